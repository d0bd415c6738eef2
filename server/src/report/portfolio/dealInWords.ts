import { factName } from '../../facts/names.ts'
import { placeInWords } from '../../facts/places.ts'
import type { Localized, Pack } from '../../policy/schema.ts'
import type { Check } from '../../rules/check.ts'
import type { Locale } from '../../rules/finding.ts'
import type { ContractEntry } from './model.ts'

type Facts = Check['facts']['declared']
type Parties = NonNullable<Facts['parties']>

const sides: Readonly<Record<NonNullable<Facts['drafting-for']>['value'], Localized>> = {
  customer: { en: 'the customer', zh: '客户' },
  provider: { en: 'the provider', zh: '供应方' },
  neutral: { en: 'neither side', zh: '中立' },
}

const roles: Readonly<Record<NonNullable<Parties[number]['role']>['value'], Localized>> = {
  provider: { en: 'provider', zh: '供应方' },
  supplier: { en: 'supplier', zh: '供应商' },
  seller: { en: 'seller', zh: '卖方' },
  customer: { en: 'customer', zh: '客户' },
  buyer: { en: 'buyer', zh: '买方' },
  reseller: { en: 'reseller', zh: '转售方' },
  'end-user': { en: 'end user', zh: '最终用户' },
  guarantor: { en: 'guarantor', zh: '担保人' },
  other: { en: 'other party', zh: '其他当事人' },
}

/** What the deal is as its facts declare it, for a reader who does not know their names. */
export function dealInWords({ facts: { declared } }: Check, pack: Pack, locale: Locale): ContractEntry['deal'] {
  const zh = locale === 'zh'
  const type = pack.contractTypes.find(({ id }) => id === declared.type?.value)
  const place = (code: string): string => placeInWords(code, pack)[locale]
  const side = declared['drafting-for'] && sides[declared['drafting-for'].value][locale]
  const rows: [fact: string, value: string | undefined][] = [
    ['type', type?.title[locale]],
    ['drafting-for', side],
    ['parties', partiesInWords(declared.parties ?? [], place, locale)],
    ['governing-law', declared['governing-law'] && place(declared['governing-law'].value)],
    ['regions', (declared.regions ?? []).map(({ value }) => place(value)).join(zh ? '、' : ', ')],
  ]
  return rows.flatMap(([fact, value]) => (value ? [{ fact, name: factName(fact)[locale], value }] : []))
}

function partiesInWords(parties: Parties, place: (code: string) => string, locale: Locale): string {
  const zh = locale === 'zh'
  return parties
    .map((party) => {
      const role = party.role && roles[party.role.value][locale]
      const seat = party.headquarters?.value
      const parent = party['ultimate-parent']?.value
      const known = [
        role,
        seat && (zh ? `总部位于${place(seat)}` : `headquarters: ${place(seat)}`),
        parent && parent !== seat && (zh ? `最终母公司位于${place(parent)}` : `ultimate parent: ${place(parent)}`),
      ].filter(Boolean)
      const name = party.name?.value ?? (zh ? '未具名' : 'unnamed')
      const term = party.term?.value
      const called = term ? (zh ? `${name}（“${term}”）` : `${name} (“${term}”)`) : name
      return known.length > 0 ? `${called}${zh ? '，' : ', '}${known.join(zh ? '，' : ', ')}` : called
    })
    .join(zh ? '；' : '; ')
}
