import type { Contract, Passage, Span } from '../contract/contract.ts'
import { leadingNumber } from '../contract/numbering.ts'
import { lastBy } from '../contract/search.ts'
import { Wording } from '../contract/wording.ts'

/**
 * How a term is defined: `sentence` (“Fees” means …), `inline` (the “Fees”), `entry` (the title of an entry in a list of
 * definitions), `party` (甲方：…), `declared` (in the front matter or under `definitions:` in YAML).
 */
export type DefinitionForm = 'sentence' | 'inline' | 'entry' | 'party' | 'declared'

/** A definition in one passage. Offsets are UTF-16 units of the passage's text. */
export interface DefinitionInPassage {
  /** As written, without its quotes and without `(s)`. */
  readonly term: string
  readonly form: DefinitionForm
  /** The term itself. */
  readonly at: Span
  /** All that goes when an inline definition is taken out: its brackets and the space before them. */
  readonly whole: Span
  /** The meaning is given in another place of this contract (`section`) or in another document. */
  readonly pointsTo: 'section' | 'document' | undefined
}

/** Words in quotes or in bold type, which is how contracts mark a term where they define it. */
interface Mark {
  readonly inner: Span
  readonly outer: Span
}

const quoted =
  /["“”„]([^"“”„']{1,80})''|["“”„]([^"“”„]{1,80})["”“]|「([^「」]{1,40})」|『([^『』]{1,40})』|‘([^‘’]{2,60})’|＂([^＂]{1,40})＂|(?<![\p{L}\p{N}'])'([^'\n]{2,60})'(?![\p{L}\p{N}'])/gu
const hasHan = (text: string): boolean => /[\u3400-\u9fff]/.test(text)

/** Longer than this, in characters, is a sentence and no term. */
const longestTerm = 70
const longestChineseTerm = 20

/**
 * The definitions in one passage.
 * @param contract that the passage is of: marks of bold type in its text count as quotes
 * @param listed whether the passage is part of a list of definitions, where a title or “Term: …” is enough
 */
export function definitionsIn(passage: Passage, contract: Contract, listed: boolean): readonly DefinitionInPassage[] {
  const isTitle = passage.kind === 'heading' || passage.kind === 'label'
  const bold = boldIn(passage, contract)
  if (bold.length === 0) return unmarked[isTitle ? 'title' : 'prose'][listed ? 'listed' : 'unlisted'](passage.wording)
  const variant = `${isTitle} ${listed} ${bold.map(({ start, end }) => `${start}-${end}`).join(' ')}`
  const variants = variantsOf(passage.wording)
  const found = variants.get(variant) ?? read(passage.text, bold, listed, isTitle)
  variants.set(variant, found)
  return found
}

/** Whether a passage has definitions, in a list of definitions or elsewhere. */
export const mayHaveDefinitions = (passage: Passage, contract: Contract): boolean =>
  definitionsIn(passage, contract, true).length > 0 || definitionsIn(passage, contract, false).length > 0

/** What was read in a text with bold type, by all that it depends on beside the text. */
const variantsOf = Wording.remembered((): Map<string, readonly DefinitionInPassage[]> => new Map())

/** What is read in a text without bold type. */
const unmarked = {
  prose: {
    listed: Wording.remembered((text) => read(text, [], true, false)),
    unlisted: Wording.remembered((text) => read(text, [], false, false)),
  },
  title: {
    listed: Wording.remembered((text) => read(text, [], true, true)),
    unlisted: Wording.remembered((text) => read(text, [], false, true)),
  },
}

function read(text: string, bold: readonly Span[], listed: boolean, isTitle: boolean): readonly DefinitionInPassage[] {
  const found = [
    ...(isTitle ? [] : marked(text, marksIn(text, bold), listed)),
    ...(isTitle || !text.includes('defined in') ? [] : borrowed(text)),
    ...(isTitle || !/[称稱]/.test(text) ? [] : inlineChinese(text)),
    ...atStart(text, listed, isTitle),
  ]
  // “软件”：软件是指 … says it twice; the first counts.
  const terms = new Set<string>()
  return found.filter(({ term }) => !terms.has(term) && terms.add(term))
}

