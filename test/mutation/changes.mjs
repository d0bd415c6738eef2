// The small changes of a code, such as `>` for `>=`, that Stryker's instrumenter makes: all in one text, each with a switch of its own.
import { Instrumenter } from '@stryker-mutator/instrumenter'

/**
 * @typedef {{ id: string, file: string, line: number, column: number, kind: string, before: string[], after: string[] }} Change
 * `line` and `column` are 1-based; `before` and `after` are the lines that it changes.
 */

const quiet = () => {}
const logger = /** @type {any} */ ({ debug: quiet, info: quiet, isDebugEnabled: () => false })

/**
 * The code of files with all its changes, none of which is on, and what these are.
 * @param {Map<string, string>} texts by file
 * @returns {Promise<{ texts: Map<string, string>, changes: Change[] }>}
 */
export async function changesOf(texts) {
  const files = [...texts].map(([name, content]) => ({ name, content, mutate: true }))
  const { files: written, mutants } = await new Instrumenter(logger).instrument(files, {
    plugins: null,
    ignorers: [],
    excludedMutations: [],
  })
  const changes = mutants.map(({ id, fileName: file, mutatorName: kind, replacement, location: { start, end } }) => {
    const before = (texts.get(file) ?? '').split('\n').slice(start.line, end.line + 1)
    const after = `${before[0]?.slice(0, start.column)}${replacement}${before.at(-1)?.slice(end.column)}`.split('\n')
    return { id, file, line: start.line + 1, column: start.column + 1, kind, before, after }
  })
  return { texts: new Map(written.map(({ name, content }) => [name, content])), changes }
}

/** The code with the switches of some changes alone, so that it runs about as fast as without any. */
export function withSwitches(/** @type {string} */ text, /** @type {ReadonlySet<string>} */ ids) {
  return text
    .replaceAll(/stryMutAct_9fa48\("(\d+)"\)/g, (whole, id) => (ids.has(id) ? whole : 'false'))
    .replaceAll(/stryCov_9fa48\(("[^)]*")\)/g, (_whole, list) => {
      const kept = list.split(', ').filter((/** @type {string} */ id) => ids.has(id.slice(1, -1)))
      return kept.length > 0 ? `stryCov_9fa48(${kept.join(', ')})` : 'void 0'
    })
}
