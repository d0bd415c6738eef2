/**
 * The facts of a deal as the `contract:` block declares them: one source for their types, the checks while reading, the JSON
 * Schema, completion, hover and the page `docs/facts.md`.
 */

import type { Localized } from '../policy/schema.ts'
import { choice, type SchemaDocs, schemaDocs } from '../policy/schemaDocs.ts'
import * as z from '../policy/zod.ts'

const words = (docs: SchemaDocs, pattern = z.string().check(z.minLength(1))): z.ZodMiniString =>
  pattern.register(schemaDocs, docs)

const listOf = <Item extends z.ZodMiniType>(item: Item, docs: SchemaDocs): z.ZodMiniArray<Item> =>
  z.array(item).register(schemaDocs, docs)

const one = { en: 'one value', zh: '单个值' }
const countryWanted = { en: 'a country, as its ISO code or by its name', zh: '国家或地区，写 ISO 代码或名称' }
const country = (about: Localized, example = 'SG'): z.ZodMiniString =>
  words({ about, wanted: countryWanted, vocabulary: 'countries', example })

const day = (about: Localized, example: string) =>
  z.iso.date().register(schemaDocs, {
    about,
    wanted: { en: 'a day written as 2026-11-23', zh: '日期，写作 2026-11-23' },
    example,
  })

const amount = (about: Localized, example: string): z.ZodMiniNumber =>
  z
    .number()
    .check(z.positive())
    .register(schemaDocs, { about, wanted: { en: 'a number above zero', zh: '大于零的数字' }, example })

const party = z
  .partial(
    z.object({
      name: words({
        about: { en: 'Its registered name.', zh: '登记名称。' },
        wanted: one,
        example: 'Example Pte. Ltd.',
      }),
      term: words({
        about: { en: 'The word that the contract calls it by.', zh: '合同中对其的称谓。' },
        wanted: one,
        example: 'Supplier',
      }),
      role: choice({
        about: { en: 'What it does in the deal.', zh: '在交易中的角色。' },
        wanted: one,
        example: 'provider',
        values: {
          provider: { en: 'Supplies, leases or licenses.', zh: '供应、出租或许可的一方。' },
          supplier: { en: 'The same as provider.', zh: '同 provider。' },
          seller: { en: 'The same as provider.', zh: '同 provider。' },
          customer: { en: 'Buys, rents or uses.', zh: '采购、承租或使用的一方。' },
          buyer: { en: 'The same as customer.', zh: '同 customer。' },
          reseller: { en: 'Buys to sell on.', zh: '为转售而采购。' },
          'end-user': { en: 'Uses what another party buys.', zh: '使用他方所采购之物。' },
          guarantor: { en: 'Answers for another party.', zh: '为他方提供担保。' },
          other: { en: 'Anything else.', zh: '其他。' },
        },
      }),
      headquarters: country({ en: 'Where it is headquartered.', zh: '总部所在地。' }),
      'ultimate-parent': country(
        { en: 'Where its ultimate parent company is headquartered.', zh: '最终母公司总部所在地。' },
        'CN',
      ),
    }),
  )
  .register(schemaDocs, {
    about: { en: 'A party to the contract.', zh: '合同当事人。' },
    example: '{ name: Example Pte. Ltd., term: Supplier, role: provider, headquarters: SG, ultimate-parent: SG }',
  })

const item = z
  .partial(
    z.object({
      name: words({
        about: {
          en: 'What it is called; a chip by its name, such as NVIDIA H100 SXM.',
          zh: '名称；芯片写型号，如 NVIDIA H100 SXM。',
        },
        wanted: one,
        suggests: 'items',
        example: 'NVIDIA H100 SXM',
      }),
      eccn: words(
        {
          about: {
            en: 'Its export classification under US law as its supplier gives it: an ECCN or EAR99.',
            zh: '供应方提供的美国出口管制分类编号（ECCN），或 EAR99。',
          },
          wanted: { en: 'an ECCN such as 3A090.a, or EAR99', zh: 'ECCN（如 3A090.a）或 EAR99' },
          suggests: [
            '3A090.a',
            '3A090.b',
            '4A090.a',
            '4A090.b',
            '5A992.z',
            '3A991.p',
            '3E001',
            '4E001',
            '4E091',
            'EAR99',
          ],
          example: '3A090.a',
        },
        z.string().check(z.regex(/^(?:\d[A-E]\d{3}(?:\.[a-z](?:\.\d+)*)?|EAR99)$/i)),
      ),
      tpp: amount(
        {
          en: 'Total processing performance: TOPS × bit length, without sparsity.',
          zh: '总处理性能：TOPS × 位长，不计稀疏。',
        },
        '15832',
      ),
      'die-area': amount({ en: 'Applicable die area in mm².', zh: '适用芯片面积，单位 mm²。' }, '814'),
      'performance-density': amount(
        { en: 'TPP divided by the applicable die area.', zh: '性能密度：TPP 除以适用芯片面积。' },
        '19.45',
      ),
      'marketed-for': choice({
        about: { en: 'What it is designed or marketed for.', zh: '设计或销售用途。' },
        wanted: one,
        example: 'datacenter',
        values: {
          datacenter: { en: 'Data centres.', zh: '数据中心。' },
          workstation: { en: 'Workstations, and not data centres.', zh: '工作站，非数据中心。' },
          consumer: { en: 'Consumers, and not data centres.', zh: '消费市场，非数据中心。' },
        },
      }),
      quantity: amount({ en: 'How many.', zh: '数量。' }, '64'),
    }),
  )
  .register(schemaDocs, {
    about: { en: 'Something that is supplied or used.', zh: '供应或使用的物项。' },
    example: '{ name: NVIDIA H100 SXM, eccn: 3A090.a, quantity: 64 }',
  })

