import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'

/** A folder on the disk that goes with the test. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(path.join(tmpdir(), 'proviso-folder-')))
  readonly uri = pathToFileURL(this.path).href

  /** Makes a folder with these files, for one test. */
  static async with(files: Record<string, string | Uint8Array>): Promise<Folder> {
    const folder = await Folder.thatStays(files)
    onTestFinished(() => folder.remove())
    return folder
  }

  /** Makes a folder with these files, until it is removed. */
  static async thatStays(files: Record<string, string | Uint8Array>): Promise<Folder> {
    const folder = new Folder()
    for (const [name, text] of Object.entries(files)) await folder.write(name, text)
    return folder
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }

  async write(name: string, text: string | Uint8Array): Promise<void> {
    const file = path.join(this.path, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
  }

  /** The address of a file in it. */
  uriOf(name: string): string {
    return `${this.uri}/${name.split('/').map(encodeURIComponent).join('/')}`
  }

  /** How an editor names it. */
  get asOpened(): { uri: string; name: string } {
    return { uri: this.uri, name: path.basename(this.path) }
  }
}
