import type { CancellationToken } from 'vscode-languageserver'

/** So long, in milliseconds, nobody has typed when work goes on that nobody's next key may wait for. */
const pause = 300

/** Knows when somebody types, for work that is done in pieces: a piece begins only when nobody does. */
export class TypingPause {
  #lastKey = -pause

  /** Somebody has typed. */
  keyPressed(): void {
    this.#lastKey = performance.now()
  }

  /** Waits until nobody types, and lets in what has been asked meanwhile; no longer where the work is called off. */
  async untilPause(token: Pick<CancellationToken, 'isCancellationRequested'>): Promise<void> {
    // Messages are dispatched one a turn.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve))
    for (let left = this.#left(); left > 0 && !token.isCancellationRequested; left = this.#left())
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, 50)))
  }

  #left(): number {
    return this.#lastKey + pause - performance.now()
  }
}