const activity = choice({
  about: { en: 'Something that is done under the contract.', zh: '合同项下的活动。' },
  wanted: one,
  example: 'model-training',
  values: {
    'model-training': { en: 'Models are trained.', zh: '训练模型。' },
    inference: { en: 'Models are run.', zh: '运行模型（推理）。' },
    resale: { en: 'Items or capacity are sold on.', zh: '转售或转租物项、算力。' },
    'remote-access': { en: 'Computers are used from elsewhere.', zh: '异地远程使用计算机。' },
    'us-persons': { en: 'US persons take part.', zh: '有美国人士参与。' },
    'data-brokerage': { en: 'Data about people is sold or licensed on.', zh: '出售或许可他人的个人数据。' },
    'technology-transfer': { en: 'Technology or source code is handed over.', zh: '交付技术或源代码。' },
  },
})

const endUse = choice({
  about: { en: 'What the items or the capacity are used for.', zh: '物项或算力的最终用途。' },
  wanted: one,
  example: 'commercial',
  values: {
    commercial: { en: 'Civil business.', zh: '民用商业。' },
    research: { en: 'Civil research.', zh: '民用科研。' },
    government: { en: 'A government that is not military.', zh: '非军事政府用途。' },
    supercomputer: { en: 'A supercomputer.', zh: '超级计算机。' },
    semiconductor: { en: 'Developing or making semiconductors.', zh: '半导体开发或制造。' },
    military: { en: 'Military or military intelligence.', zh: '军事或军事情报。' },
  },
})

const dataKind = choice({
  about: { en: 'A kind of data that is handled.', zh: '所处理数据的种类。' },
  wanted: one,
  example: 'personal',
  values: {
    personal: { en: 'Personal data.', zh: '个人信息。' },
    'cn-important': { en: 'Important data under PRC law.', zh: '中国法下的重要数据。' },
    'us-bulk-sensitive': {
      en: 'Bulk US sensitive personal data (28 CFR 202).',
      zh: '美国大量敏感个人数据（28 CFR 202）。',
    },
    'us-government-related': { en: 'US government-related data (28 CFR 202).', zh: '美国政府相关数据（28 CFR 202）。' },
  },
})

const waiver = z
  .partial(
    z.object({
      clause: words({
        about: {
          en: 'The clause or element that may be missing or weak, or the code of findings that are not to be shown.',
          zh: '允许缺失或不足的条款或要素，或不予显示的问题代码。',
        },
        wanted: { en: 'a kind of clause, an element or a code', zh: '条款类别、要素或问题代码' },
        vocabulary: 'subjects',
        example: 'audit',
      }),
      reason: words({
        about: { en: 'Why; without it the waiver does not count.', zh: '理由；未写明的不生效。' },
        wanted: one,
        example: 'SOC 2 Type II report accepted',
      }),
      by: words({ about: { en: 'Who accepted it.', zh: '批准人。' }, wanted: one, example: 'A. Counsel' }),
      date: day({ en: 'When it was approved.', zh: '批准日期。' }, '2026-10-01'),
      until: day({ en: 'Until when it holds.', zh: '有效期至。' }, '2027-06-30'),
    }),
  )
  .register(schemaDocs, {
    about: { en: 'A gap that somebody accepted.', zh: '经批准接受的缺口。' },
    example: '{ clause: audit, reason: SOC 2 Type II report accepted, by: A. Counsel, until: 2027-06-30 }',
  })

