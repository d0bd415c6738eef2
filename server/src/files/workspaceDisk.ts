import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Localized } from '../policy/schema.ts'
import type { Disk, FoundFile, ReadFile } from '../workspace/disk.ts'
import { documentOfBytes } from './document.ts'
import { textsIn } from './folder.ts'
import { bytesOf, readingTrouble } from './reading.ts'
import { textIn } from './textIn.ts'

/** This machine's files, as far as they are in the open folders. */
export const workspaceDisk: Disk = {
  has: (uri) => uri.startsWith('file:'),

  async *textsIn(folder, root, leftOut): AsyncGenerator<FoundFile> {
    const [top, start] = [fileURLToPath(root), fileURLToPath(folder)]
    const inRoot = (file: string): string => path.relative(top, file).split(path.sep).join('/')
    if (await leadsOut(start, top)) {
      yield { uri: folder, isNamed: true, trouble: outside }
      return
    }
    const isLeftOut = (inside: string): boolean => leftOut(inRoot(path.join(start, inside)))
    for await (const { file, ...found } of textsIn(start, isLeftOut))
      yield { uri: root + inRoot(file).split('/').map(encodeURIComponent).join('/'), ...found }
  },

  async read({ uri, trouble }, root): Promise<ReadFile> {
    if (trouble) return { text: '', document: nothing, trouble }
    const file = fileURLToPath(uri)
    try {
      if (await leadsOut(file, fileURLToPath(root))) return { text: '', document: nothing, trouble: outside }
      const bytes = await bytesOf(file)
      return { text: textIn(bytes), document: documentOfBytes(bytes) }
    } catch (error) {
      const bytes = await readFile(file).catch(() => undefined)
      return { text: '', document: bytes ? documentOfBytes(bytes) : nothing, trouble: readingTrouble(error) }
    }
  },
}

const nothing = { bytes: 0, sha256: '' }

const outside: Localized = { en: 'it is a link that leads out of the open folder', zh: '该链接指向所打开文件夹之外' }

/** Whether a file or folder stands outside of a folder once links are followed. One that is not there does not. */
async function leadsOut(file: string, folder: string): Promise<boolean> {
  const [target, top] = await Promise.all([file, folder].map((one) => realpath(one).catch(() => undefined)))
  if (target === undefined || top === undefined) return false
  const inside = path.relative(top, target)
  return inside.split(path.sep)[0] === '..' || path.isAbsolute(inside)
}
