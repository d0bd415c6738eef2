import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { checkPack, PackError } from './checkPack.ts'
import type { Pack } from './schema.ts'

/**
 * Reads a policy pack from its folder: `pack.yaml`, `lexicon.yaml`, `contract-types.yaml`, `needs.yaml`, `interactions.yaml`,
 * `authorities.yaml`, `caveats.yaml`, `countries.yaml`, `country-groups.yaml`, `items.yaml`, `eccn.yaml`, `fact-cues.yaml` and `families/<id>.yaml`.
 * @throws PackError with every mistake found, one a line
 */
export function loadPack(folder: string): Pack {
  const read = (file: string): unknown => {
    const document = parseDocument(readFileSync(path.join(folder, file), 'utf8'))
    const [error] = document.errors
    if (error) throw new PackError(`${file}: ${error.message}`)
    return document.toJS()
  }
  const files = readdirSync(path.join(folder, 'families')).filter((file) => file.endsWith('.yaml'))
  const written = {
    ...(read('pack.yaml') as object),
    lexicon: read('lexicon.yaml'),
    families: files.map((file) => read(`families/${file}`)),
    contractTypes: read('contract-types.yaml'),
    needs: read('needs.yaml'),
    interactions: read('interactions.yaml'),
    authorities: read('authorities.yaml'),
    caveats: read('caveats.yaml'),
    countries: read('countries.yaml'),
    countryGroups: read('country-groups.yaml'),
    items: read('items.yaml'),
    eccn: read('eccn.yaml'),
    factCues: read('fact-cues.yaml'),
  }
  return checkPack(written)
}
