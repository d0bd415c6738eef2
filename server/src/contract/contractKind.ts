import type { Contract } from './contract.ts'

/** Whether a file is a contract to be checked, only looks like one, or is something else. */
export type ContractKind = 'contract' | 'looks-like-contract' | 'other'

const named = /\.contract\.(?:md|markdown|yaml|yml|txt)$/i
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
  if (contract.facts || named.test(fileName)) return 'contract'
  if (contract.unread && declared.test(contract.text.slice(0, firstLines))) return 'contract'
  return readsLikeContract(contract) ? 'looks-like-contract' : 'other'
}

function readsLikeContract(contract: Contract): boolean {
  const { text } = contract
  const count = (words: RegExp): number => text.match(words)?.length ?? 0
  if (contract.language === 'en') {
    return (
      text.length >= shortest.latin &&
      count(/\b(?:Agreement|Contract)\b/g) >= 3 &&
      count(/\bshall\b|\bmust not\b|\bhereby\b|\bherein\b/g) >= 8 &&
      count(
        /\b(?:Customer|Client|Supplier|Provider|Vendor|Licensor|Licensee|Buyer|Seller|Contractor|Party|Parties)\b/g,
      ) >= 8
    )
  }
  return text.length >= shortest.han && count(/甲方|乙方|双方|雙方/g) >= 8 && count(/本合同|本协议|本協議|本合約/g) >= 3
}
