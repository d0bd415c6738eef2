import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from '../../scripts/vscode/processes.mjs'
import { step, Trouble } from '../../scripts/vscode/progress.mjs'
import { root } from './files.mjs'

/** The package that has VS Code's own words in Chinese by their keys; later ones have them by their numbers in one version. */
const source = '@codingame/monaco-vscode-language-pack-zh-hans@1.83.14'

/** What VS Code calls the Chinese of the mainland. */
export const chinese = 'zh-cn'

/**
 * Gives a VS Code that is started in Chinese the words to speak it, as its Chinese language pack does. Words that VS Code has got
 * since stay English.
 * @param {string} data the folder for its state, before it is started
 */
export async function speakChinese(data) {
  const translations = await chineseWords()
  const pack = {
    hash: 'proviso-test',
    extensions: [{ extensionIdentifier: { id: 'proviso-test.chinese' }, version: '1.0.0' }],
    label: '中文(简体)',
    translations,
  }
  await mkdir(path.join(data, 'data'), { recursive: true })
  await writeFile(path.join(data, 'data/languagepacks.json'), JSON.stringify({ [chinese]: pack }))
}

/** Files of VS Code's own words and of those of extensions that come with it, from the registry into the project's cache. */
async function chineseWords() {
  const folder = path.join(root, '.vscode-test/zh-cn')
  const words = path.join(folder, 'package/translations')
  const main = path.join(folder, 'vscode.json')
  if (!existsSync(main)) {
    await step('Getting the Chinese of VS Code (once)', async () => {
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
      await got('npm', ['pack', source, '--silent'], folder)
      const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
      await got('tar', ['-xzf', String(archive)], folder)
      const { default: contents } = await import(pathToFileURL(path.join(words, 'main.i18n.json.js')).href)
      await writeFile(main, JSON.stringify({ contents }))
    })
  }
  const extensions = ['vscode.git', 'vscode.markdown-language-features']
  return {
    vscode: main,
    ...Object.fromEntries(extensions.map((id) => [id, path.join(words, 'extensions', `${id}.i18n.json`)])),
  }
}

/** @param {string} command @param {readonly string[]} args @param {string} cwd */
async function got(command, args, cwd) {
  const { code, output } = await run(command, args, { cwd, shell: process.platform === 'win32' })
  if (code !== 0) throw new Trouble(`The Chinese of VS Code cannot be had:\n${output.trim()}`)
}
