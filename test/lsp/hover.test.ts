import { describe, expect, it } from 'vitest'
import { type Hover, HoverRequest, type MarkupContent } from 'vscode-languageserver-protocol/node'
import { Client, newUri, placeOf, pulling, wordsAt } from './client.ts'
import { completeContract, readme } from './texts.ts'

const server = Client.shared({ capabilities: pulling })

async function hoverAt(text: string, words: string, language = 'markdown'): Promise<Hover | null> {
  const uri = newUri()
  await server().open(uri, text, language)
  return server().connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: placeOf(text, words) })
}

const markdownOf = (hover: Hover | null): string => (hover?.contents as MarkupContent | undefined)?.value ?? ''

describe('pointing at the words of a clause', () => {
  it('says which clause they are and what stands behind it', async () => {
    const hover = await hoverAt(completeContract, 'terminate this')
    expect(markdownOf(hover)).toMatch(/^\*\*Termination\*\*/)
    expect(hover?.range && wordsAt(completeContract, hover.range)).toContain(
      'Either party may terminate this Agreement',
    )
  })

  it('says nothing where the words are none', async () => {
    expect(await hoverAt(completeContract, 'Non-disclosure')).toBeNull()
  })

  it('says nothing in a file that is no contract', async () => {
    expect(await hoverAt(readme, 'audit logs')).toBeNull()
  })

  it('shows words of the contract as they are, and no link or command made of them', async () => {
    const text = completeContract.replace('thirty days’', 'thirty days’ [now](command:evil) <img src=x>')
    expect(markdownOf(await hoverAt(text, 'terminate this'))).not.toMatch(/\]\(command:|<img/)
  })
})
