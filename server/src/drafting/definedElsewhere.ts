import type { Contract } from '../contract/contract.ts'
import { passagesThat } from '../contract/passagesThat.ts'
import { Wording } from '../contract/wording.ts'

/** “Capitalised terms not defined here have the meanings given in …”: nothing can be said to be undefined. */
const elsewhere =
  /\b(?:capitali[sz]ed (?:terms|words|expressions)|(?:terms|words|expressions) (?:that|which)? ?begin(?:ning)? with (?:an? )?(?:upper|capital)[\w -]*)\b[^.]{0,80}\bnot\b[^.]{0,40}\bdefined\b|\bterms\b[^.]{0,60}\bnot (?:otherwise )?defined (?:herein|in this)[^.]{0,60}\bmeanings?\b|\bdefinitions\b[^.]{0,60}\bnot defined in\b|\b(?:capitali[sz]ed (?:terms|words)|variables|defined terms)\b[^.]{0,40}\bmeanings?\b[^.]{0,60}\b(?:in|on|under) (?:an?|the) (?!section|clause|following|agreement)/i
const saysElsewhere = Wording.remembered((text) => elsewhere.test(text))
const passagesThatSayElsewhere = passagesThat(({ wording }) => saysElsewhere(wording))
/** Part of another contract, which defines its terms. */
const partOfAnother =
  /\b(?:addendum|amendment|schedule|annex|appendix|exhibit|service level agreement|sla|statement of work|order form|rider|policy|补充协议|補充協議)\b/i

/** Whether a contract leaves its terms to another document, so that none of them can be said to be undefined. */
export const isDefinedElsewhere = (contract: Contract): boolean =>
  partOfAnother.test(contract.sections[0]?.title ?? '') || passagesThatSayElsewhere(contract).length > 0
