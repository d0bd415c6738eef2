import type { Span, Waiver } from '../contract/contract.ts'
import { waiverFields } from '../contract/waiverFields.ts'
import { type Approvers, isDay, waiverGap } from '../coverage/waivedClauses.ts'
import { didYouMean, nearest } from '../facts/nearest.ts'
import type { Family, Localized, Pack } from '../policy/schema.ts'
import type { Finding, Rule, RuleContext, Severity } from './finding.ts'
import { isSuppressible } from './suppressed.ts'

/**
 * `waiver-incomplete`, `waiver-expired`, `waiver-unapproved`, `waiver-unused`: an accepted gap that says too little to count,
 * whose time is over, that somebody accepted who may not, or that accepts nothing. Reason and approver are a person's to give: no fix makes them up.
 */
export const waivers: Rule = (context) =>
  context.contract.waivers.flatMap((waiver) => {
    const found = waiverFault(waiver, context)
    return found ? [finding(waiver, found, context)] : []
  })

/** Who may accept a gap of a family or an element in this house. */
export const approversIn =
  ({ house, families }: Pack): Approvers =>
  (clause) =>
    house?.approversOf(families.find(({ elements }) => elements.some(({ id }) => id === clause))?.id ?? clause)

/** What is wrong with a waiver. */
export interface WaiverFault {
  readonly code: Extract<Finding['code'], `waiver-${string}`>
  readonly severity: Severity
  readonly message: Localized
  /** Whether it accepts its gap all the same. */
  readonly counts: boolean
}

type FaultContext = Pick<RuleContext, 'pack' | 'coverage' | 'needs' | 'day'>

/** What is wrong with a waiver on the day of reading; undefined where nothing is. */
export function waiverFault(waiver: Waiver, context: FaultContext): WaiverFault | undefined {
  const { clause } = waiver
  const family = familyOf(clause, context.pack)
  if (!family && !isSuppressible(clause)) return unknownClause(clause, context.pack)
  const title = family?.elements.find(({ id }) => id === clause)?.title ?? family?.title ?? { en: clause, zh: clause }
  const notCounted = whyNotCounted(waiver, title, context)
  // A finding that is not to be shown needs a reason, and no register. Whether it hides anything is known once all is found.
  if (notCounted || !family) return notCounted
  return acceptsNothing(clause, family, title, context) ?? registerFault(waiver, title)
}

const familyOf = (clause: string, { families }: Pack): Family | undefined =>
  families.find(({ id, elements }) => id === clause || elements.some((one) => one.id === clause))

const incomplete = (message: Localized, counts: boolean): WaiverFault => ({
  code: 'waiver-incomplete',
  severity: counts ? 'information' : 'warning',
  message,
  counts,
})

function unknownClause(clause: string, { families }: Pack): WaiverFault {
  if (!clause)
    return incomplete(
      {
        en: 'This waiver does not say which clause it is about, so it accepts nothing.',
        zh: '该豁免未写明所针对的条款，不起作用。',
      },
      false,
    )
  const meant = didYouMean(
    nearest(
      clause,
      families.flatMap(({ id, elements }) => [id, ...elements.map((one) => one.id)]),
    ),
  )
  return incomplete(
    {
      en: `“${clause}” is not a clause that Proviso knows, so this waiver accepts nothing. ${meant.en}`.trimEnd(),
      zh: `“${clause}”不是已知的条款类别，该豁免不起作用。${meant.zh}`,
    },
    false,
  )
}

/** Why a waiver does not count on the day of reading. */
function whyNotCounted(
  waiver: Waiver,
  title: Localized,
  { pack, day }: Pick<FaultContext, 'pack' | 'day'>,
): WaiverFault | undefined {
  const { clause, until, by } = waiver
  const approvers = approversIn(pack)
  switch (waiverGap(waiver, day, approvers)) {
    case undefined:
      return undefined
    case 'no-reason':
      return incomplete(
        {
          en: `This waiver of “${title.en}” gives no reason, so it does not count. Write why the gap is accepted.`,
          zh: `对“${title.zh}”的豁免未写明理由，不予计算。请写明接受该缺口的理由。`,
        },
        false,
      )
    case 'bad-date':
      return incomplete(
        {
          en: `“${until}” is no day that Proviso can read, so this waiver of “${title.en}” does not count. Write it as 2027-06-30.`,
          zh: `“${until}”不是可识别的日期，对“${title.zh}”的豁免不予计算。请写作 2027-06-30。`,
        },
        false,
      )
    case 'expired':
      return {
        code: 'waiver-expired',
        severity: 'warning',
        counts: false,
        message: {
          en: `This waiver of “${title.en}” ended on ${until}; on ${day} it no longer counts. Renew it with its approver, or remove it.`,
          zh: `对“${title.zh}”的豁免已于${until}到期，${day}不再有效。请经批准人续期，或予删除。`,
        },
      }
    case 'unapproved': {
      const named = approvers(clause) ?? []
      return {
        code: 'waiver-unapproved',
        severity: 'warning',
        counts: false,
        message: {
          en: `The house playbook lets ${named.join(' or ')} accept a gap in “${title.en}”; this waiver ${by?.trim() ? `is by “${by.trim()}”` : 'names no approver'}, so it does not count.`,
          zh: `按内部政策，“${title.zh}”的缺口须由${named.join('或')}批准；该豁免${by?.trim() ? `的批准人为“${by.trim()}”` : '未写明批准人'}，不予计算。`,
        },
      }
    }
  }
}

