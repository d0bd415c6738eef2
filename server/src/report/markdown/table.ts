/** A Markdown table of cells that are Markdown already; empty where there is no row. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  right: readonly number[] = [],
): string {
  if (rows.length === 0) return ''
  const rule = head.map((_, i) => (right.includes(i) ? '--:' : '---'))
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** Blocks of Markdown below one another; empty ones leave no gap. */
export const blocks = (...parts: readonly (string | false)[]): string =>
  parts.filter((part): part is string => part !== false && part !== '').join('\n\n')
