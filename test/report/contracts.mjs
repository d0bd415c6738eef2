// The contracts that reports are made of, by the name of the folder that they stand in.
import { cp, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Words that would be something else than words, were they not escaped. */
const hostile = `---
contract:
  type: compute-lease
  as-of: 2026-11-23
  parties:
    - { name: '<img src=x onerror=alert(1)> Ltd.', term: '"><script>alert(2)</script>', role: customer }
  waivers:
    - { clause: audit, reason: '<a href="javascript:alert(3)">why</a>', by: "O'Brien & <b>Co</b>", until: 2027-06-30 }
---

# <script>alert(4)</script> Lease ${'of a machine with a name that goes on '.repeat(6)}${'W'.repeat(120)}

## 1. Records

Each party shall keep access logs and records <style>*{display:none}</style> for five years \u202eworl\u202c, \u001b[31mred\u001b[0m.

## 2. [click](javascript:alert(5)) & termination

Either party may terminate this Agreement by thirty days’ written notice. ‮abc The fee is [[amount]].
`

const waivers = `---
contract:
  type: compute-lease
  drafting-for: customer
  as-of: 2026-11-23
  waivers:
    - { clause: audit, reason: SOC 2 Type II report accepted, by: A. Counsel, date: 2026-10-01, until: 2027-06-30 }
    - { clause: indemnity, reason: Agreed with the client, by: A. Counsel, until: 2026-10-31 }
    - { clause: termination, reason: fixed term }
---

# Lease

## 1. Records

Each party shall keep access logs and records for two years.

## 2. Termination

Either party may terminate this Agreement by thirty days’ written notice.
`

/** A contract of which nothing can be read. */
const broken = 'contract:\n  type: "nda\n'

/**
 * Puts the contracts into a folder.
 * @param {string} folder
 * @returns {Promise<{ name: string, named: string, languages: readonly string[] }[]>} what to report on, in which languages
 */
export async function contractsIn(folder) {
  const examples = path.join(folder, 'examples')
  await cp(path.join(root, 'examples'), examples, { recursive: true })
  const many = path.join(folder, 'many')
  await mkdir(many)
  for (let i = 1; i <= 7; i++)
    await writeFile(
      path.join(many, `lease-${String(i).padStart(2, '0')}.contract.${i % 7 === 0 ? 'yaml' : 'md'}`),
      i % 7 === 0 ? broken : waivers,
    )
  for (const [name, text] of Object.entries({ hostile, waivers }))
    await writeFile(path.join(folder, `${name}.contract.md`), text)
  const [both, english, chinese] = [['en', 'zh'], ['en'], ['zh']]
  return [
    { name: 'one', named: path.join(examples, 'ai-compute-lease.contract.md'), languages: english },
    { name: '合同', named: path.join(examples, '算力租赁.contract.md'), languages: chinese },
    { name: 'examples', named: examples, languages: both },
    { name: 'many', named: many, languages: english },
    { name: 'hostile', named: path.join(folder, 'hostile.contract.md'), languages: english },
    { name: 'waivers', named: path.join(folder, 'waivers.contract.md'), languages: both },
  ]
}
