/** What each editor opens: its clauses are numbered 1, 2, 4, and words of many widths stand before everything that is looked for. */
export const contract = `---
contract:
  type: compute-lease
---

# Lease

## 1. Capacity

Lessor gives 💻 the machines 机器 (the “Service 服务”). The Service 服务 is kept ready.

## 2. Use

Lessee uses the Service 服务 until it is ended under Section 4.

## 4. End 终止💻

Either party may end this Lease by written notice.
`
