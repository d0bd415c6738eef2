import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPack, PackError } from '../../../server/src/policy/checkPack.ts'
import { loadPack } from '../../../server/src/policy/load.ts'
import type { Pack } from '../../../server/src/policy/schema.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'

const standard = path.resolve(import.meta.dirname, '../../../server/policy')

/** The mistakes that a pack is said to have. */
function mistakes(load: () => unknown): string[] {
  try {
    load()
  } catch (error) {
    if (error instanceof PackError) return error.message.split('\n')
    throw error
  }
  return []
}

/** The standard pack as written, changed. */
function changed(change: (pack: Pack) => void): unknown {
  const pack = structuredClone(standardPack)
  change(pack)
  return pack
}

describe('checking a pack', () => {
  it('finds nothing wrong with the standard pack', () => {
    expect(mistakes(() => checkPack(standardPack))).toEqual([])
  })

  it.each<[string, (pack: Pack) => void, string]>([
    [
      'a family id that is taken',
      (pack) => pack.families.push(pack.families[0] as never),
      `families › ${standardPack.families[0]?.id}: this id is taken`,
    ],
    [
      'a set that is to be shared and is not there',
      (pack) => pack.shared?.push('dutie'),
      'pack › shared: there is no set of phrases “dutie”',
    ],
    [
      'a need id that is taken',
      (pack) => pack.needs.push(pack.needs[0] as never),
      `needs › ${standardPack.needs[0]?.id}: this id is taken`,
    ],
    [
      'kin that is no family',
      (pack) => pack.families.find(({ id }) => id === 'logging')?.kin.push('loging'),
      'families › logging › kin: there is no family “loging”',
    ],
    [
      'an unknown family in the order',
      (pack) => pack.order.push('loging'),
      'pack › order: there is no family “loging”',
    ],
    [
      'a need for no family',
      (pack) => Object.assign(pack.needs[0] as object, { id: 'n', clause: 'loging' }),
      'needs › n: there is no family “loging”',
    ],
    [
      'a need by no authority',
      (pack) => Object.assign(pack.needs[0] as object, { id: 'n', authorities: ['hearsay'] }),
      'needs › n: there is no authority “hearsay”',
    ],
    [
      'a need of no contract type',
      (pack) => Object.assign(pack.needs[0] as object, { id: 'n', when: { type: ['lease'] } }),
      'needs › n › when: there is no contract type “lease”',
    ],
    [
      'an unknown slot',
      (pack) =>
        Object.assign(pack.families.find(({ id }) => id === 'logging')?.templates[0]?.zh ?? {}, {
          title: '{{vendor}}',
        }),
      'families › logging › templates › preferred: there is no slot “{{vendor}}”',
    ],
  ])('%s is named with its place', (_what, change, message) => {
    expect(mistakes(() => checkPack(changed(change)))).toContain(message)
  })

  it.each<[string, (pack: Pack) => void, RegExp]>([
    [
      'an unknown basis',
      (pack) => Object.assign(pack.needs[0] as object, { id: 'n', basis: 'law' }),
      /^needs › n › basis: /,
    ],
    [
      'a missing title',
      (pack) => Object.assign(pack.families.find(({ id }) => id === 'logging') ?? {}, { title: { en: 'Logs' } }),
      /^families › logging › title › zh: /,
    ],
    [
      'a key that nobody knows',
      (pack) => Object.assign(pack.families.find(({ id }) => id === 'logging') ?? {}, { regex: '.*' }),
      /^families › logging: .*regex/,
    ],
    [
      'an id in capitals',
      (pack) => Object.assign(pack.needs[0] as object, { id: 'Need One' }),
      /^needs › Need One › id: /,
    ],
    ['a date that is none', (pack) => Object.assign(pack, { date: 'today' }), /^date: /],
    [
      'an empty phrase',
      (pack) => pack.families.find(({ id }) => id === 'logging')?.patterns[0]?.all.push(''),
      /^families › logging › patterns › 0 › all › \d+: /,
    ],
  ])('%s is named with its place', (_what, change, message) => {
    expect(mistakes(() => checkPack(changed(change)))).toContainEqual(expect.stringMatching(message))
  })

  it('names every mistake, one a line', () => {
    const found = mistakes(() => checkPack(changed((pack) => pack.order.push('one', 'two'))))
    expect(found).toEqual(['pack › order: there is no family “one”', 'pack › order: there is no family “two”'])
  })

  it.each([[null], ['text'], [[]], [{}]])('%j is no pack, and that is said as a mistake', (written) => {
    expect(mistakes(() => checkPack(written))).not.toEqual([])
  })

  it('puts families into the order of the pack', () => {
    const pack = checkPack(changed((pack) => pack.families.reverse()))
    expect(pack.families.map(({ id }) => id)).toEqual(standardPack.order)
  })
})

describe('loading a pack from its folder', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pack-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('gives the standard pack', () => {
    expect(loadPack(standard).families.map(({ id }) => id)).toEqual(standardPack.order)
  })

  it.each([
    ['families/logging.yaml', 'id: logging\n  title: x\n', /^families\/logging\.yaml: .*line \d/s],
    ['needs.yaml', '- id: [\n', /^needs\.yaml: /],
    ['lexicon.yaml', 'duty: shall\n', /^lexicon › duty: /],
    ['pack.yaml', 'id: standard\n', /^version: /m],
    ['pack.yaml', '', /^version: /m],
  ])('a mistake in %s is named with the file or the place', (file, text, message) => {
    cpSync(standard, folder, { recursive: true })
    writeFileSync(path.join(folder, file), text)
    expect(mistakes(() => loadPack(folder)).join('\n')).toMatch(message)
    writeFileSync(path.join(folder, file), readFileSync(path.join(standard, file)))
  })
})
