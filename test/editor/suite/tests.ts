import assert from 'node:assert/strict'
import * as vscode from 'vscode'

/** How long the editor may take to show something, in milliseconds. */
const patience = 20_000

async function until<T>(what: string, read: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + patience
  for (;;) {
    const value = await read()
    if (value) return value
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const folder = (): vscode.Uri => {
  const [root] = vscode.workspace.workspaceFolders ?? []
  assert.ok(root, 'a folder is open')
  return root.uri
}

async function open(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name))
  return vscode.window.showTextDocument(document)
}

async function untitled(language: string, content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }))
}

const ours = ({ uri }: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'proviso')

const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code)

const missing = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  ours(document).filter((one) => codeOf(one) === 'missing-clause')

const findings = (document: vscode.TextDocument): Promise<vscode.Diagnostic[]> =>
  until('findings', () => (ours(document).length > 0 ? ours(document) : undefined))

const actionsAt = (document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> =>
  vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range)

/** Takes the fix with this title, as the editor itself would. */
async function take(editor: vscode.TextEditor, title: RegExp): Promise<void> {
  const [first] = await findings(editor.document)
  assert.ok(first)
  const actions = await actionsAt(editor.document, first.range)
  const action = actions.find((one) => title.test(one.title))
  assert.ok(action?.edit, `an action ${title} among: ${actions.map((one) => one.title).join('; ')}`)
  assert.ok(await vscode.workspace.applyEdit(action.edit))
}

async function insertsOneClause(file: string, title: RegExp, expected: RegExp): Promise<void> {
  const editor = await open(file)
  const before = editor.document.getText()
  await findings(editor.document)
  const count = missing(editor.document).length
  await take(editor, title)
  const after = editor.document.getText()
  assert.ok(expected.test(after), `${expected} in:\n${after}`)
  await until('the finding to go', () => missing(editor.document).length < count)
  // Whatever stood there stands there still, in the same order.
  let at = 0
  for (const line of before.split('\n')) {
    at = after.indexOf(line, at)
    assert.ok(at >= 0, `line kept: ${line}`)
  }
  await vscode.commands.executeCommand('workbench.action.files.revert')
}

const lease = `---
contract:
  type: compute-lease
---

# Lease

## 1. Use 💻

Provider gives access to the machines (the “Service”) under Section 2, [[#3. End]] and 15 CFR 744.21.

## 2. Fees

The Service is paid monthly.

## 3. End

Either party may end it as the preceding Section says.
`

const chineseLease = `---
contract:
  type: compute-lease
---

# 租赁合同

第一条 使用💻

承租方使用算力。

第二条 费用

按前条计费。
`

/** The first place of some words. */
function placeOf(document: vscode.TextDocument, words: string): vscode.Position {
  const at = document.getText().indexOf(words)
  assert.ok(at >= 0, `${words} stands in the text`)
  return document.positionAt(at)
}

/** What the editor's own command gives, which asks all that are registered. */
const asked = <T>(command: string, document: vscode.TextDocument, ...args: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, document.uri, ...args)

