import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { Client, command, newUri, pulling } from './client.ts'
import { incompleteContract } from './texts.ts'

/** Has a process say of each program that it runs whether V8 refused the code that was kept of it; undefined where there is none. */
const saying = `import path from 'node:path'
import vm from 'node:vm'
vm.Script = class extends vm.Script {
  constructor(text, options) {
    super(text, options)
    process.stderr.write(path.basename(options.filename) + ' ' + this.cachedDataRejected + '\\n')
  }
}`
const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(saying)}`]

it('the command line runs one program, with the code that was kept of it', () => {
  const { stderr } = spawnSync(process.execPath, [...nodeOptions, command, '--version'], { encoding: 'utf8' })
  expect(stderr).toBe('cli-program.js false\n')
})

it('so does the server of an editor, without the command line', async () => {
  const client = await Client.start({ nodeOptions, capabilities: pulling })
  let said = ''
  client.server.stderr.on('data', (chunk) => {
    said += chunk
  })
  const uri = newUri()
  await client.open(uri, incompleteContract)
  await client.diagnostics(uri)
  await client.stop()
  expect(said).toBe('server-program.js false\n')
})
