// How fast a whole portfolio is checked, and whether memory stays flat in the number of files:
//   node test/bench/portfolio.mjs [--files 2000] [--jobs 2] [--keep]
// The contracts are real ones where ../shared/corpus is at hand, else the examples, each repeated with other parties, amounts
// and numbers and without a paragraph here and there.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

const root = path.resolve(import.meta.dirname, '../..')
const sources = ['../shared/corpus/dev', '../shared/corpus/unlabelled', 'examples'].map((one) => path.join(root, one))

/** Numbers that look random and are the same in each run. @param {number} seed */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * A contract like another: other parties, other amounts and days, and now and then a paragraph less.
 * @param {string} text @param {number} number
 */
export function varied(text, number) {
  const random = randomFrom(number + 1)
  const [first, second] = [`Northwind ${number} Ltd`, `Contoso ${number} GmbH`]
  const paragraphs = text.split(/(\n[ \t]*\n)/)
  return paragraphs
    .map((paragraph, i) => {
      // Only whole sentences go: the first lines may be facts.
      if (i > 8 && /^[A-Z].*[.;]$/s.test(paragraph) && random() < 0.03) return ''
      return paragraph
        .replace(/\b(?:the )?(?:Customer|Licensee|Client|Buyer)\b/g, (name) => (random() < 0.1 ? first : name))
        .replace(/\b(?:the )?(?:Provider|Licensor|Supplier|Vendor|Company)\b/g, (name) =>
          random() < 0.1 ? second : name,
        )
        .replace(/\b\d{2,3}(?= (?:days|months|percent|hours))/g, (days) => String(Number(days) + (number % 7)))
    })
    .join('')
}

/**
 * Fills a folder with contracts, and gives their bytes.
 * @param {string} folder @param {number} count
 */
export async function makePortfolio(folder, count) {
  const found = sources.filter((one) => existsSync(one)).slice(0, existsSync(sources[0] ?? '') ? 2 : undefined)
  const lists = await Promise.all(
    found.map(async (one) =>
      (await readdir(one))
        .filter((name) => /\.(?:md|txt|ya?ml)$/.test(name))
        .sort()
        .map((name) => path.join(one, name)),
    ),
  )
  const files = lists.flat()
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  let bytes = 0
  for (let i = 0; i < count; i++) {
    const at = i % files.length
    const text = varied(/** @type {string} */ (texts[at]), i)
    const { name, ext } = path.parse(/** @type {string} */ (files[at]))
    const inside = path.join(folder, String(i % 40))
    await mkdir(inside, { recursive: true })
    await writeFile(path.join(inside, `${String(i).padStart(5, '0')}-${name}.contract${ext}`), text)
    bytes += Buffer.byteLength(text)
  }
  return bytes
}

/** Runs the command, and gives how long it took, in processor time as well, and the memory that it had at most. @param {readonly string[]} args */
async function measured(args) {
  const start = performance.now()
  const child = spawn(process.execPath, [path.join(root, 'dist/cli.cjs'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peak = 0
  let ticks = 0
  const looking = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
      const [user = 0, system = 0] = (readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1] ?? '')
        .split(' ')
        .slice(11, 13)
        .map(Number)
      ticks = user + system
    } catch {
      // It has just ended.
    }
  }, 20)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(looking)
  if (code === 2) throw new Error(`proviso ${args.join(' ')} could not run`)
  return { seconds: (performance.now() - start) / 1000, processor: ticks / 100, peak }
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      files: { type: 'string', default: '2000' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      keep: { type: 'boolean' },
    },
  })
  const folder = await mkdtemp(path.join(tmpdir(), 'proviso-portfolio-'))
  console.log(
    `| files | MB | seconds | MB/s | processor seconds | MB per processor second | peak MB |\n| --- | --- | --- | --- | --- | --- | --- |`,
  )
  for (const count of [Math.ceil(Number(values.files) / 10), Number(values.files)]) {
    const inside = path.join(folder, String(count))
    const megabytes = (await makePortfolio(inside, count)) / 1e6
    const { seconds, processor, peak } = await measured(['check', '--format', 'summary', '--jobs', values.jobs, inside])
    const row = [
      count,
      megabytes.toFixed(1),
      seconds.toFixed(1),
      (megabytes / seconds).toFixed(2),
      processor.toFixed(1),
      (megabytes / processor).toFixed(2),
      peak.toFixed(0),
    ]
    console.log(`| ${row.join(' | ')} |`)
  }
  if (values.keep) console.log(folder)
  else await rm(folder, { recursive: true, force: true })
}
