import type { FindingEntry } from './model.ts'

/** Findings of one section that say the same, told once. */
export interface AlikeFindings extends Omit<FindingEntry, 'line'> {
  /** 1-based, ascending, each once. */
  readonly lines: readonly number[]
}

/** Findings with those that say the same in the same section put together, in the order of the first of each. */
export function alikeFindings(findings: readonly FindingEntry[]): AlikeFindings[] {
  const groups = new Map<string, FindingEntry[]>()
  for (const finding of findings) {
    const { code, severity, basis, message, section } = finding
    const key = JSON.stringify([code, severity, basis, message, section])
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return Array.from(groups.values(), (group) => {
    const { line: _, ...first } = group[0] as FindingEntry
    return { ...first, lines: [...new Set(group.map(({ line }) => line))].sort((a, b) => a - b) }
  })
}

/** Lines in words: “lines 3, 9”. */
export const linesInWords = (lines: readonly number[], isChinese: boolean): string => {
  const all = lines.join(isChinese ? '、' : ', ')
  return isChinese ? `第${all}行` : `${lines.length > 1 ? 'lines' : 'line'} ${all}`
}
