import type { Localized } from '../policy/schema.ts'

/** Why a file cannot be written, in a half sentence: the system’s own word where there are none. */
export function writingTrouble({ code, message }: NodeJS.ErrnoException): Localized {
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
