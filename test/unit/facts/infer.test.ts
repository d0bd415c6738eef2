import { describe, expect, it } from 'vitest'
import { inferFacts } from '../../../server/src/facts/infer.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { markdown, quote } from '../contracts.ts'

const infer = (body: string) => {
  const contract = markdown(body)
  return { contract, said: inferFacts(contract, standardPack) }
}

describe('chips and ECCNs', () => {
  it.each([
    ['prose', 'The Provider leases sixty-four **NVIDIA H100-SXM** accelerators.', ['h100']],
    [
      'a table',
      '| Item | ECCN |\n| --- | --- |\n| H200 NVL GPU | 3A090.a |\n| MI308X | 3A090.b |\n',
      ['h200', 'mi308'],
    ],
    ['Chinese', '乙方应交付昇腾910B加速卡八张。', ['ascend910b']],
    ['Traditional Chinese', '乙方應交付昇騰910C加速卡。', ['ascend910c']],
    ['short names where the talk is of chips', 'Each GPU is an L4 or an A10.', ['l4', 'a10']],
    ['no short names elsewhere', 'See layer L4 of drawing A10, form A100 and floor T4.', []],
  ])('are read from %s', (_what, body, expected) => {
    expect(infer(body).said.chips.map(({ item }) => item.id)).toEqual(expected)
  })

  it('stand where the text first names them', () => {
    const { contract, said } = infer(
      'ECCN 3A090.a covers the **GPU** H100. 4E001 is technology; 3A090.a again. Item 3A0901 is none.',
    )
    expect(said.eccns.map(({ eccn, span }) => [eccn, quote(contract, span)])).toEqual([
      ['3A090.a', '3A090.a'],
      ['4E001', '4E001'],
    ])
    expect(said.chips.map(({ span }) => quote(contract, span))).toEqual(['H100'])
  })
})

describe('places', () => {
  it.each([
    ['The equipment shall be located in Malaysia.', ['Malaysia permitted']],
    ['设备应部署于马来西亚。', ['Malaysia permitted']],
    ['The Customer shall not export the goods to China or Macau.', ['China barred', 'Macau barred']],
    ['不得向中国香港出口该设备。', ['Hong Kong barred']],
    ['The Customer shall not permit access from Country Group D:5.', ['Country Group D:5 barred']],
    ['双方不得将记录提供至中国境外。', ['China named']],
    ['The Customer shall not use the goods outside Singapore.', ['Singapore named']],
    ['The equipment shall not be moved from Singapore.', ['Singapore named']],
    ['This Agreement is governed by the laws of Singapore.', ['Singapore named']],
    ['The Provider may use a United States patent.', ['United States named']],
    ['It may be used in Singapore and shall not be exported to Iran.', ['Singapore permitted', 'Iran barred']],
    ['They serve turkey and use china.', []],
    [
      'The Customer shall not sell to anyone on the lists of the UN, the European Union or Japan.',
      ['European Union named', 'Japan named'],
    ],
    ['The Customer shall not export the goods to the European Union.', ['European Union barred']],
    ['The Customer shall not export the goods to China without the required licence.', ['China named']],
    ['The Customer shall not export the goods for military end-uses to China.', ['China named']],
    ['未取得许可证，客户不得向越南出口该设备。', ['Vietnam named']],
    [
      'The goods may be used only in Singapore and shall not be provided to, or accessed from, China.',
      ['Singapore permitted', 'China barred'],
    ],
    ['设备仅可部署于中国香港。', ['Hong Kong permitted']],
    [
      'The Customer may not be located in a region that is subject to U.S. government embargo.',
      ['United States named'],
    ],
    ['Disputes shall be heard by the courts located in Germany.', ['Germany named']],
    ['The servers shall be located in Germany.', ['Germany permitted']],
    ['争议应提交位于新加坡的仲裁机构，由仲裁机构在新加坡审理。', ['Singapore named', 'Singapore named']],
  ])('%s', (body, expected) => {
    const found = infer(body).said.places.map(({ place, stance }) =>
      place === 'worldwide' ? `worldwide ${stance}` : `${'en' in place ? place.en : place.title.en} ${stance}`,
    )
    expect(found).toEqual(expected)
  })

  it('the lead of a list bars what its entries name', () => {
    const { said } = infer('The Customer shall not ship the goods to:\n\n- Cuba;\n- Iran.\n')
    expect(said.places.map(({ stance }) => stance)).toEqual(['barred', 'barred'])
  })

  it.each([
    ['The Provider may host the data worldwide.', true],
    ['The Provider provides the service from data centres worldwide.', true],
    ['The Provider does not host data worldwide.', false],
    ['Customer grants a worldwide licence to use and store its content.', false],
    ['The service shall not be offered worldwide.', false],
    ['The Provider may use and own all right, title and interest worldwide in the software.', false],
    ['This Agreement is made by WORLDWIDE STRATEGIES, which may use the software.', false],
    ['数据可以存储于全球任何地区。', true],
  ])('everywhere: %s', (body, expected) => {
    expect(infer(body).said.places.some(({ place }) => place === 'worldwide')).toBe(expected)
  })
})

