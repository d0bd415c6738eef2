import type { Rule } from './finding.ts'

/** `placeholder`: a blank `[[…]]` that nobody has filled, or a statement that nobody has confirmed. */
export const placeholder: Rule = ({ contract, locale }) =>
  contract.placeholders.map(({ name, span }) => {
    const confirm = /^(?:confirm|确认|確認)\s*[:：]\s*(.*)/su.exec(name)
    const message = confirm
      ? locale === 'zh'
        ? `待核实：${confirm[1]}。核实后请删除方括号。`
        : `To be confirmed: ${confirm[1]}. Remove the brackets once somebody has checked it.`
      : locale === 'zh'
        ? `空白待填：${name}。`
        : `Blank still to be filled: ${name}.`
    return {
      code: 'placeholder',
      severity: confirm ? 'warning' : 'information',
      message,
      span,
      authorities: [],
      related: [],
      remedies: [],
    }
  })