const noSpans: readonly Span[] = []

/** Whether a character is one of which marks of bold type are made. */
const isMark = (code: number): boolean => code === 42 || code === 95

/** The bold stretches of passages by their runs, which an edit elsewhere leaves the same object. */
const boldByRuns = new WeakMap<readonly number[], readonly Span[]>()

/** The stretches of a passage's text that are in bold type in the source, as offsets into the text. */
function boldIn(passage: Passage, { text }: Contract): readonly Span[] {
  const { runs, span } = passage
  // Most passages are one piece of their source, with no mark before or in them.
  if (runs.length <= 3 && !isMark(text.charCodeAt(span.start - 1))) return noSpans
  const bold = boldByRuns.get(runs) ?? readBold(passage, text)
  boldByRuns.set(runs, bold)
  return bold
}

function readBold({ runs, span, text }: Passage, source: string): readonly Span[] {
  const stretches: Span[] = []
  let open = /\*\*$|__$/.test(source.slice(Math.max(0, span.start - 2), span.start)) ? 0 : -1
  let sourceEnd = span.start
  let textEnd = 0
  for (let i = 0; i < runs.length; i += 3) {
    const from = runs[i] as number
    const start = span.start + (runs[i + 1] as number)
    const gap = start > sourceEnd && start - sourceEnd < 200 ? source.slice(sourceEnd, start) : ''
    for (const _ of gap.matchAll(/\*\*|__|<\/?(?:strong|b)>/g)) {
      if (open >= 0) {
        if (textEnd > open) stretches.push({ start: open, end: textEnd })
        open = -1
      } else open = from
    }
    textEnd = from + (runs[i + 2] as number)
    sourceEnd = start + (runs[i + 2] as number)
  }
  if (open >= 0 && /^(?:\*\*|__)/.test(source.slice(span.end, span.end + 2)))
    stretches.push({ start: open, end: text.length })
  return stretches
}

/** The marked words of a text, in order; bold type around quotes is the quotes' mark. */
function marksIn(text: string, bold: readonly Span[]): Mark[] {
  const quotes: Mark[] = []
  for (const match of text.matchAll(quoted)) {
    const outer = { start: match.index, end: match.index + match[0].length }
    const closing = match[1] === undefined ? 1 : 2
    quotes.push({ inner: trimmed(text, { start: outer.start + 1, end: outer.end - closing }), outer })
  }
  if (bold.length === 0) return quotes
  const inQuotes = ({ start, end }: Span): boolean =>
    start < (quotes[lastBy(quotes, end - 1, ({ outer }) => outer.start)]?.outer.end ?? 0)
  const marks = [...quotes]
  for (const stretch of bold) {
    const inner = trimmed(text, stretch)
    if (inner.end > inner.start && inner.end - inner.start <= longestTerm && !inQuotes(inner))
      marks.push({ inner, outer: inner })
  }
  return marks.sort((a, b) => a.outer.start - b.outer.start)
}

/** Bold type, and not quotation marks. */
const isBold = ({ inner, outer }: Mark): boolean => inner === outer

function trimmed(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && /[\s*]/.test(text[from] as string)) from++
  while (to > from && /[\s,.;:：，。*]/.test(text[to - 1] as string)) to--
  return { start: from, end: to }
}

/** What joins the several names of one thing: “A”, “B” or “C”. */
const joint =
  /^["”“’」』*]?\s*[（(]?\s*(?:(?:[,;、/]|\(s\)|or|and|each|an?|the|individually|collectively|together|either|such|its?|或者?|和|及|与|與|以下|均|合)["”’」』]?\s*)+[（(]?\s*$/i
const means =
  /^(?:\(s\))?\s*(?:[([（][^)\]）]{0,60}[)\]）])?(?: of (?:an?|the|each|either) \p{L}+)?\s*,?\s*(?:(?:when|as) used [^,]{0,60},\s*|for (?:the )?purposes? of [^,]{0,60},\s*|in (?:relation to|respect of) [^,]{0,60},\s*)?(?:shall|will|each|both|also|respectively|only|is understood to)?\s*(?:means?|ha(?:s|ve) the (?:same |respective )?(?:meanings?|definitions?)|(?:is|are) defined|is (?:used )?as defined|refers? to|denotes?|is hereby defined)\b/iu
