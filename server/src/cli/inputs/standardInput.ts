import { StringDecoder } from 'node:string_decoder'
import { longestText } from '../../contract/unreadable.ts'
import type { Input } from './input.ts'

/** What comes by standard input, by the name that it was given. */
export async function readStandardInput(name: string | undefined): Promise<Input> {
  return { file: name ?? 'stdin', isNamed: true, text: await standardInputText() }
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