/** The tests, by name, in the order in which they run. */
export const tests: Record<string, () => Promise<void>> = {
  'activates on a contract, and says how long it took': async () => {
    const extension = vscode.extensions.getExtension('proviso.proviso')
    assert.ok(extension, 'installed from the package')
    const start = performance.now()
    await extension.activate()
    console.log(
      `proviso:       activation: ${Math.round(performance.now() - start)} ms (0 where VS Code had activated it before)`,
    )
    assert.ok(extension.isActive)
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
      assert.ok(typeof one.code === 'object' && /missing-clause\.md$/.test(one.code.target.path), 'a link to its page')
    }
  },

  'inserts a clause into Markdown beside its kin': () =>
    insertsOneClause(
      'ai-compute-lease.contract.md',
      /^Insert clause: Lawful source/,
      /\n## 4A\. Lawful source[^\n]*\n\n4A\.1 \S/,
    ),

  'inserts a clause into YAML in the shape of the others': () =>
    insertsOneClause(
      'gpu-purchase.contract.yaml',
      /^Insert clause: Place of use/,
      /\n {2}- no: "\d+A?"\n {4}heading: Location and place of use\n {4}text: \|-?\n {6}\S/,
    ),

  'inserts a clause into a Chinese contract': () =>
    insertsOneClause('算力租赁.contract.md', /^Insert clause: Logs/, /\n## 第[^\n]*条(?:之一)? 日志与记录留存\n\n\S/),

  'inserts all missing clauses as one edit that one undo takes back': async () => {
    const editor = await open('ai-compute-lease.contract.md')
    const before = editor.document.getText()
    await take(editor, /^Insert all \d+ missing clauses/)
    await until('no clause to be missing', () => missing(editor.document).length === 0)
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), before)
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

  'names the parts that a clause lacks, and adds them alone': async () => {
    const editor = await open('ai-compute-lease.contract.md')
    const before = editor.document.getText()
    const weak = (): vscode.Diagnostic | undefined =>
      ours(editor.document).find(
        ({ code, message }) =>
          codeOf({ code } as vscode.Diagnostic) === 'weak-clause' && /lacks \d+ parts: /.test(message),
      )
    const one = await until('an incomplete clause', weak)
    assert.match(one.message, /\n• /)
    const actions = await actionsAt(editor.document, one.range)
    const complete = actions.find(({ title }) => /^Complete the clause \(\d+ parts\)$/.test(title))
    assert.ok(complete?.edit, actions.map(({ title }) => title).join('; '))
    assert.ok(await vscode.workspace.applyEdit(complete.edit))
    await until('the finding to go', () => !ours(editor.document).some(({ message }) => message === one.message))
    for (const line of before.split('\n')) assert.ok(editor.document.getText().includes(line), `line kept: ${line}`)
    await vscode.commands.executeCommand('workbench.action.files.revert')
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

  'asks for other clauses as a fact is typed, and as it goes': async () => {
    const editor = await open('ai-compute-lease.contract.md')
    await findings(editor.document)
    const count = missing(editor.document).length
    const at = editor.document.getText().indexOf('compute-lease')
    const type = new vscode.Range(
      editor.document.positionAt(at),
      editor.document.positionAt(at + 'compute-lease'.length),
    )
    await editor.edit((edit) => edit.replace(type, 'nda'))
    await until('fewer clauses to be missing', () => missing(editor.document).length < count)
    await vscode.commands.executeCommand('undo')
    await until('all of them again', () => missing(editor.document).length === count)
    await vscode.commands.executeCommand('workbench.action.files.revert')
  },

  'completes facts and their values': async () => {
    const editor = await untitled('markdown', '---\ncontract:\n  type: \n---\n\n# Agreement\n')
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      new vscode.Position(2, 8),
    )
    assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'compute-lease'))
  },

  'marks a fact that the text says and nobody declared, and writes it into the facts': async () => {
    const words = '# Agreement\n\nThis Agreement is governed by the laws of Singapore.\n'
    const editor = await untitled('markdown', `---\ncontract:\n  type: nda\n---\n\n${words}`)
    await findings(editor.document)
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0)
    const hints = await until('a mark', async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        editor.document.uri,
        whole,
      )
      return found.length > 0 ? found : undefined
    })
    assert.match(JSON.stringify(hints.map(({ label }) => label)), /governing-law/)
    const at = editor.document.positionAt(editor.document.getText().indexOf('Singapore') + 1)
    const actions = await actionsAt(editor.document, new vscode.Range(at, at))
    const declare = actions.find(({ title }) => /governing-law/.test(title))
    assert.ok(declare?.edit, actions.map(({ title }) => title).join('; '))
    assert.ok(await vscode.workspace.applyEdit(declare.edit))
    assert.match(editor.document.getText(), /\n {2}governing-law: SG\n/)
  },

  'takes the house playbook up at once, and marks its mistakes': async () => {
    const { document } = await open('ai-compute-lease.contract.md')
    await findings(document)
    const isAsked = (): boolean => missing(document).some(({ message }) => /Change in law/.test(message))
    assert.ok(isAsked())
    const playbook = vscode.Uri.joinPath(folder(), '.proviso', 'playbook.yaml')
    try {
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder(), '.proviso'))
      const text = 'needs:\n  - { clause: change-in-law, level: not-needed }\nseverety: {}\n'
      await vscode.workspace.fs.writeFile(playbook, new TextEncoder().encode(text))
      await until('the clause to be asked for no more', () => !isAsked())
      const shown = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(playbook))
      const [one] = await findings(shown.document)
      assert.equal(one && shown.document.getText(one.range), 'severety')
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor')
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.proviso'), { recursive: true })
    }
    await until('the clause to be asked for again', isAsked)
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

  'leaves a README alone': async () => {
    const { document } = await open('README.md')
    const contract = await open('ai-compute-lease.contract.md')
    await findings(contract.document)
    assert.deepEqual(ours(document), [])
  },

  'checks a contract again after the checker was restarted': async () => {
    const { document } = await open('ai-compute-lease.contract.md')
    await findings(document)
    await vscode.commands.executeCommand('proviso.restart')
    await findings(document)
  },
}
