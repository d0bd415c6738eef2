import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ReportParams, type ReportResult, reportRequest } from '../../server/src/protocol.ts'
import { Client, command, pulling } from './client.ts'
import { Folder } from './folder.ts'
import { chineseLease, incompleteContract, leaseWithLogs, readme, yamlLease } from './texts.ts'

const files = {
  'deals/leases/a.contract.md': leaseWithLogs,
  'deals/leases/算力租赁.contract.md': chineseLease,
  'deals/leases/gpu.contract.yaml': yamlLease,
  'deals/leases/scan.contract.md': new Uint8Array([0xef, 0xbb, 0xbf, 0x23, 0x20, 0x41, 0, 0xff]),
  'deals/leases/README.md': readme,
  'deals/nda (signed).contract.md': incompleteContract.replaceAll('\n', '\r\n'),
  'deals/draft.md': readme,
}

/** The server as the extension has it: its pack is shorter than that of the command line. */
const shipped = path.resolve(command, '../server.cjs')

describe('a report that an editor asks for', () => {
  let deals: Folder
  let client: Client
  const ask = (params: Partial<ReportParams>): Promise<ReportResult> =>
    client.connection.sendRequest<ReportResult>(reportRequest, { format: 'json', language: 'en', ...params })
  const proviso = (inside: string, ...args: string[]): string =>
    execFileSync(process.execPath, [command, 'report', ...args], {
      ...{ cwd: path.join(deals.path, inside), encoding: 'utf8', maxBuffer: 1e8 },
    })

  beforeAll(async () => {
    deals = await Folder.thatStays(files)
    client = new Client({}, [shipped, '--stdio'])
    await client.initialize({
      capabilities: pulling,
      workspaceFolders: [{ uri: deals.uriOf('deals'), name: 'deals' }],
    })
    return () => {
      client.kill()
      deals.remove()
    }
  })

  it.each(['html', 'markdown', 'csv', 'json'] as const)(
    'on a folder is that of the command line: %s',
    async (format) => {
      for (const language of ['en', 'zh'] as const) {
        const { text, contracts } = await ask({ folder: deals.uriOf('deals/leases'), format, language })
        expect(text).toBe(proviso('deals', '--format', format, '--lang', language, 'leases'))
        expect(contracts).toHaveLength(4)
      }
    },
  )

  it('on all that is open begins paths with the name of the open folder, as from the folder above', async () => {
    const { text } = await ask({ format: 'markdown' })
    expect(text).toBe(proviso('.', '--format', 'markdown', 'deals'))
  })

  it.each(['deals/nda (signed).contract.md', 'deals/draft.md'])(
    'on one contract is that of the command line: %s',
    async (name) => {
      const { text, contracts } = await ask({ contract: deals.uriOf(name), format: 'html' })
      expect(text).toBe(proviso('deals', '--format', 'html', path.basename(name)))
      expect(contracts).toEqual([deals.uriOf(name)])
    },
  )

  it('on a file in no open folder has its name alone', async () => {
    const elsewhere = await Folder.with({ 'x.contract.md': incompleteContract })
    const { text } = await ask({ contract: elsewhere.uriOf('x.contract.md') })
    expect(JSON.parse(text)).toMatchObject({ scope: ['x.contract.md'], contracts: [{ file: 'x.contract.md' }] })
  })

  it('is refused on a folder that is not open', async () => {
    const empty = await Folder.with({ 'README.md': readme })
    await expect(ask({ folder: empty.uri })).rejects.toThrow(/open in the editor/)
  })
})
