import { randomBytes } from 'node:crypto'
import {
  access,
  constants,
  type FileHandle,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises'
import path from 'node:path'
import type { Localized } from '../policy/schema.ts'

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
  const beside = besideName(target)
  await clearLeftovers(target)
  let handle: FileHandle | undefined
  try {
    handle = await open(beside, 'wx', 0o600)
    await handle.writeFile(after)
    await handle.chown(uid, gid).catch(() => undefined)
    await handle.chmod(mode & allBits)
    await handle.sync()
    await handle.close()
    handle = undefined
    if (!(await readFile(beside)).equals(after)) throw new NotWritten(notKept)
    if (!(await readFile(target)).equals(before)) throw new NotWritten(changedMeanwhile)
    await rename(beside, target)
  } catch (error) {
    await handle?.close().catch(() => undefined)
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
  await syncFolder(path.dirname(target))
}

const anyoneWrites = 0o222
const allBits = 0o7777

/** A hidden name in the same folder, with the process that writes it; no command takes it for a contract. */
const besideName = (target: string): string =>
  path.join(
    path.dirname(target),
    `.${path.basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}.proviso-tmp`,
  )

/** Takes away what was left beside a file by a process that was ended before it could rename it. */
async function clearLeftovers(target: string): Promise<void> {
  const folder = path.dirname(target)
  const start = `.${path.basename(target)}.`
  for (const name of await readdir(folder)) {
    const [, writer] =
      /^(\d+)\.[0-9a-f]{8}\.proviso-tmp$/.exec(name.startsWith(start) ? name.slice(start.length) : '') ?? []
    if (writer && !isRunning(Number(writer))) await rm(path.join(folder, name), { force: true })
  }
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

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

function writingTrouble({ code, message }: NodeJS.ErrnoException): Localized {
  const said = code ?? message
  return reasons[code ?? ''] ?? { en: `it could not be written (${said})`, zh: `无法写入（${said}）` }
}

const notAllowed = { en: 'you are not allowed to write it', zh: '您没有写入权限' }
const full = { en: 'the disk is full', zh: '磁盘已满' }
const reasons: Readonly<Record<string, Localized>> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: { en: 'it is on a disk that cannot be written to', zh: '所在磁盘为只读' },
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: { en: 'it would be longer than is allowed here', zh: '超出允许的文件大小' },
  ENOENT: { en: 'it is not there any more', zh: '文件已不存在' },
}
