import path from 'node:path'
import { Lines } from '../contract/lines.ts'
import { readContract } from '../contract/readContract.ts'
import { standardDetector } from '../coverage/standard.ts'
import type { Policy } from '../playbook/housePolicy.ts'
import { nearestPlaybook, playbookText } from '../playbookFiles.ts'
import { longestPlaybook } from '../policy/playbook.ts'
import { standardPack } from '../policy/standard.ts'
import type { FileCheck } from '../report/fileCheck.ts'
import { check } from '../rules/check.ts'
import { type Arguments, UsageError } from './arguments.ts'
import { lookUp, unreadable } from './files.ts'
import { playbookMistakes } from './messages.ts'
import { complain } from './output.ts'

/** The policy that Proviso comes with. */
export const standardPolicy = (): Policy => ({ pack: standardPack, detector: standardDetector() })

/** The policy for each file: the house playbook that is named, else the nearest, else none; each read once. */
export class Policies {
  /** Playbooks of which something could not be used. */
  readonly mistakes: FileCheck[] = []
  readonly #standard: Policy
  readonly #named: string | undefined
  readonly #locale: Arguments['locale']
  readonly #known = new Map<string, Policy>()
  readonly #byFolder = new Map<string, Promise<Policy>>()

  /** @param standard what playbooks extend */
  constructor({ policy, locale }: Pick<Arguments, 'policy' | 'locale'>, standard = standardPolicy()) {
    this.#standard = standard
    this.#named = policy
    this.#locale = locale
  }

  /**
   * The policy that a contract is checked by.
   * @throws UsageError where the playbook that was named cannot be read
   */
  of(file: string): Promise<Policy> {
    const folder = this.#named ?? path.dirname(path.resolve(file))
    const known = this.#byFolder.get(folder) ?? this.#for(file)
    this.#byFolder.set(folder, known)
    return known
  }

  async #for(file: string): Promise<Policy> {
    const found =
      this.#named === undefined ? await nearestPlaybook(file, process.cwd()) : await namedPlaybook(this.#named)
    if (!found) return this.#standard
    // Most contracts have none, which takes a while to make ready for.
    const { housePolicy, playbookFindings } = await import('../playbook/housePolicy.ts')
    const known = this.#known.get(found.file)
    if (known) return known
    const policy = housePolicy(found.text, this.#standard)
    this.#known.set(found.file, policy)
    const findings = playbookFindings(policy.problems, this.#locale)
    if (findings.length > 0) {
      const { pack, detector } = policy
      // Of one that is too long nothing is read but that.
      const text = found.text.length > longestPlaybook ? found.text.slice(0, 1) : found.text
      const read = check(readContract(text, 'yaml'), pack, detector, this.#locale)
      this.mistakes.push({
        file: path.relative(process.cwd(), found.file),
        kind: 'other',
        checked: { ...read, needs: [], findings },
        pack,
        detector,
        lines: new Lines(text),
      })
    }
    return policy
  }

  /** Says on standard error which playbooks have mistakes, for commands whose report has no place for them. */
  tellMistakes(): void {
    for (const { file } of this.mistakes) complain(playbookMistakes(file), this.#locale)
  }
}

/**
 * The playbook that somebody named.
 * @throws UsageError where it cannot be read
 */
export async function namedPlaybook(file: string): Promise<{ file: string; text: string }> {
  if ((await lookUp(file)).isDirectory())
    throw new UsageError(
      `“${file}” is a folder; --policy names a playbook.`,
      `“${file}”是文件夹；--policy 应指定内部政策文件。`,
    )
  const text = await playbookText(file).catch((error) => {
    throw unreadable(file, error)
  })
  return { file: path.resolve(file), text }
}
