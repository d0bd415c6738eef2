import type { Finding, Rule } from './finding.ts'
import { sectionName } from './placing.ts'

/** `misannotated-clause`: a section is annotated as a clause that its words do not contain, or that nobody knows. */
export const misannotatedClause: Rule = ({ contract, coverage, pack, locale }) =>
  contract.annotations.flatMap((annotation, index) =>
    annotation.clauses.flatMap(({ name, span }): Finding[] => {
      const family = pack.families.find((candidate) => candidate.id === name)
      const section = sectionName(contract, annotation.section)
      const found = coverage.inSection(annotation.section)
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
