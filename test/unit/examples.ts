import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Format } from '../../server/src/contract/contract.ts'

/** A contract in a test: what it is called, its text and its format. */
export type Sample = readonly [name: string, text: string, format: Format]

const folder = path.resolve(import.meta.dirname, '../../examples')

/** The contracts that a newcomer opens first. */
export const examples: readonly Sample[] = readdirSync(folder)
  .filter((name) => /\.contract\.(?:md|yaml)$/.test(name))
  .sort()
  .map((name) => [name, readFileSync(path.join(folder, name), 'utf8'), name.endsWith('.yaml') ? 'yaml' : 'markdown'])
