import path from 'node:path'
import type { Localized } from './policy/schema.ts'

/** What is told where data that stand beside the program are gone; undefined for any other error. */
export function missingPart(error: unknown): Localized | undefined {
  const { code, path: file = '' } = (error ?? {}) as NodeJS.ErrnoException
  if (code !== 'ENOENT' || path.dirname(file) !== __dirname) return undefined
  const name = path.basename(file)
  return {
    en: `A part of Proviso is missing (${name}), so nothing is checked. Install Proviso again.`,
    zh: `Proviso 缺少文件（${name}），无法检查。请重新安装 Proviso。`,
  }
}
