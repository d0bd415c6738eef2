import { Worker } from 'node:worker_threads'

/** How threads are started. */
export interface PoolOptions {
  /** The program that each runs. It sends {@link ready} first, then for each message that it gets, one answer. */
  readonly file: string
  readonly workerData: unknown
  /** How many there are at most. */
  readonly size: number
  /** Milliseconds that one has for a task. */
  readonly timeLimit: number
}

/**
 * Memory that a thread has at most, in MB: twice what the longest text takes. Below 2 GB, V8 lets a heap grow to not quite twice
 * what is in use before it looks what may go, and above to four times that.
 */
const maxOldGenerationSizeMb = 1500

/** What a thread sends when it can take tasks. */
export const ready = 'ready'

/** A thread ended or was ended before it answered. */
export class TaskLost extends Error {
  /** Whether it took too long; else it broke down. */
  readonly tookTooLong: boolean

  constructor(message: string, tookTooLong: boolean) {
    super(message)
    this.tookTooLong = tookTooLong
  }
}

interface Job<Task, Answer> {
  readonly task: Task
  readonly marks: readonly string[]
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: TaskLost) => void
}

/** So many marks are kept of what was done. */
const mostMarks = 50_000

/** One place for a thread: none before it is needed, and a new one after one broke down. */
interface Seat<Task, Answer> {
  worker?: Worker | undefined
  isReady: boolean
  job?: Job<Task, Answer> | undefined
  timer?: NodeJS.Timeout | undefined
}

/**
 * Threads that do one task at a time each. One that breaks down or takes too long loses its task alone. Of the tasks that wait, a
 * thread takes one that is like those that it had, and not like those of others: it may remember what it worked out for them.
 */
export class Pool<Task, Answer> {
  readonly #options: PoolOptions
  readonly #seats: Seat<Task, Answer>[]
  readonly #waiting: Job<Task, Answer>[] = []
  /** For each mark, the place whose thread had the last task with it. */
  readonly #lastWith = new Map<string, Seat<Task, Answer>>()

  constructor(options: PoolOptions) {
    this.#options = options
    this.#seats = Array.from({ length: options.size }, () => ({ isReady: false }))
  }

  /**
   * Has a thread do a task, when one is free.
   * @param marks what is the same of tasks that are alike
   * @throws TaskLost
   */
  run(task: Task, marks: readonly string[] = []): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, marks, resolve, reject })
      const free = this.#seats.find(({ job, worker }) => !job && worker) ?? this.#seats.find(({ job }) => !job)
      if (free) this.#fill(free)
    })
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    this.#waiting.length = 0
    await Promise.all(this.#seats.map(({ worker }) => worker?.terminate()))
  }

  #fill(seat: Seat<Task, Answer>): void {
    seat.job ??= this.#nextFor(seat)
    if (!seat.job) return
    if (!seat.worker) this.#start(seat)
    else if (seat.isReady) this.#hand(seat, seat.worker)
  }

  /** Of the tasks that wait, the first of those that are most like what a thread had. */
  #nextFor(seat: Seat<Task, Answer>): Job<Task, Answer> | undefined {
    let best = 0
    let most = Number.NEGATIVE_INFINITY
    for (const [i, { marks }] of this.#waiting.entries()) {
      let likeness = 0
      for (const mark of marks) {
        const last = this.#lastWith.get(mark)
        if (last) likeness += last === seat ? 1 : -1
      }
      if (likeness > most) [best, most] = [i, likeness]
    }
    const [job] = this.#waiting.splice(best, 1)
    for (const mark of job?.marks ?? []) this.#lastWith.set(mark, seat)
    for (const mark of this.#lastWith.keys()) {
      if (this.#lastWith.size <= mostMarks) break
      this.#lastWith.delete(mark)
    }
    return job
  }

  #hand(seat: Seat<Task, Answer>, worker: Worker): void {
    seat.timer = setTimeout(() => {
      this.#lose(seat, new TaskLost('', true))
      void worker.terminate()
    }, this.#options.timeLimit)
    worker.postMessage((seat.job as Job<Task, Answer>).task)
  }

  #start(seat: Seat<Task, Answer>): void {
    const { file, workerData } = this.#options
    const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb } })
    seat.worker = worker
    let why = ''
    worker.on('message', (message: typeof ready | Answer) => {
      if (seat.worker !== worker) return
      if (seat.isReady) {
        const { job } = seat
        this.#clear(seat)
        job?.resolve(message as Answer)
      } else seat.isReady = true
      if (seat.job) this.#hand(seat, worker)
      else this.#fill(seat)
    })
    worker.on('error', (error) => {
      why = error.message
    })
    worker.on('exit', (code) => {
      if (seat.worker === worker) this.#lose(seat, new TaskLost(why || `exit code ${code}`, false))
    })
  }

  /** Gives the seat of a thread that is no more to another. */
  #lose(seat: Seat<Task, Answer>, error: TaskLost): void {
    const { job } = seat
    this.#clear(seat)
    seat.worker = undefined
    seat.isReady = false
    job?.reject(error)
    this.#fill(seat)
  }

  #clear(seat: Seat<Task, Answer>): void {
    clearTimeout(seat.timer)
    seat.timer = undefined
    seat.job = undefined
  }
}
