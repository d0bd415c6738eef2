import type { Locale } from '../rules/finding.ts'
import { factSheet } from './factSheet.ts'
import type { FileCheck } from './fileCheck.ts'

/** A declared fact of which the value changed; what one version does not declare is null. */
export interface FactChange {
  /** `regions`, or `parties › Customer › headquarters`. */
  readonly fact: string
  readonly before: string | null
  readonly after: string | null
}

/** The facts that two versions of a contract declare otherwise. Parties and items are known by their terms and names. */
export function factChanges(before: FileCheck, after: FileCheck, locale: Locale): FactChange[] {
  const [had, has] = [valuesOf(before, locale), valuesOf(after, locale)]
  return [...new Set([...had.keys(), ...has.keys()])].flatMap((fact) => {
    const [old, now] = [had.get(fact) ?? null, has.get(fact) ?? null]
    return old === now ? [] : [{ fact, before: old, after: now }]
  })
}

function valuesOf(file: FileCheck, locale: Locale): ReadonlyMap<string, string> {
  const { declared } = factSheet(file, locale)
  const nameAt = (list: string, index: number): string => {
    const field = (name: string): unknown =>
      declared.find(({ path }) => path[0] === list && path[1] === index && path[2] === name)?.value
    return String(field('term') ?? field('name') ?? index + 1)
  }
  const values = new Map<string, string>()
  for (const { path, value } of declared) {
    const [list = '', index, ...rest] = path
    const isEntry = typeof index === 'number' && rest.length > 0
    const fact = isEntry ? [list, nameAt(String(list), index), ...rest].join(' › ') : String(list)
    const known = values.get(fact)
    values.set(fact, known === undefined ? String(value) : `${known}${locale === 'zh' ? '、' : ', '}${value}`)
  }
  return values
}
