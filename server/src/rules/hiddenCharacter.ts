import { type HiddenCharacter, hiddenCharactersOf } from '../drafting/characters.ts'
import type { Rule } from './finding.ts'
import { innermostSection } from './placing.ts'
import { proofread, rewrite } from './proofreading.ts'

/** `hidden-character`: a character that nobody sees, that turns the writing round, or that looks like another letter. */
export const hiddenCharacter: Rule = (context) => {
  const { contract, locale } = context
  return hiddenCharactersOf(contract).map((hidden) => {
    const span = hidden.at
    return proofread(context, {
      code: 'hidden-character',
      severity: 'hint',
      message: says[hidden.kind][locale](hidden),
      span,
      section: innermostSection(contract, span.start),
      remedies: [rewrite(span, hidden.replacement, isNothing.test(contract.text.slice(span.start, span.end)))],
    })
  })
}

/** No letter is joined or parted by these, in any script. */
const isNothing = /^[\u200b\u2060\ufeff\u00ad]$/

type Words = (hidden: HiddenCharacter) => string

const says: Record<HiddenCharacter['kind'], { readonly en: Words; readonly zh: Words }> = {
  invisible: {
    en: () => 'A character that cannot be seen stands here; a search for the words around it fails.',
    zh: () => '此处有不可见字符，会使检索失败。',
  },
  direction: {
    en: () =>
      'A hidden mark here turns the direction of the writing, so the words may be shown in another order than they stand in.',
    zh: () => '此处有隐藏的书写方向控制符，显示顺序可能与实际文字顺序不同。',
  },
  'look-alike': {
    en: ({ word, replacement }) => `“${word}” has a letter of another alphabet that looks like “${replacement}”.`,
    zh: ({ word, replacement }) => `“${word}”中有形似“${replacement}”的其他字母表字符。`,
  },
}
