import type { Passage } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { mixedFigures, simplifiedIn, traditionalIn } from '../drafting/characters.ts'
import type { Rule } from './finding.ts'
import { proofread, rewrite } from './proofreading.ts'

const mayBeMixed = passagesThat(({ wording }) =>
  [traditionalIn, simplifiedIn, mixedFigures].some((read) => read(wording).length > 0),
)

/** `mixed-script`: Traditional characters in a Simplified contract or the other way round; half and full width in one figure. */
export const mixedScript: Rule = (context) => {
  const { contract, locale } = context
  const others =
    contract.language === 'zh-Hans' ? traditionalIn : contract.language === 'zh-Hant' ? simplifiedIn : () => []
  return mayBeMixed(contract).flatMap((index) => {
    const passage = contract.passages[index] as Passage
    return [
      ...others(passage.wording).map(({ at, replacement }) => {
        const words = passage.text.slice(at.start, at.end)
        const span = sourceSpan(passage, at.start, at.end)
        const isTraditional = contract.language === 'zh-Hans'
        return proofread(context, {
          code: 'mixed-script',
          severity: 'hint',
          message:
            locale === 'zh'
              ? `“${words}”为${isTraditional ? '繁体' : '简体'}字，合同其余部分使用${isTraditional ? '简体' : '繁体'}。`
              : `“${words}” is in ${isTraditional ? 'Traditional' : 'Simplified'} characters; the contract is in ${isTraditional ? 'Simplified' : 'Traditional'}.`,
          span,
          section: passage.section,
          remedies: replacement === undefined ? [] : [rewrite(span, replacement)],
        })
      }),
      ...mixedFigures(passage.wording).map(({ at, replacement }) => {
        const span = sourceSpan(passage, at.start, at.end)
        return proofread(context, {
          code: 'mixed-script',
          severity: 'hint',
          message:
            locale === 'zh'
              ? `数字“${passage.text.slice(at.start, at.end)}”混用全角与半角。`
              : `The figure “${passage.text.slice(at.start, at.end)}” mixes full-width and half-width characters.`,
          span,
          section: passage.section,
          remedies: [rewrite(span, replacement)],
        })
      }),
    ]
  })
}
