import * as z from '../policy/zod.ts'
import { type Finding, neverHidden, severities } from '../rules/finding.ts'
import { isAboutTheWhole } from '../rules/fingerprint.ts'
import { quoteOf } from '../rules/placing.ts'
import type { FileCheck } from './fileCheck.ts'
import { jsonPlace } from './jsonPlace.ts'
import { sectionAt } from './sectionAt.ts'

/** A finding that was there when the baseline was taken. What this version does not know of it is kept. */
const knownFinding = z.looseObject({
  /** By this it is recognised; see `rules/fingerprint.ts`. */
  fingerprint: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  code: z.string().check(z.minLength(1)),
  /** How much it mattered; it is not known as anything worse. Baselines of earlier versions do not say. */
  severity: z.optional(z.enum(severities)),
  clause: z.optional(z.string()),
  element: z.optional(z.string()),
  /** Where it stood and what it was about, for whoever reads the baseline. */
  section: z.optional(z.string()),
  words: z.optional(z.string()),
  /** The day on which it was taken as known, `YYYY-MM-DD`. */
  since: z.optional(z.string()),
})
/** A finding that was there when the baseline was taken. */
export type KnownFinding = z.infer<typeof knownFinding> & {
  /** Where it stood and what its words were, in a version that is compared with, if they are others now. */
  readonly movedFrom?: { readonly section: string; readonly words: string }
}

const shape = z.looseObject({
  version: z.literal(1),
  /** By the file's name from the baseline's folder, with `/`. */
  files: z.record(z.string(), z.array(knownFinding)),
})
/** Findings that are known, by file; they count no more. */
export type Baseline = z.infer<typeof shape>

/** Why a baseline cannot be used, and where. */
export class BaselineError extends Error {
  /** The path of keys to what is wrong; empty where the text is no JSON. */
  readonly path: string
  /** 1-based; undefined where the place is not known. */
  readonly line: number | undefined

  constructor(path: string, line: number | undefined) {
    super(`${line ?? '?'}: ${path}`)
    this.path = path
    this.line = line
  }
}

/** A baseline of a later version than this program knows. */
export class NewerBaseline extends Error {}

/** A baseline that has nothing. */
export const emptyBaseline = (): Baseline => ({ version: 1, files: {} })

/**
 * Reads a baseline. What it says and this version does not know is kept; its keys are in `unknown`.
 * @throws BaselineError, NewerBaseline
 */
export function readBaseline(text: string): { baseline: Baseline; unknown: string[] } {
  let written: unknown
  try {
    written = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new BaselineError('', jsonPlace(text))
  }
  const { version } = (written ?? {}) as { version?: unknown }
  if (typeof version === 'number' && version > 1) throw new NewerBaseline()
  const parsed = shape.safeParse(written)
  if (!parsed.success) {
    const { path = [] } = parsed.error.issues[0] ?? {}
    throw new BaselineError(path.map(String).join(' › ') || 'version', jsonPlace(text, path))
  }
  const entries = Object.values(parsed.data.files).flat()
  const strange = (one: object, known: object): string[] => Object.keys(one).filter((key) => !Object.hasOwn(known, key))
  const unknown = new Set([
    ...strange(parsed.data, shape.shape),
    ...entries.flatMap((one) => strange(one, knownFinding.shape)),
  ])
  return { baseline: parsed.data, unknown: [...unknown] }
}

/** A baseline as a file: sorted, and one line a finding, so that a change to it is small. */
export function baselineText({ version, files, ...rest }: Baseline): string {
  const names = Object.keys(files).filter((name) => (files[name]?.length ?? 0) > 0)
  const listed = names.toSorted().map((name) => {
    const lines = (files[name] ?? []).toSorted(inOrder).map((one) => `   ${JSON.stringify(one)}`)
    return `  ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n  ]`
  })
  const others = Object.entries(rest).map(([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
  const body = listed.length > 0 ? `{\n${listed.join(',\n')}\n }` : '{}'
  return `{\n "version": ${version},\n${others.join('')} "files": ${body}\n}\n`
}

const orderOf = ({ code, clause = '', element = '', section = '', fingerprint }: KnownFinding): string =>
  [code, clause, element, section, fingerprint].join('\n')
const inOrder = (a: KnownFinding, b: KnownFinding): number =>
  orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0

/** Whether a baseline may have a finding: not one that says what was not checked. */
export const mayBeKnown = ({ code }: Finding): boolean => !neverHidden.includes(code)

/** A finding as a baseline has it. */
export function asKnown(
  finding: Finding,
  fingerprint: string,
  { checked: { contract } }: Pick<FileCheck, 'checked'>,
  since: string,
): KnownFinding {
  const { code, severity, clause, element, span } = finding
  const isWhole = isAboutTheWhole(finding)
  const section = isWhole ? '' : (finding.section ?? sectionAt(contract, span.start))
  const words = isWhole ? '' : quoteOf(contract, span)
  return {
    fingerprint,
    code,
    severity,
    ...(clause ? { clause } : {}),
    ...(element ? { element } : {}),
    ...(section ? { section } : {}),
    ...(words ? { words } : {}),
    since,
  }
}