const meansInChinese =
  /^\s*(?:[（([][^）)\]]{0,40}[）)\]])?\s*[：:，,]?\s*(?:一词|一詞|等)?[，,]?\s*(?:均|仅|僅|特|应|應|是|即|系|係|意)*(?:指|意为|意為|定义为|定義為|具有[^。]{0,12}(?:含义|含義|涵义|定义))/
/** Less says so where the term begins its passage. */
const entryMeans = /^(?:\(s\))?\s*(?:[：:]|(?:shall )?(?:is|are|includes?)\b(?!.{0,20}trademark))\s*\S/
/** “in which case ‘you’ means your company” adds to a meaning and gives none. */
const inOneCase = /\bin (?:which|such|that) (?:case|event),? (?:the (?:term|word) )?$/i
/** “**You** are responsible” is emphasis, “**Factor 1**: price” an item. */
const noEntry = /^(?:you|we|us|it)$|\s\d+$/i
const toSection =
  /^[^.]{0,60}?\b(?:defined|set (?:forth|out)|given|ascribed|specified|described|provided|stated|assigned)\b[^.]{0,40}?\b(?:in|by|under|to it in)\s+(?:the )?(?:section|clause|article|paragraph|recital|preamble|part|schedule|exhibit|annex|appendix|cover page|order form|key terms|§)/i
/** The page ended before the number. */
const cutOff = /^[^.]{0,60}?\b(?:ascribed|given|assigned|defined|set forth)\b[^.]{0,40}?\b(?:in|by|under)\s*$/i
const toDocument =
  /^[^.]{0,40}?\b(?:meanings?|definitions?|defined)\b[^.]{0,60}?\b(?:in|by|under|to (?:it|them|that term|such terms?) (?:in|under|by))\s+(?:the|that|its|our|any|article|regulation|directive|an?)?\s*[\p{Lu}“"]/iu

/** Definitions whose term is marked: “X” means …, (the “X”), 以下简称“X”. */
function marked(text: string, marks: readonly Mark[], listed: boolean): DefinitionInPassage[] {
  const found: DefinitionInPassage[] = []
  for (let i = 0; i < marks.length; ) {
    let last = i
    while (
      last + 1 < marks.length &&
      joint.test(text.slice((marks[last] as Mark).inner.end, (marks[last + 1] as Mark).outer.start))
    )
      last++
    const group = marks.slice(i, last + 1)
    i = last + 1
    const first = group[0] as Mark
    const after = text.slice((group.at(-1) as Mark).outer.end)
    const before = text.slice(0, first.outer.start)
    const isEntry = leadingNumber(before)?.length === before.length || before === ''
    const isSentence =
      (means.test(after) && !inOneCase.test(before.slice(-longestBracket))) ||
      meansInChinese.test(after) ||
      (isEntry &&
        entryMeans.test(after) &&
        !(isBold(first) && !listed && /^\s*[：:]/.test(after)) &&
        !noEntry.test(text.slice(first.inner.start, first.inner.end)))
    const bracket = isSentence ? undefined : bracketOf(text, first, group.at(-1) as Mark)
    if (!isSentence && !bracket && !introduces(before.slice(-longestBracket))) continue
    const pointsTo = !isSentence ? undefined : pointer(after)
    for (const { inner, outer } of group) {
      for (const { term, start } of termsIn(text.slice(inner.start, inner.end))) {
        const at = inner.start + start
        found.push({
          term,
          form: isSentence ? 'sentence' : 'inline',
          at: { start: at, end: at + term.length },
          whole: bracket ?? outer,
          pointsTo,
        })
      }
    }
  }
  return found
}

/** “has the meaning given in …” and “is defined in …” point to another place; “means … as set out in …” does not. */
function pointer(after: string): DefinitionInPassage['pointsTo'] {
  const start = after.slice(0, 200)
  if (!/^\W*(?:\([^)]*\)\s*)?(?:shall |will |each )*(?:ha(?:s|ve) |is |are )/.test(start)) return undefined
  if (toSection.test(start) || cutOff.test(start)) return 'section'
  return toDocument.test(start) ? 'document' : undefined
}

