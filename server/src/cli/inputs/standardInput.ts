import { StringDecoder } from 'node:string_decoder'
import { guessFormat } from '../../contract/guessFormat.ts'
import { longestText } from '../../contract/readContract.ts'
import type { Input } from './input.ts'

/** What comes by standard input, by the name that it was given. */
export async function readStandardInput(name: string | undefined): Promise<Input> {
  const text = await standardInputText()
  const format = name !== undefined && /\.\w+$/.test(name) ? {} : { format: guessFormat(text) }
  return { file: name ?? 'stdin', isNamed: true, text, ...format }
}

/** All of it, up to a little more than is ever read. */
async function standardInputText(): Promise<string> {
  const decoder = new StringDecoder('utf8')
  let text = ''
  for await (const chunk of process.stdin) {
    text += decoder.write(chunk as Buffer)
    if (text.length > longestText) return text
  }
  return text + decoder.end()
}
