import {
  type ChangeAnnotation,
  type PrepareRenameResult,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { Contract } from '../contract/contract.ts'
import { rangeOf } from '../contract/lines.ts'
import { type RenameEdit, type RenameRefusal, refusalOf, renameEdits } from '../drafting/renameTerm.ts'
import { termAt } from '../drafting/termAt.ts'
import type { Localized } from '../policy/schema.ts'
import type { Locale } from '../rules/finding.ts'
import type { EditSupport, EditTarget } from './workspaceEdit.ts'

/** The protocol's code for a request that was understood and cannot be done. */
const requestFailed = -32803

/** What would be renamed at an offset: the words there, and the term's name to type over; null where there is no term. */
export function prepareRename(contract: Contract, offset: number, { lines }: EditTarget): PrepareRenameResult | null {
  const found = termAt(contract, offset)
  if (!found?.term.isProper) return null
  return { range: rangeOf(found.span, lines), placeholder: found.term.name }
}

/**
 * The edit that gives the term at an offset a new name. Places that somebody has to look at carry an annotation that asks
 * for it; a client that cannot show one leaves them as they are.
 * @throws ResponseError in plain words where the new name cannot be
 */
export function rename(
  contract: Contract,
  offset: number,
  newName: string,
  locale: Locale,
  target: EditTarget,
  support: EditSupport,
): WorkspaceEdit | null {
  const found = termAt(contract, offset)
  if (!found) return null
  const name = newName.trim()
  const refusal = refusalOf(contract, found.term, name)
  if (refusal) throw new ResponseError(requestFailed, refusalIn(refusal, name)[locale])
  const edits = renameEdits(contract, found.term, name)
  const written = (edit: RenameEdit) => ({ range: rangeOf(edit.span, target.lines), newText: edit.newText })
  const clear = edits.filter(({ unclear }) => unclear === undefined)
  if (!support.documentChanges) return { changes: { [target.uri]: clear.map(written) } }
  const shown = support.annotations ? edits : clear
  const changeAnnotations: Record<string, ChangeAnnotation> = {}
  for (const { unclear } of shown) {
    if (unclear) changeAnnotations[unclear] = { label: labels[unclear][locale], needsConfirmation: true }
  }
  return {
    documentChanges: [
      {
        textDocument: { uri: target.uri, version: target.version },
        edits: shown.map((edit) => (edit.unclear ? { ...written(edit), annotationId: edit.unclear } : written(edit))),
      },
    ],
    ...(Object.keys(changeAnnotations).length > 0 ? { changeAnnotations } : {}),
  }
}

const labels: Record<NonNullable<RenameEdit['unclear']>, Localized> = {
  number: {
    en: 'The new words do not show whether one or several are meant; check these places.',
    zh: '新用语无法体现单复数，请逐一核对。',
  },
  word: {
    en: 'The old words may be part of a longer word here; check these places.',
    zh: '此处可能是另一词语的一部分，请逐一核对。',
  },
}

function refusalIn(refusal: RenameRefusal, name: string): Localized {
  switch (refusal.reason) {
    case 'everyday-word':
      return {
        en: 'This is an everyday word (such as “we” or “you”); it cannot be renamed safely.',
        zh: '该词为日常用语，无法安全地统一更名。',
      }
    case 'not-a-term':
      return {
        en: `“${name}” cannot be a defined term: use letters, digits, spaces and hyphens, with a capital at the start.`,
        zh: `“${name}”不能作为定义用语：请使用文字、数字、空格或连字符；英文须以大写字母开头。`,
      }
    case 'taken':
      return {
        en: `“${name}” is taken: this contract defines “${refusal.by}”, and the two could no longer be told apart.`,
        zh: `“${name}”已被占用：本合同已定义“${refusal.by}”，更名后将无法区分。`,
      }
    case 'in-use':
      return {
        en: `“${name}” already stands in this contract (places: ${refusal.places}) without being this term; after renaming, those places would take on its meaning.`,
        zh: `本合同已有 ${refusal.places} 处使用“${name}”且并非指该用语；更名后其含义将被改变。`,
      }
  }
}
