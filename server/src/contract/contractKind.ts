import type { Contract } from './contract.ts'
import { isContractName } from './contractName.ts'
import { tally } from './tally.ts'
import { Wording } from './wording.ts'

/** Whether a file is a contract to be checked, only looks like one, or is something else. */
export type ContractKind = 'contract' | 'looks-like-contract' | 'other'

/** How a file that could not be read may still say, in its first lines, that it is a contract: it must not look clean. */
const declared = /^contract:/m
const firstLines = 4000

/** A text shorter than this is a note, whatever its words. In UTF-16 units; Chinese says more in less. */
const shortest = { latin: 1500, han: 600 }

/**
 * Says what a file is. It is a contract when it says so itself: by `contract:` facts or by its name. A file that only
 * reads like a contract is never checked unasked.
 * @param fileName last part of the path, or empty
 */
export function contractKind(contract: Contract, fileName: string): ContractKind {
  if (contract.facts || isContractName(fileName)) return 'contract'
  if (contract.unread && declared.test(contract.text.slice(0, firstLines))) return 'contract'
  return readsLikeContract(contract) ? 'looks-like-contract' : 'other'
}

/** Whether a file may say that it is a contract, by a look at it: what may not need not be read to know what it is. */
export const mayBeContract = (text: string, fileName: string): boolean =>
  isContractName(fileName) || text.includes('contract')

function readsLikeContract(contract: Contract): boolean {
  const { language, text } = contract
  if (text.length < (language === 'en' ? shortest.latin : shortest.han)) return false
  const [words, counts] = language === 'en' ? [latinWords, latinCounts(contract)] : [hanWords, hanCounts(contract)]
  return words.every((some) => (counts.get(some) ?? 0) >= some.atLeast)
}

/** Words that are counted together. */
interface ContractWords {
  readonly words: RegExp
  readonly atLeast: number
}

/** Words that contracts use, and how often one uses them at least. */
const latinWords: readonly ContractWords[] = [
  { words: /\b(?:Agreement|Contract)\b/g, atLeast: 3 },
  { words: /\bshall\b|\bmust not\b|\bhereby\b|\bherein\b/g, atLeast: 8 },
  {
    words: /\b(?:Customer|Client|Supplier|Provider|Vendor|Licensor|Licensee|Buyer|Seller|Contractor|Party|Parties)\b/g,
    atLeast: 8,
  },
]
const hanWords: readonly ContractWords[] = [
  { words: /甲方|乙方|双方|雙方/g, atLeast: 8 },
  { words: /本合同|本协议|本協議|本合約/g, atLeast: 3 },
]
/** Counts words in a contract; each of a passage's is said once for each time that it stands there. */
const counter = (wanted: readonly ContractWords[]): ((contract: Contract) => ReadonlyMap<ContractWords, number>) =>
  tally(
    ({ wordings }) => wordings,
    Wording.remembered((text) =>
      wanted.flatMap((some): ContractWords[] => text.match(some.words)?.map(() => some) ?? []),
    ),
  )
const latinCounts = counter(latinWords)
const hanCounts = counter(hanWords)
