import path from 'node:path'
import { readContract } from '../../server/src/contract/readContract.ts'
import { housePolicy, playbookFindings } from '../../server/src/playbook/housePolicy.ts'
import { readPlaybook } from '../../server/src/playbook/readPlaybook.ts'
import type { Pack } from '../../server/src/policy/schema.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { type Check, check } from '../../server/src/rules/check.ts'
import type { Finding, Locale } from '../../server/src/rules/finding.ts'
import { detector } from './contracts.ts'

/** Where the pages of the rules are: one a code. */
export const pagesFolder = path.resolve(import.meta.dirname, '../../docs/rules')

/** An example of a page: a contract, and the code that it is to be found with (or `none`). */
export interface Example {
  readonly expected: string
  readonly format: 'markdown' | 'yaml'
  readonly text: string
}

/** The fenced blocks that begin with `<!-- expect: … -->`; without that line, since front matter must come first. */
export function examplesOf(page: string): Example[] {
  const blocks = page.matchAll(/^(`{3,})(\w+)\n<!-- expect: ([\w-]+) -->\n([\s\S]*?)^\1$/gm)
  return Array.from(blocks, ([, , language, expected = '', text = '']) => ({
    expected,
    format: language === 'yaml' ? 'yaml' : 'markdown',
    text,
  }))
}

/** What an example gives by the playbook that its page shows, if it shows one. An example of a playbook is itself one. */
export function findingsIn(
  example: Example,
  code: string,
  page: string,
  locale: Locale,
): readonly Pick<Finding, 'code' | 'message' | 'basis' | 'authorities'>[] {
  if (code === 'playbook-invalid')
    return playbookFindings(readPlaybook(example.text, standardPack).problems, locale).map((one) => ({
      ...one,
      authorities: [],
    }))
  return checkIn(example, page, locale).checked.findings
}

/** An example checked by the playbook that its page shows, if it shows one, and the pack that this makes. */
export function checkIn(
  { text, format }: Example,
  page: string,
  locale: Locale,
  asOf?: string,
): { checked: Check; pack: Pack } {
  const shown = /^```yaml\n# playbook\n([\s\S]*?)^```$/m.exec(page)?.[1]
  const { pack, detector: found } = shown
    ? housePolicy(shown, { pack: standardPack, detector })
    : { pack: standardPack, detector }
  return { checked: check(readContract(text, format), pack, found, locale, asOf), pack }
}
