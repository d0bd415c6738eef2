import { type CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver'
import { addressKey, fileNameOf } from '../address.ts'
import { Lines } from '../contract/lines.ts'
import type { CheckOptions } from '../documents.ts'
import { type ReportParams, type ReportResult, reportRequest } from '../protocol.ts'
import { type ReportedContract, reportedContract } from '../report/portfolio/contractEntry.ts'
import { reportOn } from '../report/portfolio/report.ts'
import { Shared } from '../report/portfolio/shared.ts'
import { reportText } from '../report/reportFormats.ts'
import { check, today } from '../rules/check.ts'
import type { Locale } from '../rules/finding.ts'
import type { SettingsReader } from '../settings.ts'
import { contractOnDisk } from './contractOnDisk.ts'
import type { Disk, FoundFile } from './disk.ts'
import { progressWords } from './progressWords.ts'
import type { TypingPause } from './typingPause.ts'

/** What reports rest on. */
export interface ReportsOptions {
  readonly disk: Disk
  readonly typing: TypingPause
  readonly settings: SettingsReader
  readonly version: string
  readonly options: () => CheckOptions
  readonly locale: () => Locale
  /** Resolves when it is known what contracts are checked by. */
  readonly ready: () => Promise<unknown>
}

/** A folder whose files are reported on, and from where their paths are told. */
interface Scope {
  readonly folder: string
  readonly root: string
  readonly base: string
}

/** Makes reports as the command line does, file by file between the keys of whoever types. */
export function serveReports(connection: Connection, from: ReportsOptions): void {
  const { disk, typing, settings, options, locale } = from

  /** Of an open folder paths begin with its name; of one inside it, where that folder begins. */
  const scopeOf = (folder: string): Scope => {
    const whole = withSlash(folder)
    const root = settings.folderOf(whole)
    if (root === undefined || !disk.has(whole)) throw new ResponseError(ErrorCodes.InvalidParams, notHere[locale()])
    return { folder: whole, root, base: whole === root ? above(root) : root }
  }

  async function* filesOf(scopes: readonly Scope[]): AsyncGenerator<{ file: FoundFile; root: string; base: string }> {
    for (const { folder, root, base } of scopes)
      for await (const file of disk.textsIn(folder, root, await settings.hiddenIn(root))) yield { file, root, base }
  }

  connection.onRequest(
    reportRequest,
    async (params: ReportParams, cancel: CancellationToken): Promise<ReportResult> => {
      const { contract, folder, format, language, workDoneToken } = params
      await from.ready()
      const bar = connection.window.attachWorkDoneProgress(workDoneToken)
      bar.begin(locale() === 'zh' ? '正在生成报告' : 'Making the report', 0, undefined, true)
      const scopes = contract === undefined ? (folder === undefined ? settings.folders : [folder]).map(scopeOf) : []
      const files = []
      if (contract !== undefined) files.push(fileOf(contract, settings.folderOf(contract)))
      for await (const one of filesOf(scopes)) files.push(one)
      const reported: ReportedContract[] = []
      const shared = new Shared()
      const contracts: string[] = []
      for (const [i, { file, root, base }] of files.entries()) {
        await typing.untilPause(cancel)
        if (cancel.isCancellationRequested) return { text: '', contracts: [], isCancelled: true }
        bar.report((100 * i) / files.length, progressWords(i, files.length, fileNameOf(file.uri), locale()))
        const read = await disk.read(file, root)
        const found = contractOnDisk(file, read, options())
        if (!found) continue
        const { pack, detector } = options().policyOf(file.uri)
        const checked = check(found, pack, detector, language)
        const lines = new Lines(found.text)
        const one = { file: pathFrom(base, file.uri), kind: 'contract' as const, checked, pack, detector, lines }
        reported.push(shared.of(reportedContract(one, read.document, language)))
        contracts.push(file.uri)
      }
      bar.done()
      if (reported.length === 0) return { text: '', contracts, isCancelled: false }
      const scope =
        contract === undefined
          ? scopes.map(({ base, folder }) => pathFrom(base, folder))
          : reported.map(({ entry }) => entry.file)
      const made = reportOn(reported, { locale: language, version: from.version, made: today(), scope })
      return { text: await reportText(made, format), contracts, isCancelled: false }
    },
  )
}

/** A file that somebody named; one in no open folder counts as in its own. */
const fileOf = (uri: string, root = above(uri)): { file: FoundFile; root: string; base: string } => ({
  ...{ file: { uri, isNamed: true }, root, base: root },
})

const withSlash = (folder: string): string => (folder.endsWith('/') ? folder : `${folder}/`)

/** The folder that a file or a folder is in. */
const above = (uri: string): string => uri.slice(0, uri.replace(/\/$/, '').lastIndexOf('/') + 1)

/** The path from a folder, without a slash at its end. */
const pathFrom = (folder: string, uri: string): string =>
  addressKey(uri).slice(addressKey(folder).length).replace(/\/$/, '')

const notHere: Record<Locale, string> = {
  en: 'A report can be made of folders of this computer that are open in the editor.',
  zh: '只能就已在编辑器中打开的本机文件夹生成报告。',
}
