/** Words of a contract or of the pack as Markdown that shows them as they are: no link, command, picture or markup in them. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] as string)
    .replace(/[\\`*_{}[\]()#+\-.!|~:]/g, '\\$&')
}

/** Paragraphs of Markdown; empty ones leave no gap. */
export const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n')
