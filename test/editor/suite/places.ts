import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { asked, findings, placeOf, type Test, until, untitled } from './editor.ts'
import { chineseLease, lease } from './texts.ts'

/** A checked contract that is no file. */
async function shown(text: string): Promise<vscode.TextDocument> {
  const { document } = await untitled('markdown', text)
  await findings(document)
  return document
}

/** Finding one's way: what names a clause, and what belongs to it. VS Code's own help for Markdown may answer as well. */
export const places: Record<string, Test> = {
  'finds every reference to a clause, from its number': async () => {
    const document = await shown(lease)
    const found = await asked<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document,
      placeOf(document, '2. Fees'),
    )
    const words = found.map(({ range }) => document.getText(range))
    for (const one of ['Section 2', 'the preceding Section']) assert.ok(words.includes(one), words.join('; '))
  },

  'highlights a term, its definition apart from its uses': async () => {
    const document = await shown(lease)
    const found = await until('the highlights', async () => {
      const all = await asked<vscode.DocumentHighlight[]>(
        'vscode.executeDocumentHighlights',
        document,
        placeOf(document, 'Service is paid'),
      )
      return all.some(({ kind }) => kind === vscode.DocumentHighlightKind.Write) ? all : undefined
    })
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      ['Service', 'Service'],
    )
  },

  'says who refers to a clause': async () => {
    const document = await shown(lease)
    const [item] = await asked<vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      document,
      placeOf(document, '2. Fees'),
    )
    assert.equal(item?.name, '2. Fees')
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      item,
    )
    assert.deepEqual(
      calls.map(({ from }) => from.name),
      ['1. Use 💻', '3. End'],
    )
  },

  'folds and selects the clauses of a contract in Chinese': async () => {
    const document = await shown(chineseLease)
    const { line } = placeOf(document, '第一条')
    await until('the fold', async () => {
      const folds = await asked<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document)
      return folds.some(({ start }) => start === line)
    })
    await until('the selection', async () => {
      const at = placeOf(document, '使用算力')
      const [found] = await asked<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document, [at])
      for (let one = found; one; one = one.parent as vscode.SelectionRange)
        if (/^第一条[\s\S]*使用算力。\s*$/.test(document.getText(one.range))) return true
      return false
    })
  },

  'colours terms, and finds clauses by their titles': async () => {
    const document = await shown(lease)
    const tokens = await asked<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document)
    assert.ok(tokens.data.length > 0)
    await until('the clause', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'Fees',
      )
      return symbols.some(({ name, location }) => /Fees/.test(name) && location.uri.toString() === `${document.uri}`)
    })
  },

  'shows over each clause what it contains and who refers to it, once asked to': async () => {
    const document = await shown(lease)
    const settings = vscode.workspace.getConfiguration('proviso')
    try {
      await settings.update('codeLens', true, vscode.ConfigurationTarget.Global)
      await until('the lenses', async () => {
        const lenses = await asked<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document)
        return lenses.some(({ command }) => command?.title.includes('2 references'))
      })
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global)
    }
  },
}
