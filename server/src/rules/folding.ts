import { type Finding, type Lack, type Locale, severities } from './finding.ts'

/**
 * Findings as a person is shown them: what one clause lacks at one place is one finding, which keeps its parts. Programs are
 * given each part by itself.
 */
export function folded(findings: readonly Finding[], locale: Locale): Finding[] {
  return findings.flatMap((finding, index) => {
    if (!finding.lack) return [finding]
    const alike = findings.filter((other) => isSameGap(other, finding))
    if (alike.length === 1) return [finding]
    return findings.findIndex((other) => isSameGap(other, finding)) === index ? [together(alike, locale)] : []
  })
}

const isSameGap = (a: Finding, b: Finding): boolean =>
  a.lack?.clause === b.lack?.clause && a.clause === b.clause && a.code === b.code && a.span.start === b.span.start

function together(findings: readonly Finding[], locale: Locale): Finding {
  const parts = [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  const [worst] = parts as [Finding, ...Finding[]]
  const { element: _, lack: __, ...rest } = worst
  const elements = parts.flatMap(({ element }) => element ?? [])
  const clause = worst.clause ?? ''
  return {
    ...rest,
    message: message(
      parts.flatMap(({ lack }) => lack ?? []),
      locale,
    ),
    authorities: [...new Set(parts.flatMap(({ authorities }) => authorities))],
    related: distinct(parts.flatMap(({ related }) => related)),
    remedies: worst.remedies.some(({ kind }) => kind === 'insert-clause')
      ? worst.remedies
      : [{ kind: 'complete-clause', clause, elements }, ...parts.flatMap(({ remedies }) => remedies)],
    parts,
  }
}

function message(lacks: readonly Lack[], locale: Locale): string {
  const [{ clause, quote } = { clause: '', quote: '' }] = lacks
  const parts = lacks.map(({ part }) => part)
  const each = lacks.map(({ part, why }) => (locale === 'zh' ? `• ${part}：${why}` : `• ${part}: ${why}`))
  return locale === 'zh'
    ? [`${clause}缺少 ${lacks.length} 项内容：${parts.join('；')}。`, ...each, `原文：“${quote}”。`].join('\n')
    : [`${clause} lacks ${lacks.length} parts: ${parts.join('; ')}.`, ...each, `Words: “${quote}”.`].join('\n')
}

const distinct = <T extends { readonly message: string; readonly span: { readonly start: number } }>(
  places: readonly T[],
): T[] => [...new Map(places.map((place) => [`${place.span.start} ${place.message}`, place])).values()]
