import type { Localized } from '../policy/schema.ts'
import type { Finding } from '../rules/finding.ts'
import type { Reading } from './sameReading.ts'

/** Why a finding is left that no fix is offered for. */
export const noFix: Localized = {
  en: 'There is no fix for it; it is for a person to word.',
  zh: '无可用修改，须由人工拟定。',
}
/** Why a file is left that is not read in full. */
export const notRead: Localized = {
  en: 'The file cannot be read in full, so it is left as it is. Mend this place first.',
  zh: '文件无法完整读取，未作改动。请先更正此处。',
}
/** Why a fix is not made after which its finding is still there. */
export const wouldNotHelp: Localized = { en: 'The fix would not put it right here.', zh: '该修改在此处不能解决问题。' }

/** Why a fix is not made that brings a fault. */
export const wouldBring = ({ code, message }: Finding): Localized => ({
  en: `The fix would bring another finding [${code}]: ${message}`,
  zh: `该修改会引起新的问题 [${code}]：${message}`,
})
/** Why a fix is not made after which a clause is not found as it was. */
export const wouldLose = ({ en, zh }: Localized): Localized => ({
  en: `With the fix, “${en}” would not be found any more as it is now.`,
  zh: `该修改会使“${zh}”不再按现状被识别。`,
})

const readings: Readonly<Record<Reading, Localized>> = {
  problems: { en: 'the file could not be read in full', zh: '文件将无法完整读取' },
  language: { en: 'its language would be taken for another one', zh: '合同语言将被误判' },
  facts: { en: 'its facts would be read otherwise', zh: '合同事实的读取结果将改变' },
  yaml: { en: 'other values of the file would be read otherwise', zh: '文件中其他值的读取结果将改变' },
  sections: { en: 'other sections would be read otherwise', zh: '其他章节的读取结果将改变' },
  passages: { en: 'other sentences would be read otherwise', zh: '其他语句的读取结果将改变' },
  marks: { en: 'annotations, waivers or blanks would be read otherwise', zh: '标注、豁免或空白的读取结果将改变' },
  references: { en: 'a reference would lead elsewhere', zh: '某处引用将指向他处' },
}
/** Why a fix is not made that changes how something else is read. */
export const wouldReadOtherwise = (reading: Reading): Localized => ({
  en: `The fix cannot be made safely here: ${readings[reading].en}.`,
  zh: `该修改在此处不安全：${readings[reading].zh}。`,
})
