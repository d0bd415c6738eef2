import { expect, it } from 'vitest'
import { authorityHover } from '../../../server/src/features/referenceHover.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked } from '../contracts.ts'

it.each([
  ['en', 'in part unverified', 'Unverified\\: 22 CFR 127\\.7\\.'],
  ['zh', '部分内容未经核实', '未经核实的部分：22 CFR 127\\.7。'],
] as const)('a citation says which part of what is known of it is unverified: %s', (locale, mark, part) => {
  const text = '# Screening\n\nNo party is debarred under 22 CFR 127.7.\n'
  const query = {
    checked: checked(text, 'markdown', locale),
    offset: text.indexOf('22 CFR') + 2,
    pack: standardPack,
    locale,
  }
  const found = authorityHover(query as Parameters<typeof authorityHover>[0])
  expect(found?.markdown).toContain(mark)
  expect(found?.markdown.replaceAll('\\', '')).toContain(part.replaceAll('\\', ''))
})
