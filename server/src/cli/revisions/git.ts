import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { UsageError } from '../arguments.ts'

/** What a run of git gave. */
export interface GitRun {
  readonly code: number | null
  readonly out: Buffer
  /** Its own words, where it failed. */
  readonly said: string
}

/**
 * Runs git with fixed arguments, without a shell, to read what is stored in a repository. Nothing that the repository itself
 * says is run: no hook, no filter, no monitor, no pager, no diff program, no other protocol. It never looks at the files of the
 * work tree, which may name filters.
 * @param folder where it runs
 * @throws UsageError where there is no git
 */
export async function git(folder: string, args: readonly string[], input = ''): Promise<GitRun> {
  const running = spawn('git', [...harmless, ...args], { cwd: folder, env: environment(), stdio: 'pipe', shell: false })
  const out: Buffer[] = []
  const errors: Buffer[] = []
  running.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  running.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  // It may end before it has read all.
  running.stdin.on('error', () => undefined)
  running.stdin.end(input)
  try {
    const [code] = (await once(running, 'close')) as [number | null]
    return { code, out: Buffer.concat(out), said: Buffer.concat(errors).toString().trim() }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') throw new UsageError(`git could not be run (${message}).`, `无法运行 git（${message}）。`)
    throw new UsageError(
      'Revisions are read by git, which is not installed here. Name two files instead.',
      '读取历史版本须用 git，而本机未安装 git。请改为指定两个文件。',
    )
  }
}

const harmless: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.attributesFile=/dev/null', 'core.pager=cat'].flatMap(
    (setting) => ['-c', setting],
  ),
  ...['diff.external=', 'protocol.allow=never', 'core.askPass='].flatMap((setting) => ['-c', setting]),
]

/** Variables that name another repository, as hooks have them, or a program. */
const misleading =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|NAMESPACE|PREFIX|EXTERNAL_DIFF|SSH|SSH_COMMAND|PROXY_COMMAND|PAGER|ASKPASS|EDITOR|EXEC_PATH)$/

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !misleading.test(name))
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    // An object that is not here is missing: nothing is fetched by any protocol, whatever the repository allows.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
}
