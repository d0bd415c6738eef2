import { expect, it } from 'vitest'
import {
  type NewContractChoices,
  type NewContractParams,
  type NewContractResult,
  newContractChoicesRequest,
  newContractRequest,
} from '../../server/src/protocol.ts'
import { Client, newUri, pulling } from './client.ts'

const client = Client.shared({ capabilities: pulling, initializationOptions: { locale: 'zh-cn' } })

it('tells what a new contract can be about, in the language of the interface', async () => {
  const { types, items } = await client().connection.sendRequest<NewContractChoices>(newContractChoicesRequest)
  expect(types).toContainEqual({ type: 'compute-lease', title: '算力租赁合同' })
  expect(items).toContain('NVIDIA H100')
})

it.each(['markdown', 'yaml'] as const)(
  'writes a new contract as %s, from which no clause is missing',
  async (format) => {
    const params: NewContractParams = {
      ...{
        type: 'hardware-purchase',
        side: 'customer',
        provider: '甲乙丙有限公司',
        customer: '',
        items: ['NVIDIA H20'],
      },
      ...{ language: 'zh-Hans', format, blanks: { 签订日期: '2027年3月1日' } },
    }
    const { text } = await client().connection.sendRequest<NewContractResult>(newContractRequest, params)
    expect(text).toContain('甲乙丙有限公司')
    expect(text).toContain('于2027年3月1日订立')
    const uri = newUri(format === 'yaml' ? 'a.yaml' : 'a.md')
    await client().open(uri, text, format)
    expect(new Set((await client().diagnostics(uri)).map(({ code }) => code))).toEqual(
      new Set(['controlled-item', 'placeholder']),
    )
    const whole = { state: 'contract', missing: [], recommended: [], incomplete: [] }
    expect(await client().status(uri)).toMatchObject(whole)
  },
)