/** The `contract:` block. Every fact is optional; unknown keys are kept and reported. */
export const contractFacts = z
  .partial(
    z.object({
      type: words({
        about: {
          en: 'What kind of contract it is; it decides most of what is needed.',
          zh: '合同类型，决定大部分所需条款。',
        },
        wanted: one,
        vocabulary: 'contractTypes',
        example: 'compute-lease',
      }),
      'drafting-for': choice({
        about: { en: 'The side that the contract is drafted for.', zh: '代表哪一方起草。' },
        wanted: one,
        example: 'customer',
        values: {
          customer: { en: 'The customer, who buys, rents or uses.', zh: '采购方，即采购、承租或使用的一方。' },
          provider: { en: 'The provider, who supplies, leases or licenses.', zh: '供应方，即供应、出租或许可的一方。' },
          neutral: { en: 'Neither side.', zh: '中立。' },
        },
      }),
      language: choice({
        about: {
          en: 'The language of the contract; else it is seen from the text.',
          zh: '合同语言；未写明的从文字判断。',
        },
        wanted: one,
        example: 'en',
        values: {
          en: { en: 'English.', zh: '英文。' },
          'zh-Hans': { en: 'Chinese in Simplified characters.', zh: '简体中文。' },
          'zh-Hant': { en: 'Chinese in Traditional characters.', zh: '繁体中文。' },
        },
      }),
      'governing-law': country({ en: 'Whose law governs the contract.', zh: '适用法律所属国家或地区。' }),
      parties: listOf(party, {
        about: { en: 'The parties.', zh: '当事人。' },
        wanted: { en: 'a list of parties', zh: '当事人列表' },
        example: '[{ name: Example Pte. Ltd., role: provider, headquarters: SG }]',
      }),
      items: listOf(item, {
        about: {
          en: 'What is supplied or used: chips, servers, software, technology.',
          zh: '供应或使用的物项：芯片、服务器、软件、技术。',
        },
        wanted: { en: 'a list of items', zh: '物项列表' },
        example: '[{ name: NVIDIA H100 SXM, quantity: 64 }]',
      }),
      activities: listOf(activity, {
        about: { en: 'What is done under the contract.', zh: '合同项下的活动。' },
        wanted: { en: 'a list of activities', zh: '活动列表' },
        example: '[model-training]',
      }),
      'end-uses': listOf(endUse, {
        about: { en: 'What the items or the capacity are used for.', zh: '物项或算力的最终用途。' },
        wanted: { en: 'a list of end uses', zh: '最终用途列表' },
        example: '[commercial]',
      }),
      regions: listOf(country({ en: 'A country or territory.', zh: '国家或地区。' }), {
        about: { en: 'Where items stand and data is kept.', zh: '物项所在地和数据存放地。' },
        wanted: { en: 'a list of countries', zh: '国家或地区列表' },
        example: '[SG, MY]',
      }),
      data: listOf(dataKind, {
        about: { en: 'The kinds of data that are handled.', zh: '所处理数据的种类。' },
        wanted: { en: 'a list of kinds of data', zh: '数据种类列表' },
        example: '[personal]',
      }),
      'prc-nexus': z.boolean().register(schemaDocs, {
        about: {
          en: 'Whether the deal touches China; else it follows from parties, regions, data and governing law.',
          zh: '交易是否涉及中国；未写明的由当事人、地点、数据和适用法律推断。',
        },
        wanted: { en: 'true or false', zh: 'true 或 false' },
        example: 'true',
      }),
      'log-retention': words(
        {
          about: { en: 'How long records and logs are to be kept.', zh: '记录和日志的保存期限。' },
          wanted: { en: 'a period such as 5 years or 365 days', zh: '期限，如 5 years 或 365 天' },
          example: '5 years',
        },
        z.string().check(z.regex(/^\d{1,4}\s*(?:days?|weeks?|months?|years?|天|日|周|个月|年)$/i)),
      ),
      'as-of': day({ en: 'The day for which the law is looked at.', zh: '以何日的法律为准。' }, '2026-11-23'),
      reviewed: day({ en: 'When the contract was last reviewed.', zh: '合同最近一次审阅日期。' }, '2026-10-01'),
      waivers: listOf(waiver, {
        about: { en: 'Gaps that somebody accepted.', zh: '经批准接受的缺口。' },
        wanted: { en: 'a list of waivers', zh: '豁免列表' },
        example: '[{ clause: audit, reason: SOC 2 Type II report accepted, by: A. Counsel }]',
      }),
    }),
  )
  .register(schemaDocs, {
    about: { en: 'The facts of the deal.', zh: '交易事实。' },
    example: '{ type: compute-lease }',
  })

/** The facts of a deal, as plain values. */
export type ContractFacts = z.infer<typeof contractFacts>

/** The keys that stand right under `contract:`. */
export type FactKey = keyof ContractFacts