/** The names that words give: one, or as many as a stroke tells apart in Chinese (交付物/工作成果). */
const namesIn = (words: string): string[] => (hasHan(words) ? words.split('/') : [words])

/** The terms that marked words give. */
function termsIn(written: string): { term: string; start: number }[] {
  let start = 0
  return namesIn(written).flatMap((name) => {
    const from = start
    start += name.length + 1
    const term = termOf(name.trim())
    return term ? [{ term, start: from + name.indexOf(term) }] : []
  })
}

/** A term as it is used: without its article and `(s)`, and only where it can be one. */
function termOf(written: string): string | undefined {
  const term = written.replace(/^(?:the|these|this|an?) (?=\p{Lu})/iu, '').replace(/(?:\((?:s|es|ies)\)|[’']s)$/i, '')
  const isShort = term.length <= (hasHan(term) ? longestChineseTerm : longestTerm)
  return isShort && /[\p{L}\p{N}]/u.test(term) && !/[.!?。！？；;，,]/.test(term.replace(/\.(?=[a-z])|\b\p{L}\./gu, ''))
    ? term
    : undefined
}

/** Words that lead to a defined term without brackets. */
const introduction =
  /\b(?:here(?:in)?after|herein)\b[\s,]*(?:collectively|individually|together|jointly)?[\s,]*(?:referred to as|called|known as|designated(?: as)?|as)?[\s,:]*(?:the|an?)?\s*$|\brefer(?:red)?(?: collectively| together| individually)? to\b[^,;.“"]{0,60}\bas[\s:]*(?:the|an?)?\s*$/i
const introductionInChinese =
  /(?:以下|下文|下|以上|上文)?(?:均|合|统|統|并|並|简|簡)?[称稱](?:之)?[为為作]?[：:\s]*(?:一词|之)?$/
/** @param before the words before, of which the last are enough */
const introduces = (before: string): boolean =>
  introduction.test(before) ||
  (/以下|下文|简称|簡稱|下称|下稱|统称|統稱|合称|合稱/.test(before.slice(-12)) && introductionInChinese.test(before))

const bracketWords =
  /^(?:[\s,;:、]|the|these|this|those|such|an?|and|or|each|all|any|collectively|individually|together|jointly|severally|respectively|as|being|our|your|its|his|their|in|for|of|purposes?|short|referred|defined|called|known|termed|to|below|above|here(?:in(?:after|below)?|after)|with|also|sometimes|singular|plural|以下|下文|简称|簡稱|下称|下稱|统称|統稱|合称|合稱|称|稱|为|為|作|或|和|及|与|與|均|并|並|合|之)*$/i
const asideWords = /^(?:e\.?g|i\.?e|including|such as|for (?:example|instance)|see|under|other|like|namely|formerly)\b/i
const determined =
  /(?:[(（]|\b(?:the|an?|each|these|this|such|our|collectively|together|individually|jointly|as|to as|called|or|and|hereinafter|hereafter)[\s,:]*)$/i

/** The words before or after marked ones in brackets are no more, in UTF-16 units. */
const longestBracket = 500

/** The brackets in which marked words are defined, with the space before them; undefined where they are an aside. */
function bracketOf(text: string, first: Mark, last: Mark): Span | undefined {
  const from = Math.max(0, first.outer.start - longestBracket)
  const near = text.slice(from, first.outer.start + 1)
  const open = from + Math.max(near.lastIndexOf('('), near.lastIndexOf('（'))
  if (open < from || /[)）]/.test(text.slice(open, first.outer.start))) return undefined
  const close = /[)）]/.exec(text.slice(last.outer.end, last.outer.end + longestBracket))
  if (!close) return undefined
  const end = last.outer.end + close.index
  const before = text.slice(open + 1, first.outer.start)
  const after = text.slice(last.outer.end, end)
  if (asideWords.test(before.trim()) || before.length > 160) return undefined
  const plain = bracketWords.test(before)
  // (such 15-day period, the “Test Period”)
  const led = before.lastIndexOf(',') >= 0 && bracketWords.test(before.slice(before.lastIndexOf(',')))
  if (!(plain || (led && determined.test(before.trimEnd())))) return undefined
  const tail = after.replace(quoted, '')
  if (
    !bracketWords.test(tail) &&
    !/^[\s,;]*(?:and|or|which|in each|as|in accordance|if|(?:together|along) with)\b/i.test(tail)
  )
    return undefined
  const space = /\s/.test(text[open - 1] ?? '') ? 1 : 0
  return { start: open - space, end: end + 1 }
}

const shortForm =
  /[（(](?:以下|下文|下)?(?:简称|簡稱|统称|統稱|合称|合稱|并称|並稱|称|稱)(?:为|為|作)?[：:]?\s*([^“”"「」『』（）()，,。；：:]{1,16}?)[）)]/g

/** （以下简称服务）: a term in Chinese that no quotes mark. */
function inlineChinese(text: string): DefinitionInPassage[] {
  return Array.from(text.matchAll(shortForm), (match) => {
    const term = match[1] as string
    const start = match.index + match[0].lastIndexOf(term)
    return {
      term,
      form: 'inline' as const,
      at: { start, end: start + term.length },
      whole: { start: match.index, end: match.index + match[0].length },
      pointsTo: undefined,
    }
  })
}

const word = "[\\p{Lu}\\d][\\p{L}\\p{N}&’'/-]*"
const capitalised = `${word}(?:\\s+(?:(?:of|and|or|to|for|the|in|&)\\s+){0,2}${word}){0,6}`
const plainSentence = new RegExp(
  `(?:^|[-–—:] )(?:(?:For|In|Under|As used in|Within) [^,“"]{3,80}, )?(?:[Tt]he (?:term|word|expression) |[Tt]he |[Aa]n? )?(${capitalised})(?:\\s*\\([^)]{1,60}\\))? (?:means|shall mean|shall have the meaning|has the meaning|have the meaning)\\b`,
  'u',
)
const asDefined = new RegExp(
  `(?<![\\p{L}\\p{N}])(${capitalised})(?= \\((?:each )?(?:as )?(?:(?:such|that) term is |those terms are )?defined in (?:the |its |our )?\\p{Lu})`,
  'gu',
)

/** Personal Data (as defined in the DPA): a term that another document defines. */
function borrowed(text: string): DefinitionInPassage[] {
  return Array.from(text.matchAll(asDefined), ({ index, 1: term = '' }): DefinitionInPassage[] => {
    const at = { start: index, end: index + term.length }
    const place = text.slice(at.end).replace(/^.*?defined in (?:the |its |our )?/, '')
    const isHere = /^(?:Section|Clause|Article|Paragraph|Schedule|Exhibit|Annex|Appendix)\b/.test(place)
    return isHere ? [] : [{ term, form: 'inline', at, whole: at, pointsTo: 'document' }]
  }).flat()
}

const noTerm =
  /^(?:This|That|It|Which|What|These|Those|No|By|If|Nothing|General|Interpretation|Construction|Definitions?|Headings?|References?|Defin\w+|Miscellaneous|Scope|Purpose)\b/
const listedEntry = new RegExp(`^["“]?(${capitalised})["”]?(?:\\([a-z]+\\))?\\s*(?:[:：]|\\s[-–—]|\\s=)\\s+\\S`, 'u')
const listedTitle = new RegExp(`^["“]?(${capitalised})["”]?[.:]?$`, 'u')

const chineseName = '[^“”"「」『』（）()\\[\\]，,。；;：:、\\s]'
const plainChinese = new RegExp(
  `^(?:(?:在)?本(?:合同|协议|協議|合約|条款|條款|章程|条|條)(?:中|项下|項下)?(?:所称|所稱)?(?:的)?[，,]?)?(${chineseName}{1,14}?)(?:[（(][^）)]{1,40}[）)])?\\s*[：:，,]?\\s*(?:均|仅|僅)?(?:是指|系指|係指|即指|意指|特指|指的是)`,
)
const so = new RegExp(
  `本(?:合同|协议|協議|合約|条款|條款|条|條|章)(?:中|项下|項下)?所[称稱](?:的|之)?(${chineseName}{1,14}?)[，,]?\\s*(?:均|仅|僅|应|應)?(?:是指|系指|係指|指|包括)`,
)
const listedChinese = new RegExp(`^(${chineseName}{2,14})\\s*(?:[（(][^）)]{1,40}[）)])?\\s*[：:]\\s*\\S`)
const noChineseTerm =
  /^(?:定义|定義|释义|釋義|本条|本條|本款|该|該|此|上述|前述|这|這|其|以上|以下|前款|除|如|若|凡|下列|有关|有關)|[的了]$|应当|應當/
const parties =
  /(?:^|\s)((?:甲|乙|丙|丁)方|(?:买|賣|卖|買|供|需|出租|承租|委托|委託|受托|受託|披露|接收|许可|許可|被许可|被許可|采购|採購|供应|供應|服务|服務|定作|承揽|承攬|发包|發包|承包|转让|轉讓|受让|受讓)(?:方|人|商)|供应商|供應商|客户|客戶)\s*(?:[（(]([^）)]{1,24})[）)])?\s*(?:[：:]|$)/g
const signature = /盖章|蓋章|签字|簽字|签章|簽章|签名|簽名|代表/

/** Definitions that begin a passage, with no mark around the term. */
function atStart(text: string, listed: boolean, isHeading: boolean): DefinitionInPassage[] {
  const from = leadingNumber(text)?.length ?? 0
  const rest = text.slice(from)
  const one = (term: string | undefined, form: DefinitionForm, in_ = rest): DefinitionInPassage[] => {
    if (!term) return []
    const start = from + rest.length - in_.length + in_.indexOf(term)
    const at = { start, end: start + term.length }
    return [{ term, form, at, whole: at, pointsTo: form === 'sentence' ? pointer(text.slice(at.end)) : undefined }]
  }
  const partyBlocks = isHeading || /[：:]/.test(rest) ? Array.from(rest.matchAll(parties)) : []
  const found = partyBlocks.flatMap((party): DefinitionInPassage[] => {
    const term = party[1] as string
    if (signature.test(`${party[2] ?? ''}${rest.slice(party.index + party[0].length).slice(0, 8)}`)) return []
    // 甲方 without a colon is a heading of the party block only where it says more.
    if (!/[：:]$/.test(party[0]) && !(isHeading && party[2])) return []
    const start = from + party.index + party[0].indexOf(term)
    const at = { start, end: start + term.length }
    return [{ term, form: 'party', at, whole: at, pointsTo: undefined }]
  })
  if (found.length > 0) return found
  if (isHeading) {
    const title = listed ? (listedTitle.exec(rest)?.[1] ?? titleInChinese(rest)) : undefined
    if (!title || noTerm.test(title) || noChineseTerm.test(title)) return []
    return namesIn(title).flatMap((name) => one(name, 'entry'))
  }
  const plain = /mean/.test(rest) ? plainSentence.exec(rest)?.[1] : undefined
  if (plain && !noTerm.test(plain)) return one(plain, 'sentence')
  if (hasHan(rest) && /指|包括/.test(rest)) {
    const named = so.exec(rest)?.[1] ?? plainChinese.exec(rest)?.[1]
    if (named && !noChineseTerm.test(named)) return one(named, 'sentence')
  }
  if (!listed) return []
  const entry = listedEntry.exec(rest)?.[1] ?? listedChinese.exec(rest)?.[1]
  return entry && !noTerm.test(entry) && !noChineseTerm.test(entry) ? one(entry, 'entry') : []
}

const titleInChinese = (title: string): string | undefined =>
  new RegExp(`^[“"「]?(${chineseName}{2,14}?)(?:[（(][^）)]{1,40}[）)])?[”"」]?[：:。]?$`).exec(title)?.[1]
