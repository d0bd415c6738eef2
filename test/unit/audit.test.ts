import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'

const script = path.resolve(import.meta.dirname, '../audit/run.mjs')

/** What a registry tells of a package: here the installed version alone. */
function packument(name: string) {
  const { version } = JSON.parse(readFileSync(path.resolve('node_modules', name, 'package.json'), 'utf8'))
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { name, version, dist: {} } } }
}

/** What the audit says where a registry answers it so. */
async function audited(status: number, advisories: object) {
  const registry = createServer((request, response) => {
    request.resume()
    const asked = request.method === 'GET' ? packument(decodeURIComponent(request.url?.slice(1) ?? '')) : advisories
    response.writeHead(request.method === 'GET' ? 200 : status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(asked))
  }).listen(0, '127.0.0.1')
  await once(registry, 'listening')
  onTestFinished(() => void registry.close())
  const env = {
    ...process.env,
    npm_config_registry: `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`,
    npm_config_cache: path.join(tmpdir(), 'proviso-audit'),
    npm_config_fetch_retries: '0',
  }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')])
  return { said, code }
}

const advisory = (title: string) => [
  { id: 1, url: 'https://example.com/1', title, severity: 'high', vulnerable_versions: '*', cwe: [], cvss: {} },
]

it('fails for a known vulnerability of what is shipped, and for none of what builds and tests it', async () => {
  const { said, code } = await audited(200, { zod: advisory('Reads too much'), vitest: advisory('Serves too much') })
  expect(said).toMatch(/FAIL zod \S+, which is shipped: high\. Reads too much \(https:\/\/example\.com\/1\)\n/)
  expect(said).not.toMatch(/vitest/)
  expect(said).toMatch(/\n\d+ passed, 1 failed\n$/)
  expect(code).toBe(1)
})

it('counts what is shipped where nothing is known of it', async () => {
  const { said, code } = await audited(200, {})
  expect(Number(/^(\d+) passed, 0 failed\n$/.exec(said)?.[1])).toBeGreaterThan(10)
  expect(code).toBe(0)
})

it('says where the registry does not tell', async () => {
  const { said, code } = await audited(405, {})
  expect(said).toMatch(/^Skipped: the registry tells of no vulnerabilities \(405 /)
  expect(said).toMatch(/\n0 passed, 0 failed\n$/)
  expect(code).toBe(0)
})
