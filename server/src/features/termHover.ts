import { termAt } from '../drafting/termAt.ts'
import { sectionName } from '../rules/placing.ts'
import type { HoverProvider } from './hover.ts'
import { plainMarkdown } from './markdown.ts'

/** Definitions of one term that a hover shows; more of them are a finding. */
const shown = 3
/** Longer meanings are cut, in UTF-16 units. */
const longest = 600

/** What a defined term means, where that stands, and how often the contract uses it. */
export const termHover: HoverProvider = ({ checked: { contract }, offset, locale }) => {
  const found = termAt(contract, offset)
  if (!found) return undefined
  const { name, definitions, uses } = found.term
  const parts = definitions.slice(0, shown).map(({ meaning, section, form }) => {
    const words = contract.text.slice(meaning.start, meaning.end).replace(/\*\*|__/g, '')
    const cut = words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words
    return `${plainMarkdown(placeOf(sectionName(contract, section), form === 'declared', locale))}\n\n> ${plainMarkdown(cut)}`
  })
  const count =
    locale === 'zh'
      ? `共使用 ${uses.length} 处。`
      : uses.length === 1
        ? 'Used once.'
        : `Used ${uses.length === 0 ? 'nowhere' : `${uses.length} times`}.`
  return { markdown: [`**${plainMarkdown(name)}**`, ...parts, count].join('\n\n'), span: found.span }
}

function placeOf(section: string, isDeclared: boolean, locale: 'en' | 'zh'): string {
  if (isDeclared) return locale === 'zh' ? '在文件开头声明' : 'Declared at the top of the file'
  if (section === '') return locale === 'zh' ? '定义' : 'Defined'
  return locale === 'zh' ? `定义见“${section}”` : `Defined in ${section}`
}
