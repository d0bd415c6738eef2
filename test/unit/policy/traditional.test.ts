import { expect, it } from 'vitest'
import { withoutTraditional } from '../../../scripts/script-rules.mjs'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { traditionalBy, withTraditional } from '../../../server/src/policy/traditional.ts'

it('writes a text by words, and else by characters', () => {
  const traditional = traditionalBy({ simplified: '计务', traditional: '計務', words: [['计算机', '電腦']] })
  expect(traditional('计算机服务，合计😀 logs')).toBe('電腦服務，合計😀 logs')
})

it('leaves most Traditional wordings of the pack out, and puts back what was there', () => {
  const short = withoutTraditional(standardPack, traditionalBy)
  const kept = [
    ...short.families.flatMap(({ elements }) => elements.map(({ wording }) => wording.zhHant)),
    ...short.families.flatMap(({ templates }) => templates.map(({ zhHant }) => zhHant)),
  ]
  expect(kept.filter((one) => one !== undefined).length).toBeLessThan(kept.length / 5)
  expect(withTraditional(short)).toEqual(standardPack)
})
