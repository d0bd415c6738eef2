import * as vscode from 'vscode'

/** What a person did at a question. */
export type Turn = 'next' | 'back' | 'cancel'

/** Where a question stands in its row, from 1. */
export interface Place {
  readonly title: string
  readonly step: number
  readonly totalSteps: number
}

/** Asks one thing, shows what was answered before, and keeps the answer. */
export type Question = (place: Place) => Promise<Turn>

/**
 * Asks one question after another, with a way back to the one before.
 * @returns whether all were answered; a person who presses Escape has called it off
 */
export async function askInTurn(title: string, questions: readonly Question[]): Promise<boolean> {
  let at = 0
  while (at < questions.length) {
    const turn = await (questions[at] as Question)({ title, step: at + 1, totalSteps: questions.length })
    if (turn === 'cancel') return false
    at = Math.max(0, at + (turn === 'next' ? 1 : -1))
  }
  return true
}

/** An answer that can be looked at and changed. */
export interface Answer<Value> {
  readonly get: () => Value
  readonly set: (value: Value) => void
}

/** Asks to pick one of a list. */
export function askToPick<Value extends string>(
  question: string,
  choices: readonly { readonly value: Value; readonly label: string; readonly detail?: string }[],
  answer: Answer<Value>,
): Question {
  return (place) => {
    const pick = vscode.window.createQuickPick<{ label: string; detail?: string; value: Value }>()
    pick.items = [...choices]
    pick.activeItems = pick.items.filter(({ value }) => value === answer.get())
    pick.matchOnDetail = true
    return shown(pick, place, question, () => {
      const [chosen] = pick.activeItems
      if (chosen) answer.set(chosen.value)
      return chosen !== undefined
    })
  }
}

/** Asks to pick any number of a list, or to write others in. */
export function askForSome(
  question: string,
  suggested: readonly string[],
  answer: Answer<readonly string[]>,
): Question {
  return (place) => {
    const pick = vscode.window.createQuickPick()
    pick.canSelectMany = true
    /** Lists what is chosen first, then what is being typed, then the suggestions. */
    const list = (chosen: readonly string[]): void => {
      const typed = pick.value.trim()
      const labels = [...new Set([...chosen, ...(typed === '' ? [] : [typed]), ...suggested])]
      pick.items = labels.map((label) => ({ label, alwaysShow: chosen.includes(label) }))
      pick.selectedItems = pick.items.filter(({ label }) => chosen.includes(label))
    }
    list(answer.get())
    pick.onDidChangeValue(() => list(pick.selectedItems.map(({ label }) => label)))
    return shown(pick, place, question, () => {
      const chosen = pick.selectedItems.map(({ label }) => label)
      const typed = pick.value.trim()
      // A name that is written and not ticked is meant, where nothing is ticked.
      answer.set(chosen.length > 0 || typed === '' ? chosen : [typed])
      return true
    })
  }
}

/** Asks for words, which may be left out. */
export function askForWords(question: string, answer: Answer<string>): Question {
  return (place) => {
    const box = vscode.window.createInputBox()
    box.value = answer.get()
    return shown(box, place, question, () => {
      answer.set(box.value.trim())
      return true
    })
  }
}

/** Shows a question until it is answered, gone back from, or called off. @param take keeps the answer, if there is one */
function shown(
  input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  { title, step, totalSteps }: Place,
  question: string,
  take: () => boolean,
): Promise<Turn> {
  Object.assign(input, { title, step, totalSteps, ignoreFocusOut: true })
  if ('items' in input) input.placeholder = question
  else input.prompt = question
  input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : []
  return new Promise<Turn>((resolve) => {
    input.onDidTriggerButton(() => resolve('back'))
    input.onDidAccept(() => {
      if (take()) resolve('next')
    })
    input.onDidHide(() => resolve('cancel'))
    input.show()
  }).finally(() => input.dispose())
}
