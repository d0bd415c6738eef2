import { describe, expect, it } from 'vitest'
import { contractKind } from '../../../server/src/contract/contractKind.ts'
import { markdown, yaml } from '../contracts.ts'

const english =
  'The Customer and the Provider enter this Agreement. The Provider shall deliver and the Customer shall pay under this Agreement. '.repeat(
    25,
  )
const chinese = '甲方和乙方订立本合同，双方应履行本合同约定的义务，任何一方违约的应向对方赔偿。'.repeat(20)

describe('a file', () => {
  it.each([
    ['with facts is a contract, whatever its name', '---\ncontract:\n  type: nda\n---\n', 'notes.md', 'contract'],
    ['with an empty facts block is a contract', '---\ncontract:\n---\n', 'notes.md', 'contract'],
    ['named .contract.md is a contract', 'Hello', 'lease.contract.md', 'contract'],
    ['named in Chinese and .contract.markdown is a contract', '', '租赁.Contract.Markdown', 'contract'],
    ['named .contract.txt is a contract', '', 'lease.contract.txt', 'contract'],
    ['that reads like a contract only looks like one', english, 'notes.md', 'looks-like-contract'],
    ['that reads like a contract in Chinese only looks like one', chinese, '说明.md', 'looks-like-contract'],
    [
      'that speaks of contracts briefly is something else',
      'This Agreement: the Customer shall pay.',
      'README.md',
      'other',
    ],
    ['that is a readme is something else', '# Tool\n\nKeep audit logs. '.repeat(300), 'README.md', 'other'],
    ['named contract.md is something else', 'Hello', 'contract.md', 'other'],
    ['that is empty and has no name is something else', '', '', 'other'],
  ])('%s', (_what, text, name, kind) => expect(contractKind(markdown(text), name)).toBe(kind))

  it.each([
    ['lease.contract.yaml', 'a: b\n', 'contract'],
    ['lease.contract.yml', 'a: b\n', 'contract'],
    ['config.yaml', 'contract:\n  type: nda\n', 'contract'],
    ['docker-compose.yaml', 'services:\n  web:\n    image: nginx\n', 'other'],
    ['openapi.yaml', 'info:\n  contract: v1\n', 'other'],
  ])('%s in YAML', (name, text, kind) => expect(contractKind(yaml(text), name)).toBe(kind))
})
