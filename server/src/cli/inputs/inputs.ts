import path from 'node:path'
import { textsIn } from '../../files/folder.ts'
import type { Input } from './input.ts'
import { isAmong, type Named, readNamed } from './named.ts'

/**
 * What files, folders, patterns and `-` (standard input) name, in order, each found as it is asked for, and once however often it
 * is named. That files and folders are there is looked up before anything is given.
 * @param stdinName what the text of standard input is called
 * @throws UsageError where a file or a folder is not there
 */
export async function* inputsOf(named: readonly string[], stdinName?: string): AsyncGenerator<Input> {
  const sources: ('-' | Named)[] = []
  for (const one of new Set(named)) sources.push(one === '-' ? one : await readNamed(one))
  const given = new Set<string>()
  for (const source of sources) {
    if (source === '-') yield* standardInput(stdinName)
    // Where one thing alone is named, nothing comes twice, and there may be any number of files.
    else if (sources.length === 1) yield* sourceOf(source)
    else yield* once(sourceOf(source), sources, given)
  }
}

/** Inputs that were not given yet. What is named as a file somewhere is so wherever it comes first. */
async function* once(inputs: AsyncIterable<Input>, sources: readonly ('-' | Named)[], given: Set<string>) {
  for await (const input of inputs) {
    const file = path.resolve(input.file)
    if (given.has(file)) continue
    given.add(file)
    const namesIt = (one: '-' | Named): boolean =>
      one !== '-' && one.kind !== 'folder' && isAmong(file, one, path.resolve(one.base))
    yield { ...input, isNamed: input.isNamed || sources.some(namesIt) }
  }
}

function sourceOf(source: Named): AsyncIterable<Input> {
  if (source.kind === 'folder') return textsIn(source.named)
  return source.kind === 'pattern' ? textsLike(source) : only({ file: source.named, isNamed: true })
}

async function* only(input: Input): AsyncGenerator<Input> {
  yield input
}

async function* standardInput(name: string | undefined): AsyncGenerator<Input> {
  const { readStandardInput } = await import('./standardInput.ts')
  yield await readStandardInput(name)
}

/** The texts that a pattern names. They count as named, as they would where the shell had put their names in its place. */
async function* textsLike({ named, base, matches, reaches }: Named) {
  const isOther = (inside: string, isFolder: boolean): boolean => !(isFolder ? reaches(inside) : matches(inside))
  let isEmpty = true
  for await (const input of textsIn(base, isOther)) {
    isEmpty = false
    yield { ...input, isNamed: true }
  }
  if (isEmpty)
    yield { file: named, isNamed: true, trouble: { en: 'no file has such a name', zh: '没有名称相符的文件' } }
}
