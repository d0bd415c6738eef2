import { randomBytes } from 'node:crypto'
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** What may be done between writing a file and putting it in its place; what it throws leaves the old one there. */
export interface Steps {
  /** While it is still open. */
  readonly written?: (handle: FileHandle) => Promise<void>
  /** Once it is on the disk, by the name that it has until it is in its place. */
  readonly kept?: (beside: string) => Promise<void>
}

/**
 * Writes a file beside another and puts it in the place of that, in one step. Where it cannot, nothing is left of it, and what
 * stood there is as it was.
 * @param mode the permissions that it is made with; without them, what the process gives new files
 */
export async function writeInPlace(
  target: string,
  content: string | Uint8Array,
  { written, kept }: Steps = {},
  mode?: number,
): Promise<void> {
  await clearLeftovers(target)
  const beside = temporaryName(target)
  try {
    const handle = await open(beside, 'wx', mode)
    try {
      await handle.writeFile(content)
      await written?.(handle)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await kept?.(beside)
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
}

/** A hidden name in the same folder, with the process that writes it; no command takes it for a contract. */
const temporaryName = (target: string): string =>
  path.join(
    path.dirname(target),
    `.${path.basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}.proviso-tmp`,
  )

/** Takes away what was left beside a file by a process that was ended before it could rename it. */
async function clearLeftovers(target: string): Promise<void> {
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
