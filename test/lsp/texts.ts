/** Contracts for the protocol's tests. A non-disclosure agreement needs only a way to end it. */

const facts = (type: string): string => `---\ncontract:\n  type: ${type}\n---\n\n`
const ending = 'Either party may terminate this Agreement by thirty days’ written notice.'

/** Has what it needs. */
export const completeContract = `${facts('nda')}# Non-disclosure agreement\n\n## 1. Term\n\n${ending}\n`

/** Lacks the one clause that it needs. */
export const incompleteContract = `${facts('nda')}# Non-disclosure agreement\n\n## 1. Secrecy\n\nEach party shall keep the other’s information secret.\n`

/** Lacks several clauses. */
export const leaseContract = `${facts('compute-lease')}# Lease\n\n## 1. Capacity\n\nThe Provider shall make the capacity available to the Customer for twelve months.\n\n## 2. Fees\n\nThe Customer shall pay the fees monthly.\n`

/** The lease with a clause on logs. */
export const leaseWithLogs = `${leaseContract}\n## 3. Records\n\nThe Provider shall keep access logs and usage records for at least five years and give them to the Customer on request.\n`

/** The lease in Chinese. */
export const chineseLease = `${facts('compute-lease')}# 算力租赁合同\n\n## 第一条 租赁内容\n\n乙方应自起租日起向甲方提供算力，租期十二个月。\n\n## 第二条 费用\n\n甲方应按月支付费用。\n`

/** The lease as YAML. */
export const yamlLease = `contract:
  type: compute-lease
title: Lease
clauses:
  - no: "1"
    heading: Capacity
    text: |
      The Provider shall make the capacity available to the Customer for twelve months.
  - no: "2"
    heading: Fees
    text: |
      The Customer shall pay the fees monthly.
`

/** A section annotated as what it is not: its words are a termination right. */
export const misannotatedContract = `${facts('nda')}# Non-disclosure agreement\n\n## 1. Term\n\n<!-- clause: logging -->\n\n${ending}\n`

/** Speaks of clauses and parties, and is no contract. */
export const readme =
  '# Toolbox\n\n## Logs and records\n\nThe toolbox keeps audit logs. Export control, sanctions screening and termination are features of it.\n\nFill in [[name]].\n'
