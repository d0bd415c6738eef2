import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { Client, newUri } from './client.ts'
import { able, answeredBy, everythingShown, paramsOf, placesIn } from './everyRequest.ts'
import { metaModel, violations } from './metaModel.ts'

const server = Client.shared({ capabilities: able, settings: everythingShown })
const pushed = Client.shared({})

const answered = () => answeredBy(server().initialized.capabilities)

const folder = path.resolve(import.meta.dirname, '../../examples')
const contract = (locale: 'en' | 'zh') => ({
  language: 'markdown',
  text:
    locale === 'en'
      ? '---\ncontract:\n  type: compute-lease\n  log-retention: never\n---\n\n# Lease 💻\n\n## 1. Use\n\nProvider gives access (the “Service") under Section 7, Section 2 and 15 CFR 744.21. [x](#2-fees)\n\n## 2. Fees\n\nCustomer pays for the Service as in Section 1 within thirty (60) days. [[amount]]\n\n## 4. End\n\nBoth may end it under the preceding Section.\n'
      : '---\ncontract:\n  type: compute-lease\n---\n\n# 租赁合同💻\n\n第一条 定义\n\n“算力”是指附件一所列资源。\n\n第二条 使用\n\n承租方按第九条及前条使用算力，依据《数据安全法》。\n',
})

describe('the answers of the server', () => {
  const texts = [
    contract('en'),
    contract('zh'),
    { language: 'yaml', text: readFileSync(path.join(folder, 'gpu-purchase.contract.yaml'), 'utf8') },
    { language: 'markdown', text: readFileSync(path.join(folder, '算力租赁.contract.md'), 'utf8') },
  ]

  it('to the start are as the LSP meta model has them', () => {
    const initialize = metaModel.requests.find(({ method }) => method === 'initialize')
    expect(initialize && violations(server().initialized, initialize.result)).toEqual([])
  })

  it('to every request that it says it answers are as the LSP meta model has them', async () => {
    const full = new Set<string>()
    for (const { language, text } of texts) {
      const uri = newUri(language === 'yaml' ? 'a.contract.yaml' : 'a.contract.md')
      await server().open(uri, text, language)
      for (const { method, result } of answered()) {
        for (const position of placesIn(text, 60)) {
          const answer: unknown = await ask(method, paramsOf(method, uri, text, position))
          expect(violations(answer, result), `${method} at ${position.line}:${position.character}`).toEqual([])
          if (answer !== null && !(Array.isArray(answer) && answer.length === 0)) full.add(method)
        }
      }
    }
    // An empty answer proves nothing: each request had one that says something.
    expect([...full].sort()).toEqual([...new Set(answered().map(({ method }) => method))].sort())
  }, 60_000)

  it('to “who refers to this clause” are as the LSP meta model has them', async () => {
    const { text, language } = contract('en')
    const uri = newUri('a.contract.md')
    await server().open(uri, text, language)
    const at = TextDocument.create(uri, language, 0, text).positionAt(text.indexOf('2. Fees'))
    const [item] = (await ask('textDocument/prepareCallHierarchy', {
      textDocument: { uri },
      position: at,
    })) as unknown[]
    for (const method of ['callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls']) {
      const answer = await ask(method, { item })
      expect(answer).not.toEqual([])
      expect(violations(answer, resultOf(method)), method).toEqual([])
    }
  })

  it('that it pushes are as the LSP meta model has them', async () => {
    const { text, language } = contract('zh')
    const uri = newUri('a.contract.md')
    await pushed().open(uri, text, language)
    expect(await pushed().diagnostics(uri)).not.toEqual([])
    const type = metaModel.notifications[0]?.params
    for (const push of pushed().pushes) expect(type && violations(push, type)).toEqual([])
  })

  it('would be told from wrong ones', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }
    const result = resultOf('textDocument/definition')
    expect(violations([{ uri: 'file:///a', range }], result)).toEqual([])
    expect(
      violations([{ uri: 'file:///a', range: { start: { line: -1, character: 0 }, end: range.end } }], result),
    ).not.toEqual([])
    expect(violations([{ uri: 'file:///a', range, more: 1 }], result)).not.toEqual([])
    expect(violations(7, result)).not.toEqual([])
  })
})

const ask = (method: string, params: unknown): Promise<unknown> => server().connection.sendRequest(method, params)

function resultOf(method: string) {
  const request = metaModel.requests.find((one) => one.method === method)
  if (!request) throw new Error(`The meta model has no ${method}`)
  return request.result
}
