/** A short lease whose clauses refer to each other. */
export const lease = `---
contract:
  type: compute-lease
---

# Lease

## 1. Use 💻

Provider gives access to the machines (the “Service”) under Section 2, [[#3. End]] and 15 CFR 744.21.

## 2. Fees

The Service is paid monthly.

## 3. End

Either party may end it as the preceding Section says.
`

/** The same in Chinese, its articles plain lines. */
export const chineseLease = `---
contract:
  type: compute-lease
---

# 租赁合同

第一条 使用💻

承租方使用算力。

第二条 费用

按前条计费。
`
