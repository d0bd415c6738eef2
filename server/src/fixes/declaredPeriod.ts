import type { Language } from '../contract/contract.ts'
import { daysOf, periodsIn } from '../coverage/values.ts'
import type { Element } from '../policy/schema.ts'

/**
 * Words of a clause with the period that the deal declares in place of the pack's own, where the declared one is longer: five
 * years become seven.
 * @param elements those that the words are to have
 * @param fact a declared fact as written
 */
export function withDeclaredPeriod(
  text: string,
  elements: readonly Pick<Element, 'flaws'>[],
  language: Language,
  fact: (key: string) => string | undefined,
): string {
  return elements
    .flatMap(({ flaws = [] }) => flaws.flatMap(({ value }) => value ?? []))
    .reduce((words, { periodBelow, fact: key }) => {
      const declared = key === undefined ? undefined : fact(key)
      if (periodBelow === undefined || declared === undefined || !(daysOf(declared) > daysOf(periodBelow))) return words
      const own = periodsIn(words).find(({ amount }) => amount === daysOf(periodBelow))
      return own ? words.slice(0, own.start) + inLanguage(declared, language) + words.slice(own.end) : words
    }, text)
}

const units = [
  ['day', '天'],
  ['week', '周'],
  ['month', '个月'],
  ['year', '年'],
] as const
const sameUnit: Readonly<Record<string, string>> = { 日: '天', 月: '个月' }

/** A period as the facts write it (`7 years`, 84个月) in the words of a contract's language. */
function inLanguage(written: string, language: Language): string {
  const [, count = '', unit = ''] = /^(\d+)\s*(.+)$/.exec(written.trim()) ?? []
  const known = units.find((one) =>
    one.some((word) => word === (sameUnit[unit] ?? unit.toLowerCase().replace(/s$/, ''))),
  )
  if (!known) return written
  if (language === 'en') return `${count} ${known[0]}${count === '1' ? '' : 's'}`
  return `${count}${language === 'zh-Hant' ? known[1].replace('个', '個').replace('周', '週') : known[1]}`
}
