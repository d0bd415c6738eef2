import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { UsageError } from './arguments.ts'
import { isThere } from './files.ts'
import { writeInPlace } from './temporaryFile.ts'
import { writingTrouble } from './writingTrouble.ts'

/**
 * Writes a file whole or not at all: beside it first, then in its place. A link stays one.
 * @throws UsageError where it cannot be written; what stood there is left as it was
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const target = await realpath(file).catch(() => path.resolve(file))
  try {
    await writeInPlace(target, text)
  } catch (error) {
    const folder = path.dirname(file)
    if (!(await isThere(folder)))
      throw new UsageError(
        `“${file}” could not be written: there is no folder “${folder}”.`,
        `“${file}”无法写入：没有文件夹“${folder}”。`,
      )
    const { en, zh } = writingTrouble(error as NodeJS.ErrnoException)
    throw new UsageError(
      `“${file}” could not be written: ${en}. It is left as it was.`,
      `“${file}”无法写入：${zh}，未作改动。`,
    )
  }
}
