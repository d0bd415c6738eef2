import type { Locale } from '../rules/finding.ts'

/** Where a bar is drawn: a terminal. */
export interface Terminal {
  readonly columns?: number
  write(text: string): unknown
}

/** Milliseconds before a bar is drawn, since most runs are over sooner, and between one and the next. */
const patience = 500
const pause = 100
const barWidth = 24
/** A terminal with fewer has no room for a bar beside the words. */
const usualColumns = 80
const eraseLine = '\r\u001b[2K'

/** One line that says how many files are done, drawn over itself, and gone at the end. */
export class ProgressBar {
  readonly #terminal: Terminal
  readonly #locale: Locale
  #done = 0
  #next = performance.now() + patience
  #isDrawn = false
  #total: number | undefined

  constructor(terminal: Terminal, locale: Locale) {
    this.#terminal = terminal
    this.#locale = locale
  }

  /** Says how many files there are, once that is known. */
  expect(total: number | undefined): void {
    this.#total = total
  }

  /** One more file is done. */
  step(): void {
    this.#done++
    if (performance.now() < this.#next) return
    this.#next = performance.now() + pause
    this.#isDrawn = true
    this.#terminal.write(eraseLine + this.#line())
  }

  /** Takes the line away, for other words to be written or since all is done. */
  clear(): void {
    if (this.#isDrawn) this.#terminal.write(eraseLine)
    this.#isDrawn = false
  }

  #line(): string {
    const [done, total] = [this.#done, this.#total].map((count) => count?.toLocaleString('en'))
    if (total === undefined) return this.#locale === 'zh' ? `已检查 ${done} 个文件` : `${done} files checked`
    const filled = Math.floor((barWidth * this.#done) / Math.max(this.#done, this.#total ?? 1))
    const isNarrow = (this.#terminal.columns || usualColumns) < usualColumns
    const bar = isNarrow ? '' : `[${'#'.repeat(filled)}${' '.repeat(barWidth - filled)}] `
    return this.#locale === 'zh' ? `${bar}已检查 ${done}/${total} 个文件` : `${bar}${done} of ${total} files checked`
  }
}
