/** What of markdown-it, which is VS Code's own, is used here. */
export interface MarkdownIt {
  readonly renderer: {
    render(tokens: Token[], options: unknown, env: Environment): string
    rules: Record<string, RenderRule | undefined>
  }
  readonly utils: { escapeHtml(text: string): string }
}

/** How a token becomes HTML. */
export type RenderRule = (
  tokens: Token[],
  index: number,
  options: unknown,
  env: Environment,
  self: MarkdownIt['renderer'],
) => string

/** A piece of a Markdown text. */
export interface Token {
  readonly type: string
  readonly content: string
  /** First line and the one after the last, from 0. */
  readonly map: readonly [number, number] | null
  readonly children: readonly Token[] | null
}

/** What VS Code tells of what it shows. */
export interface Environment {
  /** Address of the document, where it is one. */
  readonly currentDocument?: { toString(): string }
}

/** A token like another one, which has methods. */
export const made = (like: Token, own: Partial<Token>): Token =>
  Object.assign(Object.create(Object.getPrototypeOf(like)), like, own)
