import type { Finding, Rule } from './finding.ts'

/** `fact-invalid`: the declared contract type is none that the pack knows. (Wrong shapes are found while reading.) */
export const factInvalid: Rule = ({ facts, pack, locale }): Finding[] => {
  const type = facts.type
  if (!type || pack.contractTypes.some(({ id }) => id === type.value)) return []
  const known = pack.contractTypes.map(({ id }) => id).join(locale === 'zh' ? '、' : ', ')
  const message =
    locale === 'zh'
      ? `未知的合同类型“${type.value}”，已按未声明类型检查。可用：${known}。`
      : `“${type.value}” is not a contract type that Proviso knows, so the contract is checked as if no type were given. Known types: ${known}.`
  return [
    { code: 'fact-invalid', severity: 'warning', message, span: type.span, authorities: [], related: [], remedies: [] },
  ]
}
