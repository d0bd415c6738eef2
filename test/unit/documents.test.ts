import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { CheckedDocuments, type CheckOptions } from '../../server/src/documents.ts'
import { standardPack } from '../../server/src/policy/standard.ts'
import { rules } from '../../server/src/rules/check.ts'
import { detector } from './contracts.ts'

const optionsFor = (isContract: boolean): CheckOptions => ({
  locale: 'en',
  encoding: 'utf-16',
  isNamedContract: () => isContract,
  policyOf: () => ({ pack: standardPack, detector, problems: [] }),
  mistakesOf: () => undefined,
  docs: () => undefined,
})

/** A document, and itself with a letter more each time. */
function* typed(text: string, letters: string): Generator<TextDocument> {
  let document = TextDocument.create('file:///deal.md', 'markdown', 1, text)
  yield document
  for (const letter of letters) {
    const at = document.positionAt(text.length)
    const change = { range: { start: at, end: at }, text: letter }
    document = TextDocument.update(document, [change], document.version + 1)
    yield document
  }
}

const text = '# Lease\n\n1. Provider keeps logs for two years.\n\n2. Customer pays the fees.\n'

describe('rules', () => {
  it('run once for each key, however often its version is asked about', () => {
    const documents = new CheckedDocuments()
    const options = optionsFor(true)
    let keys = 0
    for (const document of typed(text, 'and more')) {
      documents.get(document, options)
      documents.symbolsOf(document, options)
      expect(documents.get(document, options).checked.findings.length).toBeGreaterThan(0)
      expect(documents.rulesRun).toBe(++keys * rules.length)
    }
  })

  it('run for nothing that is no contract, until somebody asks', () => {
    const documents = new CheckedDocuments()
    const options = optionsFor(false)
    for (const document of typed('# Notes\n\nBuy milk.\n', 'and bread')) documents.get(document, options)
    expect(documents.rulesRun).toBe(0)
  })
})
