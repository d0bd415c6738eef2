import { access, constants, open, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Localized } from '../policy/schema.ts'
import { type Steps, writeInPlace } from './temporaryFile.ts'
import { writingTrouble } from './writingTrouble.ts'

/** Why a file was not written, in words. It is as it was. */
export class NotWritten extends Error {
  readonly told: Localized

  constructor(told: Localized) {
    super(told.en)
    this.told = told
  }
}

/**
 * Replaces what a file says, whole or not at all: whoever looks finds the old text or the new one, also where the disk is full
 * or the program is ended half-way. Its mode and owner stay, and a link to it stays a link.
 * @param before what it says as far as the caller knows
 * @throws NotWritten where it cannot be written, says something else by now, or could not be replaced without loss
 */
export async function replaceFile(file: string, before: Uint8Array, after: Uint8Array): Promise<void> {
  try {
    // The file that a link leads to is replaced, and the link stays.
    await replace(await realpath(file), before, after)
  } catch (error) {
    throw error instanceof NotWritten ? error : new NotWritten(writingTrouble(error as NodeJS.ErrnoException))
  }
}

async function replace(target: string, before: Uint8Array, after: Uint8Array): Promise<void> {
  const { mode, uid, gid, nlink } = await stat(target)
  if ((mode & anyoneWrites) === 0) throw new NotWritten(readOnly)
  await access(target, constants.W_OK)
  // Another name of the same file would go on with the old words.
  if (nlink > 1) throw new NotWritten(severalNames)
  const steps: Steps = {
    async written(handle) {
      await handle.chown(uid, gid).catch(() => undefined)
      await handle.chmod(mode & allBits)
    },
    async kept(beside) {
      if (!(await readFile(beside)).equals(after)) throw new NotWritten(notKept)
      if (!(await readFile(target)).equals(before)) throw new NotWritten(changedMeanwhile)
    },
  }
  await writeInPlace(target, after, steps, ownerAlone)
  await syncFolder(path.dirname(target))
}

const anyoneWrites = 0o222
const allBits = 0o7777
/** Until it has the mode of the file that it replaces. */
const ownerAlone = 0o600

/** Has the new name of a file written down as well; not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

const readOnly = { en: 'it is read-only', zh: '文件为只读' }
const severalNames = {
  en: 'the file has another name as well (a hard link), which would go on with the old text',
  zh: '该文件另有硬链接，改写后硬链接仍为旧文本',
}
const notKept = { en: 'the disk did not keep what was written', zh: '磁盘未能如实保存写入内容' }
const changedMeanwhile = { en: 'it was changed meanwhile by somebody else', zh: '文件在处理期间已被他人改动' }
