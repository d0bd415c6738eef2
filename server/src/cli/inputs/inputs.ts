import { stat } from 'node:fs/promises'
import { textsIn } from '../../files/folder.ts'
import { isMissing } from '../files.ts'
import { noFile } from '../messages.ts'
import { readGlob } from './globs.ts'
import type { Input } from './input.ts'

/**
 * What files, folders, patterns and `-` (standard input) name, in order, each found as it is asked for. That files and folders
 * are there is looked up before anything is given.
 * @param stdinName what the text of standard input is called
 * @throws UsageError where a file or a folder is not there
 */
export async function* inputsOf(named: readonly string[], stdinName?: string): AsyncGenerator<Input> {
  const sources: AsyncIterable<Input>[] = []
  for (const one of named) sources.push(one === '-' ? standardInput(stdinName) : await sourceOf(one))
  for (const source of sources) yield* source
}

async function sourceOf(named: string): Promise<AsyncIterable<Input>> {
  const found = await stat(named).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error && isMissing(found)) {
    // A file may be called `[draft].md`, so a pattern is what is no file.
    const glob = readGlob(named)
    if (glob) return textsLike(named, glob)
    throw noFile(named)
  }
  return !(found instanceof Error) && found.isDirectory() ? textsIn(named) : only({ file: named, isNamed: true })
}

async function* only(input: Input): AsyncGenerator<Input> {
  yield input
}

async function* standardInput(name: string | undefined): AsyncGenerator<Input> {
  const { readStandardInput } = await import('./standardInput.ts')
  yield await readStandardInput(name)
}

/** The texts that a pattern names. They count as named, as they would where the shell had put their names in its place. */
async function* textsLike(pattern: string, { base, matches }: NonNullable<ReturnType<typeof readGlob>>) {
  let isEmpty = true
  for await (const input of textsIn(base)) {
    if (!input.trouble && !matches(input.file)) continue
    isEmpty = false
    yield { ...input, isNamed: true }
  }
  if (isEmpty)
    yield { file: pattern, isNamed: true, trouble: { en: 'no file has such a name', zh: '没有名称相符的文件' } }
}
