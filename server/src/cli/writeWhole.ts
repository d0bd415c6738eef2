import { open, realpath, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { UsageError } from './arguments.ts'
import { clearLeftovers, temporaryName } from './temporaryFile.ts'
import { writingTrouble } from './writingTrouble.ts'

/**
 * Writes a file whole or not at all: beside it first, then in its place. A link stays one.
 * @throws UsageError where it cannot be written; what stood there is left as it was
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const target = await realpath(file).catch(() => path.resolve(file))
  const beside = temporaryName(target)
  try {
    await clearLeftovers(target)
    const handle = await open(beside, 'wx')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    const { en, zh } = writingTrouble(error as NodeJS.ErrnoException)
    throw new UsageError(
      `“${file}” could not be written: ${en}. It is left as it was.`,
      `“${file}”无法写入：${zh}，未作改动。`,
    )
  }
}
