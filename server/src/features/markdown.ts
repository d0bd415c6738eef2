/** Words of a contract or of the pack as Markdown that shows them as they are: no link, command, picture or markup in them. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] as string)
    .replace(/[\\`*_{}[\]()#+\-.!|~:]/g, '\\$&')
}
