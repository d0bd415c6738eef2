import { readFileSync, type Stats, statSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { longestText } from '../contract/tooMuch.ts'
import type { Localized } from '../policy/schema.ts'
import { bytesPerUnit } from './textIn.ts'

/**
 * The bytes of a file with a text. One that is longer than any text that is read is not read at all.
 * @throws the system's error, or one with the code `ERR_FS_FILE_TOO_LARGE`
 */
export async function bytesOf(file: string): Promise<Buffer> {
  holdToLongest(await stat(file))
  return readFile(file)
}

/** As {@link bytesOf}, for a caller that has nothing else to do meanwhile: it takes a fraction of the work. What is no file may be waited for. */
export async function bytesNow(file: string): Promise<Buffer> {
  const found = statSync(file)
  if (!found.isFile()) return bytesOf(file)
  holdToLongest(found)
  return readFileSync(file)
}

function holdToLongest({ size }: Stats): void {
  if (size > longestText * bytesPerUnit) throw Object.assign(new Error(), { code: 'ERR_FS_FILE_TOO_LARGE' })
}

/** Why a file or a folder cannot be read, in words: the system's own are told where there are none. */
export function readingTrouble(error: unknown): Localized {
  const { code, message } = error as NodeJS.ErrnoException
  return (
    reasons[code ?? ''] ?? { en: `it could not be read (${code ?? message})`, zh: `无法读取（${code ?? message}）` }
  )
}

const notAllowed = { en: 'you are not allowed to read it', zh: '您没有读取权限' }
const reasons: Readonly<Record<string, Localized>> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  ENOENT: { en: 'it is not there (or is a link to something that is not)', zh: '文件不存在（或为失效的链接）' },
  ELOOP: { en: 'it is a link that leads back to itself', zh: '该链接指向其自身' },
  ERR_FS_FILE_TOO_LARGE: {
    en: 'it is longer than any text that Proviso reads; split it into its parts',
    zh: '文件长度超出 Proviso 的读取上限，请拆分后再检查',
  },
  EISDIR: { en: 'it is a folder', zh: '这是文件夹' },
}
