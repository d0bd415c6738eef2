import type { Localized } from '../policy/schema.ts'
import type { Finding, FindingCode, Locale } from './finding.ts'

/**
 * Why a finding on facts, needs, law or places may come without a fix. Interactions of the pack say it in their own messages;
 * mistakes of drafting without a fix are for the drafter to word.
 */
export const withoutFix: Partial<Readonly<Record<FindingCode, Localized>>> = {
  'fact-invalid': {
    en: 'What was meant is not known, so no fix is offered.',
    zh: '无法判断原意，故不提供修改。',
  },
  'fact-conflict': {
    en: 'Which of the two is meant is for the parties to say, so no fix is offered.',
    zh: '以何者为准由当事人确定，故不提供修改。',
  },
  'eccn-mismatch': {
    en: 'The classification is for the supplier to give, so no fix is offered.',
    zh: '归类应由供应方给出，故不提供修改。',
  },
  'controlled-item': {
    en: 'It depends on licences and figures outside the text, so no fix is offered.',
    zh: '取决于合同文本之外的许可和参数，故不提供修改。',
  },
  'place-conflict': {
    en: 'What the parties mean is for them to say, so no fix is offered.',
    zh: '当事人的真实意思须由其自行明确，故不提供修改。',
  },
  'missing-clause': {
    en: 'The house playbook gives no words for it, so no fix is offered.',
    zh: '内部政策文件未提供条款文本，故不提供修改。',
  },
}

/** A finding that says why it has no fix, where it has none and the reason is known. */
export function withReason(finding: Finding, locale: Locale): Finding {
  const reason = finding.remedies.length === 0 ? withoutFix[finding.code]?.[locale] : undefined
  return reason === undefined
    ? finding
    : { ...finding, message: `${finding.message.trimEnd()}${locale === 'zh' ? '' : ' '}${reason}` }
}
