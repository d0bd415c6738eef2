/** Who supplies, sells, leases or licenses, and who buys, rents or uses. */
export type Side = 'provider' | 'customer'

/** Words for a side that may be looked for anywhere in a contract: they hardly mean anything but a party of it. */
export const countedWords: Readonly<Record<'en' | 'zh', Readonly<Record<Side, string>>>> = {
  en: {
    provider: 'Provider|Supplier|Vendor|Seller|Licensor|Lessor|Contractor|Service Provider|Manufacturer|Distributor',
    customer: 'Customer|Client|Buyer|Purchaser|Licensee|Lessee|User|Company',
  },
  zh: {
    provider:
      '供应商|供方|卖方|出租方|服务商|服务方|服务提供方|提供方|许可方|受托方|承揽方|承包人|供應商|賣方|服務商|服務方|許可方|受託方',
    customer: '采购方|采购人|需方|买方|承租方|客户|用户|委托方|被许可方|定作方|採購方|買方|客戶|委託方|被許可方|訂作方',
  },
}

/** Words that say by themselves which side a party is on, as the last word of its term: `Colocation Customer`. */
const firm: Readonly<Record<Side, RegExp>> = {
  provider: lastWord('Provider|Supplier|Vendor|Seller|Licensor|Lessor|Contractor|Landlord|Sublessor|Sublandlord'),
  customer: lastWord(
    'Customer|Client|Buyer|Purchaser|Licensee|Lessee|User|Subscriber|Tenant|Subtenant|Sublessee|Occupant|Occupier|Renter|Hirer',
  ),
}

/**
 * Words for a party that is on one side in one contract and on the other in the next: a Company sells or buys, an Owner lets
 * its racks or has something built. The other party tells, and where it does not, the type of the contract.
 */
const either = lastWord('Operator|Host|Owner|Distributor|Reseller|Manufacturer|Company|Developer')
const usual: readonly { readonly words: RegExp; readonly side: Side; readonly types: readonly string[] }[] = [
  {
    words: lastWord('Operator|Host'),
    side: 'provider',
    types: ['colocation', 'cloud-services', 'compute-lease', 'services'],
  },
  {
    words: lastWord('Owner'),
    side: 'provider',
    types: ['colocation', 'compute-lease', 'software-licence', 'model-licence', 'data-licence'],
  },
  { words: lastWord('Owner'), side: 'customer', types: ['services'] },
  { words: lastWord('Manufacturer'), side: 'provider', types: ['distribution', 'hardware-purchase'] },
  { words: lastWord('Distributor|Reseller'), side: 'customer', types: ['distribution'] },
]

/** Those who may be parties beside the two sides, and are on neither. */
const third = lastWord('Guarantor|Agent|Bank|Lender|Trustee|Parent|Affiliates?|Subcontractor|Subprocessor')

function lastWord(words: string): RegExp {
  return new RegExp(`(?:^|[ -])(?:${words})$`, 'i')
}

const chinese: Readonly<Record<Side, RegExp>> = {
  provider: new RegExp(`^(?:${countedWords.zh.provider})$`),
  customer: new RegExp(`^(?:${countedWords.zh.customer})$`),
}

/** The side that a party's term puts it on by itself; 甲方, 乙方 and `Company` say nothing of it. */
export function roleOfTerm(term: string): Side | undefined {
  const isOn = (side: Side): boolean => firm[side].test(term) || chinese[side].test(term)
  if (isOn('provider')) return 'provider'
  return isOn('customer') ? 'customer' : undefined
}

/** Whether a term is one by which contracts call a party, whichever side that is on. */
export const callsParty = (term: string): boolean => roleOfTerm(term) !== undefined || either.test(term)

/**
 * The sides of the parties that a contract introduces, by their terms: first of those whose terms say it, else as is usual in
 * contracts of the type; and who is left, where one side is, is on that one.
 * @param type of the contract, as the pack calls it; undefined where nothing says it
 * @returns no entry for a party of which nothing tells
 */
export function sidesOf(terms: readonly string[], type: string | undefined): ReadonlyMap<string, Side> {
  const sides = new Map<string, Side>()
  for (const [term, side] of said(terms, roleOfTerm)) sides.set(term, side)
  const asUsual = sides.size > 0 ? [] : said(terms, (term) => usualSide(term, type))
  // Of two who usually are on one side, one is not, and nothing says which.
  if (new Set(asUsual.map(([, side]) => side)).size === asUsual.length)
    for (const [term, side] of asUsual) sides.set(term, side)
  const taken = new Set(sides.values())
  const [left, ...more] = leftOf(terms.filter((term) => !sides.has(term)))
  if (left !== undefined && more.length === 0 && taken.size === 1)
    sides.set(left, taken.has('provider') ? 'customer' : 'provider')
  return sides
}

const said = (terms: readonly string[], sideOfTerm: (term: string) => Side | undefined): (readonly [string, Side])[] =>
  terms.flatMap((term) => {
    const side = sideOfTerm(term)
    return side ? [[term, side] as const] : []
  })

const usualSide = (term: string, type: string | undefined): Side | undefined =>
  usual.find(({ words, types }) => words.test(term) && type !== undefined && types.includes(type))?.side

/** Of parties without a side those who may be on one: by a word for such, else by no word for another. */
function leftOf(terms: readonly string[]): readonly string[] {
  const named = terms.filter((term) => either.test(term))
  return named.length > 0 ? named : terms.filter((term) => !third.test(term))
}
