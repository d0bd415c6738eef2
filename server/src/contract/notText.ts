import type { Problem } from './contract.ts'

/**
 * What shows that a text is not what was saved, at the first place: a NUL is in no text that a person wrote, and U+FFFD stands for
 * bytes that could not be read. The rest is read all the same.
 */
export function notText(text: string): Problem[] {
  const [nul, lost] = [text.indexOf('\0'), text.indexOf('\ufffd')]
  const at = nul >= 0 ? nul : lost
  if (at < 0) return []
  return [
    {
      code: 'file-unreadable',
      severity: nul >= 0 ? 'error' : 'warning',
      message: nul >= 0 ? noText : lostCharacters,
      span: { start: at, end: at + 1 },
    },
  ]
}

const noText = {
  en: 'This does not look like text in UTF-8, so the check may have missed words. Save the file as UTF-8 text.',
  zh: '本文件似乎不是 UTF-8 文本，检查可能有遗漏。请另存为 UTF-8 文本。',
}

const lostCharacters = {
  en: 'From here on there are characters that could not be read, so the check may have missed words. The file is not saved as UTF-8, perhaps as GBK as many Chinese texts are. Open it in the program that it comes from and save it with the encoding UTF-8; in VS Code, click the encoding in the bar at the bottom, “Reopen with Encoding”, then “Save with Encoding”.',
  zh: '自此处起有无法读取的字符，检查可能有遗漏。本文件并非以 UTF-8 编码保存，可能是 GBK 等编码。请用原软件打开，另存为 UTF-8 编码；在 VS Code 中，可点击底部状态栏的编码，先选“通过编码重新打开”，再选“通过编码保存”。',
}
