import type { Contract, Placeholder } from '../contract/contract.ts'
import type { GivenFacts } from '../contract/givenFacts.ts'
import { readContract } from '../contract/readContract.ts'
import type { Detector } from '../coverage/detector.ts'
import type { Localized, Pack } from '../policy/schema.ts'
import { type Check, check } from '../rules/check.ts'
import type { Finding, Locale } from '../rules/finding.ts'
import { applyEdits } from './fix.ts'
import { MovedOffsets } from './movedOffsets.ts'
import { apartFromEachOther, type Move, movesOf, type Step, steps } from './moves.ts'
import { isLost, isSerious, newFaults, stillFound } from './newFaults.ts'
import { noFix, notRead, wouldBring, wouldLose, wouldNotHelp, wouldReadOtherwise } from './refusals.ts'
import { readOtherwise } from './sameReading.ts'
import type { Wanted } from './wanted.ts'

/** What a contract is fixed by. */
export interface FixOptions {
  readonly pack: Pack
  readonly detector: Detector
  readonly locale: Locale
  /** The day whose law counts; else the contract's own, else today. */
  readonly asOf?: string | undefined
  readonly wanted: Wanted
  /** Facts that are known besides the text: those that the contract was read with. */
  readonly given?: GivenFacts | undefined
}

/** A finding that was put right, and by what. */
export interface Done {
  readonly finding: Finding
  readonly title: string
}

/** A finding of those wanted that is still there, and why. */
export interface Left {
  readonly finding: Finding
  readonly why: Localized
}

/** What came of fixing a contract. */
export interface FixedContract {
  /** The contract before, and the contract as its text is now. */
  readonly before: Check
  readonly after: Check
  readonly done: readonly Done[]
  readonly left: readonly Left[]
  /** Blanks that came with the new words. */
  readonly blanks: readonly Placeholder[]
}

/**
 * Puts right what is wanted, by the fixes that an editor offers, in memory. Each step is read anew and is only taken if
 * everything outside its edits reads as before, what it was to put right is gone, and no fault came with it. Done twice it
 * does no more than once. Never throws.
 */
export function fixContract(contract: Contract, options: FixOptions): FixedContract {
  const run = new Run(contract, options)
  if (run.before.contract.unread || run.before.contract.problems.some(({ severity }) => severity === 'error'))
    return run.untouched()
  for (let pass = 0; pass < mostPasses && run.pass(); pass++);
  return run.result()
}

/** How often all steps are gone through: a clause that was put in may call for another one. */
const mostPasses = 6
/** How many rounds one step may take: fixes at one place wait for each other. */
const mostRounds = 40

class Run {
  readonly before: Check
  #now: Check
  readonly #options: FixOptions
  readonly #done: Done[] = []
  readonly #refused = new Map<string, Localized>()

  constructor(contract: Contract, options: FixOptions) {
    this.#options = options
    this.before = this.#check(contract)
    this.#now = this.before
  }

  /** Takes each step as far as it goes; tells whether the text changed. What did harm may do none in another text. */
  pass(): boolean {
    const { written } = this.#now.contract
    this.#refused.clear()
    for (const step of steps) for (let round = 0; round < mostRounds && this.#round(step); round++);
    return this.#now.contract.written !== written
  }

  #round(step: Step): boolean {
    const together = apartFromEachOther(this.#moves(step))
    if (together.length === 0) return false
    const all = this.#after(together)
    if (!('en' in all)) return this.#accept(together, all)
    // Some do harm. Those that do it by themselves are left out, and the others are made together again.
    const alone = this.#moves(step, true).map((move) => ({ move, result: this.#after([move]) }))
    const harmful = alone.flatMap(({ move, result }) => ('en' in result ? [{ move, harm: result }] : []))
    for (const { move, harm } of harmful) for (const { finding } of move.does) this.#refused.set(subject(finding), harm)
    const [first] = alone
    if (harmful.length > 0 || !first || 'en' in first.result) return harmful.length > 0
    return this.#accept([first.move], first.result)
  }

  #accept(moves: readonly Move[], next: Check): true {
    this.#done.push(...moves.flatMap(({ does }) => does))
    this.#now = next
    return true
  }

  #moves(step: Step, apart = false): Move[] {
    const { pack, locale } = this.#options
    const wants = (finding: Finding): boolean => this.#wants(finding) && !this.#refused.has(subject(finding))
    return movesOf(step, this.#now, pack, locale, wants, apart).filter(({ edits }) =>
      edits.some(({ span, newText }) => this.#now.contract.text.slice(span.start, span.end) !== newText),
    )
  }

  /** What the contract is after some moves; where they do harm, which. */
  #after(moves: readonly Move[]): Check | Localized {
    const now = this.#now
    const edits = moves.flatMap((move) => move.edits)
    const text = applyEdits(now.contract.written, edits)
    const next = this.#check(readContract(text, now.contract.format, undefined, this.#options.given))
    const moved = new MovedOffsets(edits)
    const reading = readOtherwise(now.contract, next.contract, moved)
    if (reading) return wouldReadOtherwise(reading)
    const [fault] = newFaults(now, next, moved)
    if (fault) return wouldBring(fault)
    const findings = moves.flatMap(({ does }) => does.map(({ finding }) => finding))
    if (stillFound(findings, next, moved).length > 0) return wouldNotHelp
    const { families } = this.#options.pack
    const lost = families.find(({ id }) => isLost(id, now, next))
    return lost ? wouldLose(lost.title) : next
  }

  /** The result, where nothing may be touched since not everything could be read. */
  untouched(): FixedContract {
    const left = this.before.findings.filter(({ code }) => code === 'file-unreadable')
    return { ...this.result(), left: left.map((finding) => ({ finding, why: notRead })) }
  }

  result(): FixedContract {
    const after = this.#now
    const left = after.findings.flatMap((finding): Left[] => {
      const harm = this.#refused.get(subject(finding))
      if (!this.#wants(finding) || (!harm && !isSerious(finding))) return []
      return [{ finding, why: harm ?? noFix }]
    })
    const { contract } = this.before
    const known = new Map<string, number>()
    for (const { name } of contract.placeholders) known.set(name, (known.get(name) ?? 0) + 1)
    const blanks = after.contract.placeholders.filter(({ name }) => {
      const count = known.get(name) ?? 0
      known.set(name, count - 1)
      return count <= 0
    })
    return { before: this.before, after, done: this.#done, left, blanks }
  }

  #wants(finding: Finding): boolean {
    return this.#options.wanted(finding, this.#now)
  }

  #check(contract: Contract): Check {
    const { pack, detector, locale, asOf } = this.#options
    return check(contract, pack, detector, locale, asOf ?? this.before?.day)
  }
}

/** What a finding is about, wherever it stands. */
const subject = ({ code, clause, element, message }: Finding): string =>
  JSON.stringify([code, clause, element, code === 'missing-clause' ? '' : message])
