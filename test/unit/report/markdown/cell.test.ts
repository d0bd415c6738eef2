import { expect, it } from 'vitest'
import { cell } from '../../../../server/src/report/markdown/cell.ts'

it.each<[string, string]>([
  ['a | b\n\nc', 'a \\| b c'],
  ['[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
  ['<img src=x> & <!-- x -->', '\\<img src=x\\> \\& \\<!-- x --\\>'],
  ['see https://x.invalid or www.x.invalid', 'see https\\://x.invalid or www\\.x.invalid'],
  ['# title *bold* `code` ~~x~~', '\\# title \\*bold\\* \\`code\\` \\~\\~x\\~\\~'],
  ['\u001b[2Jx\u202e', '\\[U+001B\\]\\[2Jx\\[U+202E\\]'],
])('%j is no markup', (text, expected) => expect(cell(text)).toBe(expected))
