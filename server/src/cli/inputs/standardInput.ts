import { longestText } from '../../contract/tooMuch.ts'
import { bytesPerUnit, textIn } from '../../files/textIn.ts'
import type { Input } from './input.ts'

/** What comes by standard input, by the name that it was given. */
export async function readStandardInput(name: string | undefined): Promise<Input> {
  return { file: name ?? 'stdin', isNamed: true, text: await standardInputText() }
}

/** All of it, up to a little more than is ever read. */
async function standardInputText(): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer)
    bytes += (chunk as Buffer).length
    if (bytes > longestText * bytesPerUnit) break
  }
  return textIn(Buffer.concat(chunks))
}
