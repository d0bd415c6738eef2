import { lateDefinitions } from '../drafting/lateDefinitions.ts'
import type { Finding, Rule } from './finding.ts'
import { quoteOf, sectionName } from './placing.ts'

/** `late-definition`: a term is defined only after it was made the short form of something, so that it may mean either. */
export const lateDefinition: Rule = ({ contract, locale }) =>
  lateDefinitions(contract).map(({ term: { name }, alias, standsFor, definition, dispensable }): Finding => {
    const section = sectionName(contract, definition.section)
    return {
      code: 'late-definition',
      severity: 'information',
      message: locale === 'zh' ? inChinese(name, standsFor) : inEnglish(name, standsFor),
      span: definition.span,
      ...(section ? { section } : {}),
      authorities: [],
      related: [{ span: alias, message: standsFor || quoteOf(contract, alias) }],
      remedies: dispensable
        ? [
            {
              kind: 'reword',
              title: { en: `Take out the earlier short form “${name}”`, zh: `删除前文的简称“${name}”` },
              edits: [{ span: dispensable, newText: '' }],
            },
          ]
        : [],
    }
  })

const inEnglish = (name: string, standsFor: string): string =>
  standsFor === ''
    ? `“${name}” is defined only here, after it was introduced as a short form.`
    : `“${name}” is defined only here, after it was introduced as the short form of “${standsFor}”.`

const inChinese = (name: string, standsFor: string): string =>
  standsFor === ''
    ? `“${name}”在此方作出定义，而前文已将其用作简称。`
    : `“${name}”在此方作出定义，而前文已将其用作“${standsFor}”的简称。`
