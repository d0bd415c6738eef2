import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { asked, codeOf, findings, missing, open, ours, type Test, until, untitled } from './editor.ts'

/** Clauses that are missing or weak: what is said of them, and what is offered as one types. */
export const clauses: Record<string, Test> = {
  'activates, and says how long that took, beside an extension that does nothing': async () => {
    // VS Code itself goes on starting for seconds, and takes both cores for that.
    await new Promise((resolve) => setTimeout(resolve, 10_000))
    const taken: Record<string, number> = {}
    for (const id of ['proviso.proviso-test-driver', 'proviso.proviso']) {
      const extension = vscode.extensions.getExtension(id)
      assert.ok(extension, `${id} is installed`)
      const start = performance.now()
      await extension.activate()
      taken[id] = Math.round(performance.now() - start)
      assert.ok(extension.isActive)
    }
    console.log(`proviso:       activation, in ms (0 where VS Code had done it before): ${JSON.stringify(taken)}`)
  },

  'shows what an English Markdown contract lacks, at its facts': async () => {
    const { document } = await open('ai-compute-lease.contract.md')
    await findings(document)
    const needed = missing(document).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Warning)
    assert.ok(needed.length >= 5, `${needed.length} needed clauses are missing`)
    for (const one of needed) {
      assert.equal(document.getText(one.range), 'contract')
      assert.equal(one.severity, vscode.DiagnosticSeverity.Warning)
      assert.match(one.message, /Basis: /)
      assert.ok(typeof one.code === 'object', 'a link to its page')
      assert.match(one.code.target.toString(true), /\/rules\.md#L\d+$/)
    }
    const [first] = needed as [vscode.Diagnostic]
    const { target } = first.code as { readonly target: vscode.Uri }
    await vscode.commands.executeCommand('vscode.open', target)
    await until('the page of the finding, at its title', async () => {
      const { document, selection } = vscode.window.activeTextEditor ?? {}
      return document && selection && document.lineAt(selection.active.line).text === '# missing-clause'
    })
  },

  'offers the standard clauses as snippets once a contract was open, each in the form of its file': async () => {
    await findings((await open('ai-compute-lease.contract.md')).document)
    for (const [language, first] of [
      ['markdown', '## Lawful source'],
      ['yaml', '- clause: source-compliance'],
    ] as const) {
      const { document } = await untitled(language, 'provenance')
      await until(`the ${language} snippet, and no other`, async () => {
        const place = new vscode.Position(0, 'provenance'.length)
        const { items } = await asked<vscode.CompletionList>('vscode.executeCompletionItemProvider', document, place)
        const bodies = items.flatMap(({ label, insertText }) =>
          // Those of the other language are left out by the editor's list.
          typeof label === 'object' && label.description?.startsWith('source-compliance (en') && insertText
            ? [typeof insertText === 'string' ? insertText : insertText.value]
            : [],
        )
        return bodies.length > 0 && bodies.every((body) => body.startsWith(first))
      })
    }
  },

  'takes a finding away while the clause is typed, and brings it back': async () => {
    const editor = await untitled('markdown', '---\ncontract:\n  type: nda\n---\n\n# Agreement\n\nText.\n')
    await findings(editor.document)
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end
    const clause = '\nEither party may terminate this Agreement by thirty days’ written notice.\n'
    await editor.edit((edit) => edit.insert(end, clause))
    await until('the finding to go', () => ours(editor.document).length === 0)
    await vscode.commands.executeCommand('undo')
    await findings(editor.document)
  },

  'says where an annotation and the words disagree': async () => {
    const editor = await untitled(
      'markdown',
      '---\ncontract:\n  type: nda\n---\n\n# Agreement\n\n## 1. Records\n\n<!-- clause: logging -->\n\nFees are paid monthly.\n',
    )
    const one = await until('the finding', () =>
      ours(editor.document).find((finding) => codeOf(finding) === 'misannotated-clause'),
    )
    assert.equal(editor.document.getText(one.range), 'logging')
  },

  'says in a hover why words count as a clause, and what is known of a chip': async () => {
    const { document } = await open('ai-compute-lease.contract.md')
    await findings(document)
    const hoverOn = async (words: string): Promise<string> => {
      const at = document.positionAt(document.getText().indexOf(words) + 1)
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      )
      return hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (typeof part === 'string' ? part : part.value))
        .join('\n')
    }
    assert.match(await hoverOn('comply with the export control'), /Export control and sanctions[\s\S]*✗[\s\S]*EAR|CFR/)
    assert.match(await hoverOn('NVIDIA H100'), /TPP/)
  },

  'completes families in an annotation': async () => {
    const editor = await untitled('markdown', '---\ncontract:\n  type: nda\n---\n\n# Agreement\n\n<!-- clause: ')
    const at = editor.document.lineAt(editor.document.lineCount - 1).range.end
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      at,
    )
    assert.ok(items.some(({ label }) => label === 'list-screening'))
  },

  'offers clauses for a word typed at the start of a line': async () => {
    for (const [language, word, title] of [
      ['markdown', 'export', 'Export control and sanctions'],
      ['yaml', 'export', 'Export control and sanctions'],
    ] as const) {
      const facts =
        language === 'markdown'
          ? '---\ncontract:\n  type: compute-lease\n---\n\n# Agreement\n\n'
          : 'contract:\n  type: compute-lease\nclauses:\n  - '
      const editor = await untitled(language, facts + word)
      const at = editor.document.lineAt(editor.document.lineCount - 1).range.end
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        at,
      )
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label))
      assert.ok(labels.includes(title), `${language}: ${title}`)
    }
  },
}
