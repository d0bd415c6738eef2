import type { Passage } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { dateFaults } from '../drafting/dates.ts'
import type { Rule } from './finding.ts'
import { proofread } from './proofreading.ts'

const haveFaults = passagesThat(({ wording }) => dateFaults(wording).length > 0)

/** `impossible-date`: a date that the calendar does not have, or a period that ends before it begins. */
export const impossibleDate: Rule = (context) => {
  const { contract, locale } = context
  return haveFaults(contract).flatMap((index) => {
    const passage = contract.passages[index] as Passage
    return dateFaults(passage.wording).map((fault) => {
      const words = passage.text.slice(fault.at.start, fault.at.end)
      const message =
        fault.kind === 'impossible'
          ? { en: `There is no such date: ${words}.`, zh: `日期不存在：${words}。` }
          : { en: `This period ends before it begins: ${words}.`, zh: `期限的截止日早于起始日：${words}。` }
      return proofread(context, {
        code: 'impossible-date',
        severity: 'warning',
        message: message[locale],
        span: sourceSpan(passage, fault.at.start, fault.at.end),
        section: passage.section,
        related:
          fault.kind === 'backwards'
            ? [
                {
                  span: sourceSpan(passage, fault.start.start, fault.start.end),
                  message: locale === 'zh' ? '起始日' : 'It begins here',
                },
              ]
            : [],
      })
    })
  })
}