describe('governing law', () => {
  it.each([
    ['This Agreement is governed by and construed in accordance with the laws of the State of Delaware.', 'US'],
    ['This Agreement is governed by the laws of Hong Kong.', 'HK'],
    ['This Agreement is governed by Singapore law.', 'SG'],
    ['本合同的订立、效力和解释均适用中华人民共和国法律。', 'CN'],
    ['本合約適用香港法律。', 'HK'],
    ['双方应遵守适用于美国物项的出口管制法律。', undefined],
    ['对适用中华人民共和国法律的一方停止履行之前，应核查该法律。', undefined],
    ['本合同适用中华人民共和国的法律。', 'CN'],
    ['本合同适用中华人民共和国法律的规定。', 'CN'],
    ['Each party shall obey the laws of the United States.', undefined],
    ['对适用中华人民共和国法律的一方停止履行之前，应核查该法律。', undefined],
  ])('%s', (body, expected) => expect(infer(body).said.governingLaw?.country.code).toBe(expected))
})

describe('parties, type, activities and data', () => {
  it.each([
    [
      'between Example Compute Pte. Ltd. (the “Provider”) and Sample Robotics Co., Ltd. (“Customer”).',
      ['Provider', 'Customer'],
    ],
    ['甲方：示例科技有限公司\n\n乙方（供应方）：云栈科技有限公司\n', ['甲方', '乙方']],
    ['the terms below (the “Agreement”)', []],
    ['the American Arbitration Association (“AAA”) and its Commercial Rules (“Rules”)', []],
    ['Acme Inc. (“Acme”) and its Network Data (“Network Data”) under the Platform (“User”)', ['Acme']],
    ['甲方：指定电子邮箱；乙方：项目负责人', []],
  ])('%s', (body, expected) => expect(infer(body).said.parties.map(({ term }) => term)).toEqual(expected))

  it.each([
    [
      'between Straits Compute Pte. Ltd., a company incorporated in Singapore (the “Provider”), and Lanting Co., Ltd., a company established in the People’s Republic of China (the “Customer”).',
      ['Straits Compute Pte. Ltd.', 'Lanting Co., Ltd.'],
    ],
    [
      'between Johor Bay Data Centres Sdn. Bhd. (the “Operator”) and Oak, Inc., with offices at 2788 San Tomas Expressway (the “Customer”).',
      ['Johor Bay Data Centres Sdn. Bhd.', 'Oak, Inc.'],
    ],
    ['racks in Singapore (the “Customer”), China (the “Provider”)', []],
  ])('are called by their names and not by their seats: %s', (body, expected) =>
    expect(infer(body).said.parties.map(({ name }) => name)).toEqual(expected),
  )

  it('are said by words of the pack', () => {
    const { said } = infer(
      '# Compute Lease Agreement\n\nThe Customer uses it for model training. It shall not resell it. Personal data is kept.\n',
    )
    expect(said.cues.map(({ fact, value }) => `${fact} ${value}`)).toEqual([
      'type compute-lease',
      'activities model-training',
      'data personal',
    ])
  })
})

it('takes linear time for words that nearly are a party, a law and a place', () => {
  const body = `${'Aa Bb, Cc (the '.repeat(2_000)}\n\n${'governed by laws of '.repeat(2_000)}\n\n${'shall not export to '.repeat(2_000)}`
  const start = performance.now()
  infer(body)
  expect(performance.now() - start).toBeLessThan(10_000)
})
