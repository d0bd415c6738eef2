import type { Localized } from '../policy/schema.ts'
import { version } from '../version.ts'

/** What `proviso --help` says. */
export const usage: Localized = {
  en: `proviso ${version}: compliance clauses in procurement and cloud contracts

  proviso check [--format text|summary|json] PATH…
                                                   what is missing or wrong, and what to do
  proviso coverage [--format text|json] PATH…     which clauses each contract contains
  proviso facts [--format text|json] PATH…        what is known of the deal, what is not, and what follows from it
  proviso report [--format markdown|html|json|csv] [--output FILE] PATH…
                                                  what contracts have and lack and why, in a matrix and one by one, with
                                                  the words, the authorities and the register of accepted gaps
  proviso explain FILE:LINE                       why the words there count as a clause
  proviso explain CODE                            what a kind of finding means
  proviso pack export [FILE]                      the policy pack that Proviso comes with, as JSON
  proviso pack diff [--format text|json] OLD NEW [PATH…]
                                                  what changed from one policy pack to another, and which contracts
                                                  that touches; a pack is a file, or "standard" for the present one
  proviso lsp --stdio                             the language server, for any editor

PATH is a contract (.md, .yaml, .txt) or a folder. In a folder only files that say they are contracts are checked:
those with a "contract:" block of facts, and those named *.contract.md or *.contract.yaml.

Options of the commands that read contracts:
  --as-of YYYY-MM-DD   read the contract by the law of that day, whatever day the contract itself names. Without it,
                       the contract's own day ("as-of" among its facts) counts, and without that, today.
  --lang en|zh         the language of messages
  --policy FILE        use this house playbook for all. Without it, the nearest .proviso/playbook.yaml in a contract's
                       folder or above it, up to the folder you are in.

Option of report:
  --output FILE        write to this file, whole or not at all, and in the format that its name asks for (.html, .md,
                       .csv, .json).

Exit code of check: 0 nothing at warning or above, 1 something found, 2 could not run or nothing was checked.
Of the others: 0, or 2 where they could not run. Nothing leaves this machine.
`,
  zh: `proviso ${version}：采购合同与云服务合同的合规条款

  proviso check [--format text|summary|json] 路径…
                                                   缺少什么、有何问题、如何处理
  proviso coverage [--format text|json] 路径…     每份合同含有哪些条款
  proviso facts [--format text|json] 路径…        交易的已知事实、未知事实及由此得出的结论
  proviso report [--format markdown|html|json|csv] [--output 文件] 路径…
                                                  合同合规报告：条款覆盖矩阵、逐份详情及原文、法律依据、豁免登记
  proviso explain 文件:行号                       该处文字为何计为某类条款
  proviso explain 代码                            某类问题的含义
  proviso pack export [文件]                      将当前规则包写为 JSON
  proviso pack diff [--format text|json] 旧 新 [路径…]
                                                  规则包之间有何变更、哪些合同受影响；规则包为文件，
                                                  或以“standard”指当前规则包
  proviso lsp --stdio                             供各类编辑器使用的语言服务器

“路径”为合同文件（.md、.yaml、.txt）或文件夹。文件夹中仅检查自称合同的文件：载有“contract:”事实的，或名为 *.contract.md、
*.contract.yaml 的。

读取合同的命令的选项：
  --as-of YYYY-MM-DD   按该日的法律检查，不论合同所载日期。未写明的，以合同自身所载日期（事实中的“as-of”）为准；合同亦未载明的，以当日为准。
  --lang en|zh         提示语言
  --policy 文件        对全部合同采用该内部政策。未写明的，采用合同所在文件夹或其上级（至当前文件夹为止）最近的
                       .proviso/playbook.yaml。

report 的选项：
  --output 文件        写入该文件（要么完整写入，要么不写）；未指定格式的，按文件名（.html、.md、.csv、.json）。

check 的退出码：0 无警告以上问题，1 有问题，2 未能运行或未作检查。其他命令：0，或未能运行时为 2。内容不会离开您的电脑。
`,
}
