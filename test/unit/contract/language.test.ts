import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../server/src/contract/language.ts'
import { Wording } from '../../../server/src/contract/wording.ts'
import { markdown } from '../contracts.ts'

describe('the language of a contract', () => {
  it.each([
    ['The Provider shall keep logs.', 'en'],
    ['', 'en'],
    ['1.1 💻 2026-11-23', 'en'],
    ['The Provider, 海峡算力科技有限公司, shall keep logs of access to the computing capacity.', 'en'],
    ['双方应保存日志，不少于五年。', 'zh-Hans'],
    ['雙方應保存日誌，不少於五年。', 'zh-Hant'],
    ['乙方应提供 NVIDIA H100 SXM 服务器，归类为 ECCN 3A090.a。', 'zh-Hans'],
    ['人工', 'zh-Hans'],
  ])('%s', (text, language) => expect(detectLanguage([new Wording(text)])).toBe(language))

  it('is what the facts declare, where they declare one that there is', () => {
    const declared = (language: string): string =>
      markdown(`---\ncontract:\n  language: ${language}\n---\n\nThe Provider shall keep logs.\n`).language
    expect(declared('zh-Hant')).toBe('zh-Hant')
    expect(declared('tlh')).toBe('en')
  })
})
