import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { asked, findings, placeOf, type Test, until, untitled } from './editor.ts'
import { chineseLease, lease } from './texts.ts'

/** Terms, references and numbers. */
export const language: Record<string, Test> = {
  'shows the clauses in the outline, in English and Chinese': async () => {
    for (const text of [lease, chineseLease]) {
      const { document } = await untitled('markdown', text)
      await findings(document)
      const clauses = text === lease ? '1. Use 💻; 2. Fees; 3. End' : '第一条 使用💻; 第二条 费用'
      // VS Code's own outline of Markdown stands beside it.
      await until('the outline', async () => {
        const roots = await asked<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document)
        return roots.some(({ children }) => children.map(({ name }) => name).join('; ') === clauses)
      })
    }
  },

  'leads from a term to its definition, and from a reference to its clause': async () => {
    const { document } = await untitled('markdown', lease)
    await findings(document)
    for (const [from, to] of [
      ['Service is paid', 'Service”)'],
      ['Section 2', '2. Fees'],
      ['preceding Section', '2. Fees'],
    ] as const) {
      const [found] = await asked<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document,
        placeOf(document, from),
      )
      assert.ok(found, from)
      const start = 'targetRange' in found ? found.targetRange.start : found.range.start
      assert.deepEqual(start, placeOf(document, to), from)
    }
  },

  'says what a term means and what a referenced clause says': async () => {
    const { document } = await untitled('markdown', lease)
    await findings(document)
    for (const [at, words] of [
      ['Service is paid', 'access to the machines'],
      ['Section 2', 'The Service is paid'],
    ] as const) {
      const hovers = await asked<vscode.Hover[]>('vscode.executeHoverProvider', document, placeOf(document, at))
      const shown = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)))
      assert.ok(shown.join('\n').includes(words), `${words} in: ${shown.join('\n')}`)
    }
  },

  'renames a term in its definition and its uses, as one edit': async () => {
    const { document } = await untitled('markdown', lease)
    await findings(document)
    const edit = await asked<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document,
      placeOf(document, 'Service is paid'),
      'Facility',
    )
    assert.ok(await vscode.workspace.applyEdit(edit))
    assert.equal(document.getText(), lease.replaceAll('Service', 'Facility'))
  },

  'completes the numbers of clauses in a reference': async () => {
    const { document } = await untitled('markdown', `${lease}Subject to Section `)
    await findings(document)
    const at = document.lineAt(document.lineCount - 1).range.end
    const { items } = await asked<vscode.CompletionList>('vscode.executeCompletionItemProvider', document, at)
    const ofUs = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference)
    assert.deepEqual(
      ofUs.map(({ label, detail }) => [typeof label === 'string' ? label : label.label, detail]),
      [
        ['1', 'Use 💻'],
        ['2', 'Fees'],
        ['3', 'End'],
      ],
    )
  },

  'links anchors to headings and citations of law to their text': async () => {
    const { document } = await untitled('markdown', lease)
    await findings(document)
    const links = await until('the links', async () => {
      const found = await asked<vscode.DocumentLink[]>('vscode.executeLinkProvider', document)
      return found.some(({ target }) => target?.authority === 'www.ecfr.gov') ? found : undefined
    })
    const linked = links.map(({ range }) => document.getText(range))
    assert.ok(linked.includes('15 CFR 744.21'), linked.join('; '))
    assert.ok(linked.includes('#3. End'), linked.join('; '))
  },
}