/** `waiver-unused` for a waiver that counts, of a clause or part that is there or that nobody asks for. */
function acceptsNothing(
  clause: string,
  family: Family,
  title: Localized,
  { coverage, needs }: Pick<FaultContext, 'coverage' | 'needs'>,
): WaiverFault | undefined {
  const cover = coverage.get(family.id)
  const accepts =
    cover?.status === 'waived' ||
    (clause !== family.id && cover?.elements.some(({ element, status }) => element.id === clause && status !== 'met'))
  if (accepts) return undefined
  const isThere = cover?.present === true
  const isNeeded = needs.some((need) => need.clause === family.id)
  return {
    code: 'waiver-unused',
    severity: 'information',
    counts: false,
    message: {
      en: `This waiver of “${title.en}” accepts no gap: ${isThere ? 'the contract has it' : isNeeded ? 'it is about a part of a clause that is missing as a whole' : 'this deal does not call for it'}. Remove it, so that the register stays true.`,
      zh: `对“${title.zh}”的豁免没有对应缺口：${isThere ? '合同已有该内容' : isNeeded ? '其所属条款整体缺失，而该豁免仅涉及其中一项' : '本交易不要求该条款'}。请删除，以保持登记准确。`,
    },
  }
}

/** What the register lacks of a waiver that counts: its approver, the day of approval, or a part that Proviso does not read. */
function registerFault({ by, date, unknown = [] }: Waiver, title: Localized): WaiverFault | undefined {
  if (!by?.trim() || by.includes('[['))
    return incomplete(
      {
        en: `This waiver of “${title.en}” does not say who approved it. It counts; name the approver for the register.`,
        zh: `对“${title.zh}”的豁免未写明批准人。该豁免有效，请为登记之需补明批准人。`,
      },
      true,
    )
  if (date?.trim() && !isDay(date.trim()))
    return incomplete(
      {
        en: `“${date}” is no day that Proviso can read. This waiver of “${title.en}” counts; write the day of its approval as 2026-10-01 for the register.`,
        zh: `“${date}”不是可识别的日期。对“${title.zh}”的豁免有效，请为登记之需将批准日期写作 2026-10-01。`,
      },
      true,
    )
  const [field] = unknown
  if (field === undefined) return undefined
  const meant = didYouMean(nearest(field, waiverFields))
  return incomplete(
    {
      en: `“${field}” is no part of a waiver that Proviso reads, so it changes nothing. ${meant.en}This waiver of “${title.en}” counts.`,
      zh: `“${field}”不是 Proviso 读取的豁免事项，不起作用。${meant.zh}对“${title.zh}”的豁免有效。`,
    },
    true,
  )
}

/** `waiver-unused` for a waiver of a code, which keeps nothing that was found from being shown. */
export function hidesNothing(waiver: Waiver, context: Pick<RuleContext, 'contract' | 'locale'>): Finding {
  const message = {
    en: `This waiver hides nothing: no “${waiver.clause}” is found where it counts. Remove it, so that none that comes later is hidden unseen.`,
    zh: `该豁免未隐去任何内容：其适用范围内未发现“${waiver.clause}”。请删除，以免日后出现的同类问题被隐去。`,
  }
  return finding(waiver, { code: 'waiver-unused', severity: 'information', message, counts: false }, context)
}

function finding(
  { span, clause }: Waiver,
  { code, severity, message }: WaiverFault,
  { contract, locale }: Pick<RuleContext, 'contract' | 'locale'>,
): Finding {
  const line =
    code === 'waiver-incomplete' || code === 'waiver-unapproved' ? undefined : wholeLines(contract.text, span)
  return {
    code,
    ...(clause ? { clause } : {}),
    severity,
    message: message[locale],
    span,
    authorities: [],
    related: [],
    remedies: line ? [{ kind: 'replace', span: line, text: '' }] : [],
  }
}

/** The lines of a place with nothing else on them but a list's dash; undefined where other words share them. */
function wholeLines(text: string, { start, end: written }: Span): Span | undefined {
  const end = start + text.slice(start, written).trimEnd().length
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineBreak = text.indexOf('\n', end)
  const to = lineBreak < 0 ? text.length : lineBreak + 1
  const isAlone = /^[ \t]*(?:-[ \t]+)?$/.test(text.slice(from, start)) && text.slice(end, to).trim() === ''
  return isAlone ? { start: from, end: to } : undefined
}
