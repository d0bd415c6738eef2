import { Session } from 'node:inspector'

/** Watches by which ways through their blocks the functions of Proviso are run, in this process. */
export class Reached {
  readonly #session = new Session()
  readonly #ways = new Set<string>()

  constructor() {
    this.#session.connect()
    this.#session.post('Profiler.enable')
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  }

  /** How many ways have been taken. */
  get ways(): number {
    return this.#ways.size
  }

  /** Whether a function has been run, since this was asked last, with blocks reached and left out as never before. */
  isMore(): boolean {
    const before = this.ways
    // What is asked of the own process is answered before `post` returns.
    this.#session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
      for (const { scriptId, url, functions } of result)
        if (url.includes('/server/src/'))
          for (const { ranges } of functions)
            this.#ways.add(
              `${scriptId} ${ranges.map(({ startOffset, count }) => `${startOffset}${count > 0 ? '+' : '-'}`)}`,
            )
    })
    return this.ways > before
  }

  end(): void {
    this.#session.disconnect()
  }
}
