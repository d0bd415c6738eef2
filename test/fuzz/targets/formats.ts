import fc from 'fast-check'
import { github } from '../../../server/src/report/github.ts'
import { gitlab } from '../../../server/src/report/gitlab.ts'
import { sarif } from '../../../server/src/report/sarif.ts'
import { text as plain } from '../../../server/src/report/text.ts'
import { fileCheck, written } from '../../unit/report/files.ts'
import { sarifMistakes } from '../../unit/report/schemas.ts'
import { type Sample, samples } from '../inputs/contracts.ts'
import { words } from '../inputs/words.ts'
import type { Target } from '../target.ts'

/** What a terminal would act on. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

/** Whatever a contract says and however its file is called, programs can read what is told of it, and terminals do nothing. */
export const formats: Target<readonly [Sample, string]> = {
  name: 'SARIF and other formats',
  share: 1.4,
  inputs: fc.tuple(samples, words),
  hold: ([[text, format], name]) => {
    const file = fileCheck(`${name}.md`, text, format, 'en')
    const mistakes = sarifMistakes(written(sarif, [file]))
    if (mistakes.length > 0) throw new Error(`no SARIF: ${mistakes.join('; ')}`)
    JSON.parse(written(gitlab, [file]))
    for (const one of [plain, github]) {
      const shown = written(one, [file])
      const control = controls.exec(shown)
      if (control)
        throw new Error(`a control character: ${JSON.stringify(shown.slice(control.index - 20, control.index + 20))}`)
    }
    for (const line of written(github, [file]).split('\n'))
      if (line !== '' && !line.startsWith('::')) throw new Error(`no annotation: ${line}`)
  },
}
