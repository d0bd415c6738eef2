import { expect, it } from 'vitest'
import { applied, Client, newUri, pulling, rangeOf, wordsAt } from './client.ts'

const server = Client.shared({ capabilities: pulling })

const codes = ['regime-conflict', 'clause-interaction', 'list-quality']

const nda = `---
contract:
  type: nda
  parties:
    - { name: Beispiel GmbH, role: customer, headquarters: DE }
---

# Non-disclosure agreement

## 1. Secrecy

A party shall never disclose Confidential Information to a third party.

## 2. Audit

Discloser may audit the records, sites and systems of Recipient.

## 3. Measures

Customer shall apply the measures on Cuba that OFAC administers.

## 4. Lists

Restricted parties are those on the Entity List as in effect on the date of this Agreement.
`

it('tells of laws and clauses that clash, at the words and with the other place, and mends each by a quick fix', async () => {
  const client = server()
  const uri = newUri()
  await client.open(uri, nda)
  const found = (await client.diagnostics(uri)).filter(({ code }) => codes.includes(String(code)))
  expect(found.map(({ code, range }) => [code, wordsAt(nda, range).slice(0, 20)])).toEqual([
    ['clause-interaction', 'A party shall never '],
    ['regime-conflict', 'Customer shall apply'],
    ['list-quality', 'Restricted parties a'],
  ])
  expect(found[0]?.relatedInformation?.map(({ location }) => wordsAt(nda, location.range))).toEqual([
    'Discloser may audit the records, sites and systems of Recipient.',
  ])

  let text = nda
  let version = 1
  for (const { code, range } of found) {
    const actions = await client.codeActions(uri, rangeOf(text, wordsAt(nda, range)))
    const fix = actions.find(({ diagnostics }) => diagnostics?.some((one) => one.code === code))
    expect(fix?.title).toMatch(/^Add to the clause: /)
    text = applied(text, fix?.edit, uri)
    await client.change(uri, ++version, { text })
  }
  expect((await client.diagnostics(uri)).filter(({ code }) => codes.includes(String(code)))).toEqual([])
})
