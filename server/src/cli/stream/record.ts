import type { Format } from '../../contract/contract.ts'
import type { GivenFacts } from '../../contract/givenFacts.ts'
import type { Localized } from '../../policy/schema.ts'
import type { Line } from './lines.ts'

/** A contract as a line of a stream brings it. */
export interface ContractRecord {
  /** As it was given; null where none was. */
  readonly id: string | number | null
  readonly text: string
  /** Undefined where it is to be seen from the text. */
  readonly format?: Format
  /** What is known of the deal besides the text. */
  readonly facts?: GivenFacts
}

/** Why a line is no record. Stable: programs read them. */
export type RecordFault = 'record-invalid' | 'record-too-long' | 'check-failed'

/** A line that cannot be checked, and its id where it could be read. */
export class RecordError extends Error {
  readonly code: RecordFault
  readonly told: Localized
  readonly id: ContractRecord['id']

  constructor(code: RecordFault, told: Localized, id: ContractRecord['id'] = null) {
    super(told.en)
    this.code = code
    this.told = told
    this.id = id
  }
}

/** Bytes of a line up to which it is read: ten million Chinese characters, and more. */
export const longestRecord = 32 * 2 ** 20

/**
 * Reads a line as a record.
 * @throws RecordError
 */
export function readRecord({ text: line }: Line): ContractRecord {
  if (line === undefined)
    throw new RecordError('record-too-long', {
      en: `This line is longer than ${longestRecord / 2 ** 20} MiB, so it was not read.`,
      zh: `本行超过 ${longestRecord / 2 ** 20} MiB，未予读取。`,
    })
  const record = parsed(line)
  const id = typeof record.id === 'string' || typeof record.id === 'number' ? record.id : null
  const wrong = (en: string, zh: string): RecordError => new RecordError('record-invalid', { en, zh }, id)
  const { text, format, facts } = record
  if (record.id !== undefined && record.id !== null && id === null)
    throw wrong('“id” should be a string or a number.', '“id”应为字符串或数字。')
  if (typeof text !== 'string') throw wrong('“text” should be the words of the contract.', '“text”应为合同全文。')
  if (facts !== undefined && facts !== null && !isObject(facts))
    throw wrong(
      '“facts” should be an object, as under “contract:” in a file.',
      '“facts”应为对象，内容同文件中的“contract:”。',
    )
  if (format !== undefined && format !== null && !isFormat(format))
    throw wrong(
      `“format” should be one of: ${Object.keys(formats).join(', ')}.`,
      `“format”可用：${Object.keys(formats).join('、')}。`,
    )
  return { id, text, ...(isFormat(format) ? { format: formats[format] } : {}), ...(isObject(facts) ? { facts } : {}) }
}

function parsed(line: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(line.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new RecordError('record-invalid', {
      en: `This line is no JSON (${(error as Error).message}).`,
      zh: `本行不是 JSON（${(error as Error).message}）。`,
    })
  }
  if (isObject(value)) return value
  throw new RecordError('record-invalid', {
    en: 'This line is no JSON object with a “text”.',
    zh: '本行不是含有“text”的 JSON 对象。',
  })
}

const formats = { markdown: 'markdown', text: 'markdown', yaml: 'yaml' } as const
const isFormat = (value: unknown): value is keyof typeof formats =>
  typeof value === 'string' && Object.hasOwn(formats, value)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
