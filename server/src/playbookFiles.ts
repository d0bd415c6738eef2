import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bytesPerUnit, textIn } from './files/textIn.ts'
import { playbookInFolder } from './playbookAddress.ts'
import { longestPlaybook } from './policy/playbook.ts'

/**
 * The text of a folder's playbook; undefined where there is none, or none that may be read: a link that leads out of the
 * folder is not followed. One that is too long is cut after the limit, so that its reader can say so.
 */
async function playbookIn(folder: string): Promise<{ file: string; text: string } | undefined> {
  const file = path.join(folder, playbookInFolder)
  try {
    const [target, root] = await Promise.all([realpath(file), realpath(folder)])
    if (!isWithin(target, root)) return undefined
    return (await stat(target)).isFile() ? { file, text: await playbookText(target) } : undefined
  } catch {
    return undefined
  }
}

/** The same for a workspace folder by its address; undefined for one that is not on this machine. */
export async function playbookOf(folder: string): Promise<string | undefined> {
  return folder.startsWith('file:') ? (await playbookIn(fileURLToPath(folder)))?.text : undefined
}

/** The text of a playbook that somebody named. */
export async function playbookText(file: string): Promise<string> {
  const { size } = await stat(file)
  return size > longestPlaybook * bytesPerUnit ? ' '.repeat(longestPlaybook + 1) : textIn(await readFile(file))
}

/** The nearest playbook above a file, up to a folder that holds both. */
export async function nearestPlaybook(file: string, top: string): Promise<{ file: string; text: string } | undefined> {
  for (let folder = path.dirname(path.resolve(file)); isWithin(folder, top); folder = path.dirname(folder)) {
    const found = await playbookIn(folder)
    if (found) return found
    if (folder === top) return undefined
  }
  return undefined
}

const isWithin = (place: string, folder: string): boolean => {
  const inside = path.relative(folder, place)
  return inside.split(path.sep)[0] !== '..' && !path.isAbsolute(inside)
}
