import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import oniguruma from 'vscode-oniguruma'
import textmate, { type IRawGrammar } from 'vscode-textmate'
import manifest from '../../package.json' with { type: 'json' }

const root = path.resolve(import.meta.dirname, '../..')

/** As much of the editor's own grammars as decides where ours may colour: the same scope names, far fewer rules. */
const hosts: Record<string, object> = {
  'text.html.markdown': {
    scopeName: 'text.html.markdown',
    patterns: [
      { begin: '\\A-{3}\\s*$', end: '^-{3}\\s*$', name: 'meta.embedded.block.frontmatter', contentName: 'source.yaml' },
      { begin: '^(```|~~~).*$', end: '^\\1\\s*$', name: 'markup.fenced_code.block.markdown' },
      { match: '^ {4}.*$', name: 'markup.raw.block.markdown' },
      { match: '`[^`]+`', name: 'markup.inline.raw.string.markdown' },
      { begin: '<!--', end: '-->', name: 'comment.block.html' },
      { begin: '^#{1,6} ', end: '$', name: 'markup.heading.markdown' },
      { match: '\\[[^\\[\\]]*\\]\\([^)]*\\)', name: 'meta.link.inline.markdown' },
    ],
  },
  'source.yaml': {
    scopeName: 'source.yaml',
    patterns: [
      { match: '(?:^|(?<= ))#.*$', name: 'comment.line.number-sign.yaml' },
      { begin: '[|>]-?\\s*$', while: '^ {4}|^\\s*$', name: 'string.unquoted.block.yaml' },
      { begin: '"', end: '"', name: 'string.quoted.double.yaml' },
      { match: '[\\w-]+(?=:)', name: 'entity.name.tag.yaml' },
      { begin: '(?=[^\\s#:"|>-])', end: '(?= #|$)', name: 'string.unquoted.plain.out.yaml' },
    ],
  },
}

const readGrammar = (file: string): IRawGrammar => JSON.parse(readFileSync(path.join(root, file), 'utf8'))

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')
await oniguruma.loadWASM(new Uint8Array(readFileSync(wasm)).buffer)

const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async (scopeName) => {
    const ours = manifest.contributes.grammars.find((grammar) => grammar.scopeName === scopeName)
    return ours ? readGrammar(ours.path) : ((hosts[scopeName] as IRawGrammar | undefined) ?? null)
  },
  getInjections: (scopeName) =>
    manifest.contributes.grammars
      .filter(({ injectTo }) => injectTo.includes(scopeName))
      .map((grammar) => grammar.scopeName),
})

/** A piece of text with the innermost of our scopes that it has, without the end that all of them share. */
export type Coloured = [words: string, scope: string]

/** What our grammars colour in a text, piece by piece; scopes that only say where one is (`meta.`) are left out. */
export async function coloured(scopeName: 'text.html.markdown' | 'source.yaml', text: string): Promise<Coloured[]> {
  const grammar = await registry.loadGrammar(scopeName)
  if (!grammar) throw new Error(`no grammar ${scopeName}`)
  const found: Coloured[] = []
  let state = textmate.INITIAL
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    state = ruleStack
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes.findLast((one) => one.endsWith('.proviso'))
      if (scope && !scope.startsWith('meta.'))
        found.push([line.slice(startIndex, endIndex), scope.replace(/\.proviso$/, '')])
    }
  }
  return found
}
