import type { Contract, Format, Language } from '../contract/contract.ts'
import { readContract } from '../contract/readContract.ts'
import type { Detector } from '../coverage/detector.ts'
import type { Pack } from '../policy/schema.ts'
import { check } from '../rules/check.ts'
import { scalar } from './declareFact.ts'
import { inDefinedTerms } from './definedWords.ts'
import { draftKind } from './draftKinds.ts'
import { type DraftClause, draftWords } from './draftWords.ts'
import { wordedClauses } from './insertClauses.ts'
import { type Draft, writeDraft } from './writeDraft.ts'

/** What a new contract is to be. */
export interface NewContract {
  /** A type of the pack's. */
  readonly type: string
  readonly side: 'provider' | 'customer' | 'neutral'
  /** Registered names; empty where they are not known yet. */
  readonly provider: string
  readonly customer: string
  /** What is supplied or used, by name. */
  readonly items: readonly string[]
  readonly language: Language
  readonly format: Format
  /** Ids of the families to put in; undefined for all that the deal needs. */
  readonly clauses?: readonly string[]
  /** What to write for a blank, by the blank's name; the others stay open. */
  readonly blanks?: Readonly<Record<string, string>>
}

/**
 * A new contract: the facts of the deal, the parts that every contract has, and the clauses that the deal needs in the
 * pack's preferred wordings, numbered through. What nobody has said yet is a blank.
 */
export function newContract(wanted: NewContract, pack: Pack, detector: Detector): string {
  const { language, format } = wanted
  const { keys } = draftWords[language]
  const bare = readContract(writeDraft(draftOf(wanted, []), 'markdown', keys), 'markdown')
  const checked = check(bare, pack, detector, 'en')
  const missing = checked.needs
    .map(({ clause }) => clause)
    .filter((id) => checked.coverage.get(id)?.status === 'missing')
  const families = wanted.clauses ?? missing
  const clauses = wordedClauses(families, {}, checked, pack).map(({ wording }) => wording)
  const blanks = new Map(Object.entries(wanted.blanks ?? {}))
  return writeDraft(draftOf(wanted, inTermsOf(bare, clauses)), format, keys).replace(
    /\[\[([^\]]*)\]\]/g,
    (blank, name: string) => blanks.get(name) ?? blank,
  )
}

/** The clauses with the terms that the contract and they themselves define. */
function inTermsOf(contract: Contract, clauses: readonly DraftClause[]): DraftClause[] {
  const inTerms = inDefinedTerms(
    contract,
    clauses.flatMap(({ paragraphs }) => paragraphs),
  )
  return clauses.map(({ title, paragraphs }) => ({ title, paragraphs: paragraphs.map(inTerms) }))
}

function draftOf(wanted: NewContract, needed: readonly DraftClause[]): Draft {
  const { type, language, items } = wanted
  const words = draftWords[language]
  const kind = draftKind(type, language)
  const names = { provider: plain(wanted.provider), customer: plain(wanted.customer) }
  const slots: Record<string, string> = {
    ...kind,
    providerName: shown(names.provider) || words.unnamed.provider,
    customerName: shown(names.customer) || words.unnamed.customer,
  }
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot)
  const inWords = (clauses: readonly DraftClause[]): DraftClause[] =>
    clauses.map(({ title, paragraphs }) => ({ title, paragraphs: paragraphs.map(filled) }))
  const isAboutSecrecy = type === 'nda'
  const party = (role: 'provider' | 'customer'): string => {
    const name = names[role] === '' ? '' : `name: ${scalar(names[role])}, `
    return `    - { ${name}term: ${filled(words.terms[role])}, role: ${role} }`
  }
  const things = items.map(plain).filter((item) => item !== '')
  return {
    language,
    facts: [
      'contract:',
      `  type: ${type}`,
      `  drafting-for: ${wanted.side}`,
      `  language: ${language}`,
      '  parties:',
      party('provider'),
      party('customer'),
      ...(things.length > 0 ? ['  items:', ...things.map((item) => `    - { name: ${scalar(item)} }`)] : []),
    ],
    title: kind.title,
    opening: words.opening.map(filled),
    clauses: [
      ...inWords([words.subject, isAboutSecrecy ? words.ownSecrecy : words.price, words.term]),
      ...needed,
      ...inWords(isAboutSecrecy ? words.closing : [words.secrecy, ...words.closing]),
    ],
    signatures: words.signatures.map(filled),
    schedule: {
      title: words.schedule.title,
      paragraphs: [...things.map((item) => `- ${shown(item)}`), ...words.schedule.paragraphs],
    },
  }
}

/** A name on one line, without what no name has. */
const plain = (name: string): string => name.replace(/[\p{C}\p{Z}]+/gu, ' ').trim()

/** A name as it is read in the text: no mark of Markdown, no blank and no comment comes of it, in a block of YAML neither. */
const shown = (name: string): string => name.replace(/[\\`*_[\]<>#|~]|&(?=#?\w+;)|^[-+=]|(?<=^\d{1,9})[.)]/g, '\\$&')
