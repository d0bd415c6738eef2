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
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: TaskLost) => void
}

/** One place for a thread: none before it is needed, and a new one after one broke down. */
interface Seat<Task, Answer> {
  worker?: Worker | undefined
  isReady: boolean
  job?: Job<Task, Answer> | undefined
  timer?: NodeJS.Timeout | undefined
}

/** Threads that do one task at a time each. One that breaks down or takes too long loses its task alone. */
export class Pool<Task, Answer> {
  readonly #options: PoolOptions
  readonly #seats: Seat<Task, Answer>[]
  readonly #waiting: Job<Task, Answer>[] = []

  constructor(options: PoolOptions) {
    this.#options = options
    this.#seats = Array.from({ length: options.size }, () => ({ isReady: false }))
  }

  /**
   * Has a thread do a task, when one is free.
   * @throws TaskLost
   */
  run(task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject })
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
    seat.job ??= this.#waiting.shift()
    if (!seat.job) return
    if (!seat.worker) this.#start(seat)
    else if (seat.isReady) this.#hand(seat, seat.worker)
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
    const worker = new Worker(file, { workerData })
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
