import type { Passage } from '../contract/contract.ts'
import { sourceSpan } from '../contract/passages.ts'
import { passagesThatFor } from '../contract/passagesThat.ts'
import { type Mention, mentionsIn } from '../facts/mentions.ts'
import type { Authority, Pack } from '../policy/schema.ts'
import { mayBeReliedOn, type Standing, standingOn } from '../policy/standing.ts'
import type { Finding, Rule, RuleContext } from './finding.ts'
import { sectionName } from './placing.ts'
import { citeText, standingInWords } from './wording.ts'

const nameAuthorities = passagesThatFor(
  ({ kind, wording }, pack: Pack) =>
    kind !== 'heading' && kind !== 'label' && mentionsIn(wording, pack).some(({ id }) => id.kind === 'authority'),
)

/**
 * `stale-authority`: the text relies on a rule that on the day of reading was suspended, rescinded, superseded or only
 * proposed. `unverified-authority`: on a rule of which nobody has confirmed that it is in force. A passage that says so itself
 * is left alone.
 */
export const staleAuthority: Rule = (context) =>
  nameAuthorities(context.contract, context.pack).flatMap((index) => {
    const passage = context.contract.passages[index] as Passage
    const mentions = mentionsIn(passage.wording, context.pack)
    if (mentions.some(({ id }) => id.kind === 'caveat')) return []
    return mentions.flatMap((mention) =>
      mention.id.kind === 'authority' ? findingOf(mention.id.authority, mention, passage, context) : [],
    )
  })

function findingOf(
  authority: Authority,
  mention: Mention,
  passage: RuleContext['contract']['passages'][number],
  { contract, locale, day }: RuleContext,
): Finding[] {
  const standing = standingOn(authority, day)
  const isStale = !mayBeReliedOn(standing)
  if (!isStale && !standing.needsCheck) return []
  const words = standingInWords(standing)[locale]
  const note = standing.note?.[locale] ?? ''
  const section = sectionName(contract, passage.section)
  const zh = locale === 'zh'
  const what = isStale
    ? zh
      ? `“${mention.text}”在此按有效规定使用，但在${day}：${words}。`
      : `“${mention.text}” stands here as if it applied. On ${day} it was ${words}.`
    : zh
      ? `“${mention.text}”在${day}是否有效尚未核实。`
      : `Whether “${mention.text}” was in force on ${day} has not been confirmed.`
  const source = citeText(authority, locale)
  const parts = [what, note, zh ? `出处：${source}。` : `Source: ${source}.`].filter(Boolean)
  const span = sourceSpan(passage, mention.start, mention.end)
  return [
    {
      code: isStale ? 'stale-authority' : 'unverified-authority',
      severity: isStale ? 'warning' : 'information',
      message: parts.join(zh ? '' : ' '),
      span,
      ...(section ? { section } : {}),
      authorities: [authority.id],
      related: [],
      remedies: [
        { kind: 'replace', span: { start: span.end, end: span.end }, text: caveatFor(passage.text, standing, day) },
      ],
    },
  ]
}

/** What the text may say itself of how the rule stands, in its own language. */
function caveatFor(text: string, standing: Standing, day: string): string {
  const words = mayBeReliedOn(standing)
    ? { en: 'status to be confirmed', zh: '现行状态待确认' }
    : standingInWords({ ...standing, since: null })
  return /[\u4e00-\u9fff]/.test(text) ? `（截至${day}：${words.zh}）` : ` (${words.en} on ${day})`
}
