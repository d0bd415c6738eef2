import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import type { TextDocumentEdit } from 'vscode-languageserver-protocol'
import { dontShowCommand, type InsertResult, type SuppressParams, suppressRequest } from '../../server/src/protocol.ts'
import { applied, Client, newUri, pulling } from './client.ts'

const text = '---\ncontract:\n  type: nda\n---\n\n# Secrets 💻\n\n## 1. Term\n\nEnds on [[when]].\n'
const asking = { capabilities: pulling, initializationOptions: { asks: true } }
const client = Client.shared(asking)

it('offers not to show a finding, to a client that can ask why', async () => {
  const uri = newUri('a.contract.md')
  await client().open(uri, text)
  const [found] = (await client().diagnostics(uri)).filter(({ code }) => code === 'placeholder')
  const actions = await client().codeActions(
    uri,
    found?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  )
  const [command] = actions.flatMap(({ command }) => (command?.command === dontShowCommand ? [command] : []))
  expect(command?.arguments).toEqual([uri, 'placeholder', text.indexOf('[[')])
})

it.each(['here', 'contract'] as const)('writes into the contract why it is not shown: %s', async (where) => {
  const uri = newUri('a.contract.md')
  await client().open(uri, text)
  const params: SuppressParams = {
    uri,
    code: 'placeholder',
    offset: text.indexOf('[['),
    where,
    reason: 'filled in at signing',
  }
  const after = applied(text, await client().connection.sendRequest<InsertResult>(suppressRequest, params), uri)
  expect(after).toContain('filled in at signing')
  await client().change(uri, 2, { text: after })
  const codes = (await client().diagnostics(uri)).map(({ code }) => String(code))
  expect(codes.filter((code) => /^(?:placeholder|waiver|fact)/.test(code))).toEqual([])
})

it('writes it into the playbook of the folder', async () => {
  const folder = pathToFileURL(mkdtempSync(path.join(tmpdir(), 'proviso-house-'))).href
  const client = await Client.start({ ...asking, workspaceFolders: [{ uri: folder, name: 'x' }] })
  const uri = `${folder}/a.contract.md`
  await client.open(uri, text)
  const params: SuppressParams = { uri, code: 'placeholder', offset: 0, where: 'house', reason: 'we use blanks' }
  const edit = await client.connection.sendRequest<InsertResult>(suppressRequest, params)
  const changes = (edit?.documentChanges ?? []).filter((change): change is TextDocumentEdit => 'edits' in change)
  expect(changes.map(({ textDocument }) => textDocument.uri)).toEqual([`${folder}/.proviso/playbook.yaml`])
  expect(changes[0]?.edits[0]).toMatchObject({ newText: 'severity:\n  placeholder: off # we use blanks\n' })
})

it('says that there is nothing to write where there is no folder, and for what is always shown', async () => {
  const uri = newUri('a.contract.md')
  await client().open(uri, text)
  const ask = (code: string, where: SuppressParams['where']) =>
    client().connection.sendRequest<InsertResult>(suppressRequest, { uri, code, offset: 0, where, reason: 'x' })
  expect(await ask('placeholder', 'house')).toBeNull()
  expect(await ask('missing-clause', 'contract')).toBeNull()
})

it('weighs findings as the settings say', async () => {
  const client = await Client.start({
    capabilities: pulling,
    settings: () => ({ rules: { placeholder: 'off', 'missing-clause': 'hint' } }),
  })
  const uri = newUri('a.contract.md')
  await client.open(uri, text)
  const found = await client.diagnostics(uri)
  expect(found.map(({ code }) => code)).not.toContain('placeholder')
  expect(found.filter(({ code }) => code === 'missing-clause').map(({ severity }) => severity)).toEqual([4])
})
