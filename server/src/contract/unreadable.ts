import type { Problem } from './contract.ts'

/** A text longer than this is not read; the longest real contracts have a tenth of it. In UTF-16 units. */
export const longestText = 4_000_000

/** Why a text that is too long was not read. */
export function tooLong(text: string): Problem {
  const millions = (text.length / 1_000_000).toFixed(1)
  return {
    code: 'file-unreadable',
    severity: 'error',
    message: {
      en: `This file was not checked: it has ${millions} million characters, and Proviso reads up to ${longestText / 1_000_000} million. Split it into its parts.`,
      zh: `本文件未被检查：全文 ${millions} 百万字符，超出 ${longestText / 1_000_000} 百万字符的上限。请拆分后再检查。`,
    },
    span: { start: 0, end: Math.min(1, text.length) },
  }
}

/** Why a text at which a reader itself failed was not read. */
export function notUnderstood(error: unknown): Problem {
  const detail = error instanceof Error ? error.message : String(error)
  return {
    code: 'file-unreadable',
    severity: 'error',
    message: {
      en: `This file was not checked: Proviso could not read it (${detail}).`,
      zh: `本文件未被检查：无法读取（${detail}）。`,
    },
    span: { start: 0, end: 0 },
  }
}

/** What shows that a file is no text in UTF-8: it is of another kind, or was written or opened in another encoding. */
export function notText(text: string): Problem[] {
  const nul = text.indexOf('\0')
  if (nul >= 0)
    return [
      notUtf8(nul, 'error', {
        en: 'This does not look like text in UTF-8, so the check may have missed words. Save the file as UTF-8 text.',
        zh: '本文件似乎不是 UTF-8 文本，检查可能有遗漏。请另存为 UTF-8 文本。',
      }),
    ]
  const lost = text.indexOf('\ufffd')
  if (lost < 0) return []
  // One or two come with words that were copied; a text in GBK that is read as UTF-8 has little else.
  const isAll = text.split('\ufffd', text.length / 100 + 2).length > text.length / 100 + 1
  return [
    notUtf8(lost, isAll ? 'error' : 'warning', {
      en: 'Characters are lost here (�), so the check may have missed words. Open the file in the encoding that it was written in (GBK, say), and save it as UTF-8.',
      zh: '此处有字符丢失（�），检查可能有遗漏。请以文件原有编码（如 GBK）打开，再另存为 UTF-8。',
    }),
  ]
}

const notUtf8 = (at: number, severity: Problem['severity'], message: Problem['message']): Problem => ({
  code: 'file-unreadable',
  severity,
  message,
  span: { start: at, end: at + 1 },
})
