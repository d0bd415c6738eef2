import { isPosition, positions } from '../policy/values.ts'
import type { Finding, Locale, Remedy, Rule } from './finding.ts'
import { sectionName } from './placing.ts'

/**
 * `misannotated-clause`: a section is annotated as a clause that its words do not contain, or that nobody knows, or with a
 * position that is none.
 */
export const misannotatedClause: Rule = ({ contract, coverage, pack, locale }) =>
  contract.annotations.flatMap((annotation, index) =>
    annotation.clauses.flatMap(({ name, position, span }): Finding[] => {
      const family = pack.families.find((candidate) => candidate.id === name)
      const section = sectionName(contract, annotation.section)
      const found = coverage.inSection(annotation.section)
      if (position && !isPosition(position)) return [unknownPosition(name, position, span, locale)]
      if (family && found.includes(name)) return []
      // A family whose detection the pack does not have yet cannot be contradicted.
      if (family && family.patterns.length === 0) return []
      const where = section === '' ? '' : locale === 'zh' ? `“${section}”` : ` “${section}”`
      const message = family
        ? locale === 'zh'
          ? `本节${where}标注为“${family.title.zh}”，但文字中未见该条款内容。请修改文字或标注。`
          : `This section${where} is annotated as “${family.title.en}”, but its words do not contain that clause. Change the words or the annotation.`
        : locale === 'zh'
          ? `“${name}”不是已知的条款类别，该标注不起作用。`
          : `“${name}” is not a clause that Proviso knows, so this annotation has no effect.`
      return [
        {
          code: 'misannotated-clause',
          ...(family ? { clause: name } : {}),
          severity: 'warning',
          message,
          span,
          ...(section ? { section } : {}),
          authorities: [],
          related: [],
          remedies: [{ kind: 'annotate', annotation: index, clauses: found }],
        },
      ]
    }),
  )

function unknownPosition(clause: string, written: string, span: Finding['span'], locale: Locale): Finding {
  const message =
    locale === 'zh'
      ? `“${written}”不是已知的立场，该记录不起作用。可用：${positions.join('、')}。`
      : `“${written}” is no position that Proviso knows, so it is not recorded. It is one of: ${positions.join(', ')}.`
  const remedies = positions.map((one): Remedy => ({ kind: 'replace', span, text: `${clause} (${one})` }))
  return { code: 'misannotated-clause', severity: 'warning', message, span, authorities: [], related: [], remedies }
}
