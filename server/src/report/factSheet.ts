import type { Span } from '../contract/contract.ts'
import type { Position } from '../contract/lines.ts'
import { countsUndeclared, offersOf } from '../facts/offers.ts'
import type { Declared } from '../facts/readFacts.ts'
import { unknownsOf } from '../facts/unknowns.ts'
import type { Basis } from '../policy/schema.ts'
import { clauseTitle } from '../policy/titles.ts'
import type { Locale } from '../rules/finding.ts'
import { quoteOf } from '../rules/placing.ts'
import { authorityLine } from '../rules/wording.ts'
import type { FileCheck } from './fileCheck.ts'

/** Words of a contract and where they stand: 0-based lines, UTF-16 characters. */
export interface Place {
  readonly start: Position
  readonly end: Position
  readonly quote: string
}

/** What is known of one deal, what is not, and what follows from it. Texts are in the interface language. */
export interface FactSheet {
  readonly file: string
  /** The day whose law counts. */
  readonly day: string
  /** Whether anything of the file was read; where not, the sheet says nothing of the deal. */
  readonly isRead: boolean
  /** Why nothing or not all of the file could be read. */
  readonly problems: readonly string[]
  readonly declared: readonly {
    /** Where it stands in the facts: `['parties', 0, 'headquarters']`. */
    readonly path: readonly (string | number)[]
    readonly value: unknown
    readonly place: Place
  }[]
  /** What the words of the contract say, whether the facts block says so as well, and whether it bears on the needs. */
  readonly inferred: readonly {
    readonly fact: string
    readonly value: unknown
    readonly shown: string
    readonly isDeclared: boolean
    readonly counts: boolean
    readonly place: Place
  }[]
  /** What the facts block says and cannot be used. */
  readonly unusable: readonly { readonly message: string; readonly place: Place }[]
  readonly unknown: readonly { readonly fact: string; readonly what: string; readonly place?: Place }[]
  readonly circumstances: readonly {
    readonly id: string
    readonly reason: string
    readonly isDeclared: boolean
    readonly places: readonly Place[]
  }[]
  readonly needs: readonly {
    readonly clause: string
    readonly title: string
    readonly level: string
    /** The facts of this deal that call for it; none where the type of contract alone does. */
    readonly facts: readonly string[]
    /** Strongest first. */
    readonly because: readonly {
      readonly reason: string
      readonly basis: Basis
      readonly authorities: readonly { readonly id: string; readonly standing: string }[]
    }[]
  }[]
}

/** The fact sheet of one checked contract. */
export function factSheet({ file, checked, pack, lines }: FileCheck, locale: Locale): FactSheet {
  const { contract, facts, circumstances, needs, day } = checked
  const placeOf = (span: Span): Place => ({
    start: lines.positionAt(span.start),
    end: lines.positionAt(span.end),
    quote: quoteOf(contract, span),
  })
  const problems = contract.problems.map(({ message }) => message[locale])
  const nothing = { declared: [], inferred: [], unusable: [], unknown: [], circumstances: [], needs: [] }
  if (contract.unread) return { file, day, isRead: false, problems, ...nothing }
  const { span } = facts.declared
  const undeclared = new Set(offersOf(facts, pack).map((offer) => offer.span.start))
  return {
    file,
    day,
    isRead: true,
    problems,
    // Waivers are no facts of the deal; they stand in the register.
    declared: valuesIn({ ...facts.declared, waivers: undefined }).map(({ path, value, span }) => ({
      path,
      value,
      place: placeOf(span),
    })),
    inferred: offersOf({ ...facts, declared: { span } }, pack).map((offer) => {
      const isDeclared = !undeclared.has(offer.span.start)
      return {
        fact: offer.key,
        value: offer.value,
        shown: offer.shown[locale],
        isDeclared,
        counts: isDeclared || countsUndeclared(offer),
        place: placeOf(offer.span),
      }
    }),
    unusable: facts.problems.map(({ message, span }) => ({ message: message[locale], place: placeOf(span) })),
    unknown: unknownsOf(facts, pack).map(({ key, what, span }) => ({
      fact: key,
      what: what[locale],
      ...(span ? { place: placeOf(span) } : {}),
    })),
    circumstances: Array.from(circumstances.holding, ([id, { reason, spans, declared }]) => ({
      id,
      reason: reason[locale],
      isDeclared: declared,
      places: spans.map(placeOf),
    })),
    needs: needs.map(({ clause, level, because, facts: holding }) => ({
      clause,
      title: clauseTitle(pack, clause, locale),
      level,
      facts: [...new Set(holding.map(({ reason }) => reason[locale]))],
      because: because.map(({ reason, basis, authorities }) => ({
        reason: reason[locale],
        basis,
        authorities: pack.authorities
          .filter(({ id }) => authorities.includes(id))
          .map((one) => ({ id: one.id, standing: authorityLine(one, { pack, locale, day }) })),
      })),
    })),
  }
}

interface DeclaredValue extends Declared<unknown> {
  readonly path: readonly (string | number)[]
}

/** Every single value among declared facts, with the way to it. */
function valuesIn(read: unknown, path: DeclaredValue['path'] = []): DeclaredValue[] {
  if (typeof read !== 'object' || read === null) return []
  if (Array.isArray(read)) return read.flatMap((one, i) => valuesIn(one, [...path, i]))
  if ('value' in read) return [{ ...(read as Declared<unknown>), path }]
  return Object.entries(read).flatMap(([key, one]) => (key === 'span' ? [] : valuesIn(one, [...path, key])))
}
