import { readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * The set-up that the page on editors gives, for this checkout.
 * @param {string} language of the block
 * @param {number} index among the blocks of that language
 */
export function setUp(language, index = 0) {
  const page = readFileSync(path.join(root, 'docs/editors.md'), 'utf8')
  const block = [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))][index]?.[1]
  if (block === undefined) throw new Error(`docs/editors.md has no block in ${language}`)
  return block.replaceAll('/path/to/proviso', root)
}
