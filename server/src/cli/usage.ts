import type { Localized } from '../policy/schema.ts'
import { version } from '../version.ts'

/** What `proviso --help` says. */
export const usage: Localized = {
  en: `proviso ${version}: compliance clauses in procurement and cloud contracts

  proviso check [--format text|summary|json|sarif|github|junit|gitlab] PATH…
                                                   what is missing or wrong, and what to do
  proviso check --stream                          the same of contracts that come as lines of JSON by standard input
  proviso baseline write PATH…                    take today's findings as known, so that check counts new ones alone
  proviso baseline update [--prune] PATH…         bring that up to date; with --prune only take out what is gone
  proviso baseline show                           what is known
  proviso check --since REV PATH…                 the contracts that changed since a git revision, and what is new in them
  proviso fix [--dry-run] [--rules A,B|all] PATH…
                                                  puts right what can be put right, in the files: unasked only what nobody
                                                  has to decide on (clauses that the deal requires, characters unseen)
  proviso compare OLD NEW                         what a redraft or markup did to the clauses; OLD and NEW are files, or
                                                  REV:PATH for a file as git has it
  proviso compare --since REV PATH…               the same for each contract that changed since a revision
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
  proviso lsp --stdio | --listen PATH             the language server, for any editor

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

Options of check (the second and third of fix as well):
  --fail-on SEVERITY      the least that gives exit code 1: error, warning (if you say nothing), information, hint, never
  --min-severity SEVERITY the least that is shown
  --rules A,B,-C          codes and clauses that are shown, and those (with a hyphen) that are not: --rules=-placeholder
  --baseline FILE         compare with this baseline, not with .proviso/baseline.json; --no-baseline: with none

Option of report:
  --output FILE        write to this file, whole or not at all, and in the format that its name asks for (.html, .md,
                       .csv, .json).

Exit codes:
                  0                          1                                        2
  check           nothing that counts        something that counts (--fail-on),       could not run, or nothing was checked
                                             or a file that cannot be read
  check --stream  every line was answered    –                                        could not run
  fix             all is put right           something is left                        could not run
  compare         nothing got weaker         something got weaker                     could not run
  the others      done                       –                                        could not run, or could not read a file

Nothing leaves this machine.
`,
  zh: `proviso ${version}：采购合同与云服务合同的合规条款

  proviso check [--format text|summary|json|sarif|github|junit|gitlab] 路径…
                                                   缺少什么、有何问题、如何处理
  proviso check --stream                          同上，合同由标准输入逐行以 JSON 读取
  proviso baseline write 路径…                    将现有问题列为已知，此后 check 仅计算新问题
  proviso baseline update [--prune] 路径…         更新基线；加 --prune 的，仅移除已不存在的问题
  proviso baseline show                           列出已知问题
  proviso check --since 版本 路径…                自 git 版本以来有变动的合同及其新问题
  proviso fix [--dry-run] [--rules 甲,乙|all] 路径…
                                                  直接修改文件；未指明的，仅作无须人工判断的修改（交易所需条款、
                                                  不可见字符）
  proviso compare 旧 新                           修改稿对各条款的影响；“旧”“新”为文件，或以 版本:路径 指 git 中的文件
  proviso compare --since 版本 路径…              对自该版本以来有变动的每份合同作上述比较
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
  proviso lsp --stdio | --listen 路径             供各类编辑器使用的语言服务器

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

check 的选项（第二、三项亦适用于 fix）：
  --fail-on 级别          达到该级别即以退出码 1 结束：error、warning（默认）、information、hint、never
  --min-severity 级别     显示的最低级别
  --rules 甲,乙,-丙       仅显示的代码和条款；加“-”的不显示，如 --rules=-placeholder
  --baseline 文件         与该基线比较，不用 .proviso/baseline.json；--no-baseline：不与基线比较

report 的选项：
  --output 文件        写入该文件（要么完整写入，要么不写）；未指定格式的，按文件名（.html、.md、.csv、.json）。

退出码：
  check            0 无应计问题（见 --fail-on）   1 有应计问题，或有文件无法读取   2 未能运行，或未检查任何文件
  check --stream   0 逐行作答完毕                                                  2 未能运行
  fix              0 全部处理完毕                 1 尚有未处理                     2 未能运行
  compare          0 无条款被削弱                 1 有条款被削弱                   2 未能运行
  其他命令         0 完成                                                          2 未能运行，或有文件无法读取

内容不会离开您的电脑。
`,
}
