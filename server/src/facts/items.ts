import type { Item, Localized, Pack } from '../policy/schema.ts'
import type { DealFacts } from './dealFacts.ts'
import { calculateEccn, type EccnCalculation, type EccnResult } from './eccn.ts'
import { itemNamed } from './mentions.ts'

/** An item as declared, with its place. */
export type DeclaredItem = NonNullable<DealFacts['declared']['items']>[number]

/** The arithmetic over the figures that a declared item gives; undefined where it gives no TPP. */
function calculationOf(item: DeclaredItem, pack: Pack): EccnCalculation | undefined {
  const tpp = item.tpp?.value
  if (tpp === undefined) return undefined
  const figures = {
    tpp,
    dieArea: item['die-area']?.value,
    density: item['performance-density']?.value,
    marketedFor: item['marketed-for']?.value,
  }
  return calculateEccn(figures, pack.eccn)
}

/** The arithmetic over the published figures of an accelerator; undefined where none are published. */
export function calculationFor(item: Item, pack: Pack): EccnCalculation | undefined {
  if (item.tpp === null) return undefined
  const { tpp, dieArea, density, market } = item
  return calculateEccn(
    { tpp, dieArea: dieArea ?? undefined, density: density ?? undefined, marketedFor: market },
    pack.eccn,
  )
}

/** An item of the deal: what was declared of it, the accelerator that it names, and where the figures put it. */
export interface KnownItem {
  readonly declared: DeclaredItem
  readonly chip: Item | undefined
  /** Upper case with a lower-case paragraph: `3A090.a`. */
  readonly eccn: string | undefined
  readonly calculation: EccnCalculation | undefined
  /** By the declared figures, else by those of the chip that it names. */
  readonly result: EccnResult | undefined
}

/** The declared items with what is known of them. */
export function knownItems(facts: Pick<DealFacts, 'declared'>, pack: Pack): KnownItem[] {
  return (facts.declared.items ?? []).map((declared) => {
    const chip = declared.name && itemNamed(declared.name.value, pack)
    const calculation = calculationOf(declared, pack)
    const eccn = declared.eccn && properEccn(declared.eccn.value)
    return { declared, chip, eccn, calculation, result: calculation?.result ?? chip?.result }
  })
}

/** An ECCN as the Commerce Control List writes it: `3A090.a`. */
export function properEccn(written: string): string {
  const [base = '', ...paragraphs] = written.split('.')
  return [base.toUpperCase(), ...paragraphs.map((part) => part.toLowerCase())].join('.')
}

/** An item as a sentence names it. */
export function itemInWords({ declared, chip }: KnownItem): Localized {
  const name = declared.name?.value ?? (chip ? chip.name : undefined)
  return name === undefined ? { en: 'the item', zh: '该物项' } : { en: name, zh: name }
}
