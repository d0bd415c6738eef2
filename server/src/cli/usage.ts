import type { Localized } from '../policy/schema.ts'
import { version } from '../version.ts'

/** What `proviso --help` says. */
export const usage: Localized = {
  en: `proviso ${version}: compliance clauses in procurement and cloud contracts

  proviso check [--format text|summary|json] PATH…
                                                   what is missing or wrong, and what to do
  proviso check --stream                          the same of contracts that come as lines of JSON by standard input
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

PATH is a contract (.md, .yaml, .txt), a folder, a pattern such as "deals/**/*.md", or - for standard input. In a folder only
files that say they are contracts are checked: those with a "contract:" block of facts, and those named *.contract.md or
*.contract.yaml; and none that .gitignore leaves out. A file that cannot be read is told of, and the rest is checked.

Options of the commands that read contracts:
  --as-of YYYY-MM-DD   read the contract by the law of that day, whatever day the contract itself names. Without it,
                       the contract's own day ("as-of" among its facts) counts, and without that, today.
  --lang en|zh         the language of messages
  --policy FILE        use this house playbook for all. Without it, the nearest .proviso/playbook.yaml in a contract's
                       folder or above it, up to the folder you are in.
  --jobs N             check on so many threads. Without it, on as many as this machine has cores, if there is enough to do.
  --time-limit N       seconds after which a thread gives a file up; 120 without it
  --shard I/N          only the I-th of N parts of the files, which are the same on every machine
  --stdin-name NAME    what the text of standard input is called, for its format and its house playbook
  --fixes              with --stream: findings with their fixes

Option of report:
  --output FILE        write to this file, whole or not at all, and in the format that its name asks for (.html, .md,
                       .csv, .json).

Exit code of check: 0 nothing at warning or above, 1 something found or a file not readable, 2 could not run or nothing was
checked; with --stream, 0 when every line was answered. Of the others: 0, or 2 where they could not run or could not read a file.
Nothing leaves this machine.
`,
  zh: `proviso ${version}：采购合同与云服务合同的合规条款

  proviso check [--format text|summary|json] 路径…
                                                   缺少什么、有何问题、如何处理
  proviso check --stream                          同上，合同由标准输入逐行以 JSON 读取
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

“路径”为合同文件（.md、.yaml、.txt）、文件夹、文件名模式（如 "deals/**/*.md"），或以 - 表示标准输入。文件夹中仅检查自称合同的文件：
载有“contract:”事实的，或名为 *.contract.md、*.contract.yaml 的；.gitignore 排除的不予检查。无法读取的文件会列明，其余照常检查。

读取合同的命令的选项：
  --as-of YYYY-MM-DD   按该日的法律检查，不论合同所载日期。未写明的，以合同自身所载日期（事实中的“as-of”）为准；合同亦未载明的，以当日为准。
  --lang en|zh         提示语言
  --policy 文件        对全部合同采用该内部政策。未写明的，采用合同所在文件夹或其上级（至当前文件夹为止）最近的
                       .proviso/playbook.yaml。
  --jobs N             同时检查的线程数。未写明的，合同较多时按本机核数。
  --time-limit N       单个文件的检查时限（秒），默认 120
  --shard I/N          仅检查 N 个分片中的第 I 个；各机器上的划分相同
  --stdin-name 名称    标准输入内容的名称，据以确定格式和所适用的内部政策
  --fixes              与 --stream 同用：一并给出修改方案

report 的选项：
  --output 文件        写入该文件（要么完整写入，要么不写）；未指定格式的，按文件名（.html、.md、.csv、.json）。

check 的退出码：0 无警告以上问题，1 有问题或有文件无法读取，2 未能运行或未作检查；使用 --stream 时，逐行作答完毕即为 0。
其他命令：0，未能运行或有文件无法读取时为 2。内容不会离开您的电脑。
`,
}
