import { randomBytes } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'

/** A hidden name in the same folder, with the process that writes it; no command takes it for a contract. */
export const temporaryName = (target: string): string =>
  path.join(
    path.dirname(target),
    `.${path.basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}.proviso-tmp`,
  )

/** Takes away what was left beside a file by a process that was ended before it could rename it. */
export async function clearLeftovers(target: string): Promise<void> {
  const folder = path.dirname(target)
  const start = `.${path.basename(target)}.`
  for (const name of await readdir(folder)) {
    const [, writer] =
      /^(\d+)\.[0-9a-f]{8}\.proviso-tmp$/.exec(name.startsWith(start) ? name.slice(start.length) : '') ?? []
    if (writer && !isRunning(Number(writer))) await rm(path.join(folder, name), { force: true })
  }
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
