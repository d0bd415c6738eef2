import { describe, expect, it } from 'vitest'
import { type Modality, modalClauses } from '../../../server/src/report/modality.ts'

const of = (text: string): Modality[] => modalClauses(text).map(({ modality }) => modality)

describe('what a sentence obliges, allows or forbids', () => {
  it.each<[string, Modality[]]>([
    ['The Provider shall keep access logs.', ['duty']],
    ['The Provider will keep access logs.', ['duty']],
    ['The Provider is required to keep access logs.', ['duty']],
    ['The Provider undertakes to keep access logs.', ['duty']],
    ['The Provider shall be entitled to audit.', ['permission']],
    ['The Provider has the right to audit.', ['permission']],
    ['The Provider may, at its discretion, keep access logs.', ['permission']],
    ['The Provider shall not keep access logs.', ['prohibition']],
    ['The Provider shall, save as stated, not keep access logs.', ['prohibition']],
    ['The Provider may not audit.', ['prohibition']],
    ['The Provider can’t audit.', ['prohibition']],
    ['Neither party may terminate.', ['prohibition']],
    ['In no event shall the Provider suspend.', ['prohibition']],
    ['If no licence is granted, the Provider may suspend.', ['permission']],
    ['Neither party is required to notify.', ['no-duty']],
    ['The Provider need not keep access logs.', ['no-duty']],
    ['The Provider is not obliged to keep access logs.', ['no-duty']],
    ['The Provider shall not be required to keep access logs.', ['no-duty']],
    ['The Provider has no obligation to keep access logs.', ['no-duty']],
    ['The Provider shall use reasonable efforts to keep access logs.', ['softened']],
    ['Where practicable, the Provider shall keep access logs.', ['softened']],
    ['The Provider shall keep access logs at its sole discretion.', ['softened']],
    ['The Customer shall notify the Provider, which may suspend and shall report.', ['duty', 'permission', 'duty']],
    ['It ends on 3 May 2026, as the case may be.', []],
    ['The tenancy is at will.', []],
  ])('%s', (text, expected) => expect(of(text)).toEqual(expected))

  it.each<[string, Modality[]]>([
    ['乙方应当保存访问日志。', ['duty']],
    ['乙方应保存访问日志。', ['duty']],
    ['乙方必须保存访问日志。', ['duty']],
    ['乙方須保存存取紀錄。', ['duty']],
    ['乙方无需保存访问日志。', ['no-duty']],
    ['乙方無須保存存取紀錄。', ['no-duty']],
    ['乙方没有义务通知甲方。', ['no-duty']],
    ['甲方可以在两日内通知乙方。', ['permission']],
    ['甲方有权审计。', ['permission']],
    ['任何一方可提前三十日解除本合同。', ['permission']],
    ['任何一方不得解除本合同。', ['prohibition']],
    ['甲方無權查核。', ['prohibition']],
    ['乙方应尽合理努力保存访问日志。', ['softened']],
    ['乙方應盡力保存。', ['softened']],
    ['乙方应自行决定是否保存访问日志。', ['softened']],
    ['甲方应通知乙方，乙方可暂停服务，但不得删除日志。', ['duty', 'permission', 'prohibition']],
    // Characters that are parts of other words.
    ['供应商的许可证及相应须知因不可抗力而延误，可能发生损失。', []],
  ])('%s', (text, expected) => expect(of(text)).toEqual(expected))
})
