import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm } from 'node:fs/promises'
import { UsageError } from './arguments.ts'

/**
 * Writes a file whole or not at all: whoever looks finds the old one or the new one, also where the disk is full or the
 * program is ended half-way.
 * @throws UsageError where it cannot be written
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  // The file that a link leads to is written, and the link stays.
  const target = await realpath(file).catch(() => file)
  const beside = `${target}.${randomUUID()}.tmp`
  try {
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
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(
      `“${file}” could not be written (${code ?? message}).`,
      `“${file}”无法写入（${code ?? message}）。`,
    )
  }
}
