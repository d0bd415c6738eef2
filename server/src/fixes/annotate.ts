import type { Contract } from '../contract/contract.ts'
import { sectionName } from '../rules/placing.ts'
import { besideTitle } from './besideTitle.ts'
import type { TextEdit } from './fix.ts'

/** The sections that may be annotated: those with a title. Indexes into {@link Contract.sections}, in document order. */
export const annotatableSections = (contract: Contract): number[] =>
  contract.sections.flatMap(({ parent }, index) => {
    const name = sectionName(contract, index)
    return name !== '' && name !== sectionName(contract, parent) ? [index] : []
  })

/**
 * The edit that annotates a section as a clause: one more name in its annotation, else a comment under its title, or `clause:`
 * beside its text in YAML. Undefined where nothing can stand beside its words, and where it says so already.
 * @param section index of the section
 */
export function annotate(contract: Contract, section: number, clause: string): TextEdit | undefined {
  const host = contract.sections[section]
  if (!host || section === 0) return undefined
  const own = contract.annotations.find((one) => one.section === section)
  const last = own?.clauses.at(-1)
  if (own && last) {
    if (own.clauses.some(({ name }) => name === clause)) return undefined
    const at = last.span.end
    // A block list of YAML is left to its author.
    const isBlock = own.clauses.length > 1 && /\n[ \t]*-/.test(contract.text.slice(own.span.start, at))
    return isBlock ? undefined : { span: { start: at, end: at }, newText: `, ${clause}` }
  }
  const words = `clause: ${clause}`
  return besideTitle(contract, host, { comment: words, entry: words, key: 'clause' })
}
