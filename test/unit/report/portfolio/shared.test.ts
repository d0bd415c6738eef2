import { expect, it } from 'vitest'
import { reportedContract } from '../../../../server/src/report/portfolio/contractEntry.ts'
import { Shared } from '../../../../server/src/report/portfolio/shared.ts'
import { fileCheck } from '../files.ts'

const lease =
  '---\ncontract:\n  type: compute-lease\n---\n\n# Lease\n\n## 1. Records\n\nEach party shall keep access logs for two years.\n'
/** As a thread sends it. */
const sent = (text: string) =>
  structuredClone(reportedContract(fileCheck('a.md', text, 'markdown', 'en'), { bytes: 1, sha256: 'x' }, 'en'))

it('says the same, and keeps once what contracts say alike', () => {
  const shared = new Shared()
  const texts = [lease, lease.replace('two', 'three')]
  const [one, other] = texts.map((text) => shared.of(sent(text)))
  expect([one, other]).toEqual(texts.map(sent))
  expect(other?.families).toBe(one?.families)
  expect(other?.authorities[0]).toBe(one?.authorities[0])
  const clauses = [one, other].map((contract) => contract?.entry.clauses.find(({ clause }) => clause === 'logging'))
  expect(clauses[1]?.because).toBe(clauses[0]?.because)
  const absent = clauses.map((clause) => clause?.elements.find(({ words }) => words === null))
  expect(absent[1]).toBe(absent[0])
  expect(clauses[1]?.words?.quote).toContain('three')
})
