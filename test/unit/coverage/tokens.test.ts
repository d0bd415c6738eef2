import { describe, expect, it } from 'vitest'
import { stem, tokenise } from '../../../server/src/coverage/tokens.ts'

describe('words that phrases are compared by', () => {
  it.each<[string, string[]]>([
    ['The Supplier’s logs', ['the', 'supplier', 'log']],
    ["the customers' log", ['the', 'customer', 'log']],
    ['50% or 3A090.a', ['50', '%', 'or', '3a090', 'a']],
    ['ＥＣＣＮ　３Ａ', ['eccn', '3a']],
    ['出口管制', ['出', '口', '管', '制']],
    ['應保存日誌', ['应', '保', '存', '日', '志']],
    ['軟體與伺服器', ['软', '件', '与', '服', '务', '器']],
    ['原始程式碼', ['原', '始', '代·', '码']],
    ['软体家具', ['软', '体', '家', '具']],
    ['出口，管制', ['出', '口', '\u0000', '管', '制']],
    ['💻 logs 👩‍💻', ['log']],
    ['Zürich Société', ['zürich', 'société']],
    ['ＡＺａｚ０９', ['azaz09']],
    ['@A`[{/:z', ['a', 'z']],
    ['3×4÷2', ['3', '4', '2']],
    ['100％', ['100', '%']],
    ["the parties' and party’S, it'self, dogs'x", ['the', 'party', 'and', 'party', 'it', 'self', 'dog', 'x']],
    ['You can’t', ['you', 'can', 'not']],
    ["we won't, shan’t, DON'T, mustn't", ['we', 'wil', 'not', 'shal', 'not', 'do', 'not', 'must', 'not']],
    ['we’ll, you’re, they’ve', ['we', 'wil', 'you', 'are', 'they', 'hav']],
    ["o'clock, cat't, ’t, n't", ['o', 'clock', 'cat', 't', 't', 'not']],
    ['㐀、一', ['㐀', '\u0000', '一']],
    ['（a）！？～', ['\u0000', 'a', '\u0000', '\u0000', '\u0000']],
    ['甲方应保證', ['甲', '方', '应', '保', '证']],
    ['供應商應響應', ['供·', '应·', '商', '应', '响', '应·']],
    ['经许可，可', ['经', '许', '可·', '\u0000', '可']],
    ['有权限制', ['有', '权', '限', '制']],
    ['权限', ['权', '限·']],
    ['保存在境内', ['保', '存', '在', '境', '内']],
    ['存在', ['存', '在·']],
    ['负责人由负责人员', ['负', '责·', '人', '由', '负', '责', '人', '员']],
    ['甲方向乙方', ['甲', '方', '向', '乙', '方']],
    ['', []],
  ])('of “%s”', (text, words) => expect(tokenise(text).words).toEqual(words))

  it('stand where they were written', () => {
    const text = '💻 The Supplier’s ＥＣＣＮ 應保存 50% of logs'
    const { words, starts, ends } = tokenise(text)
    expect(words.map((_word, i) => text.slice(starts[i], ends[i]))).toEqual([
      'The',
      'Supplier',
      'ＥＣＣＮ',
      '應',
      '保',
      '存',
      '50',
      '%',
      'of',
      'logs',
    ])
  })

  it('stand where they were written, also where they are put together', () => {
    const text = '💻 You can’t, we’ll'
    const { words, starts, ends } = tokenise(text)
    expect(words.map((word, i) => [word, text.slice(starts[i], ends[i])])).toEqual([
      ['you', 'You'],
      ['can', 'ca'],
      ['not', 'n’t'],
      ['we', 'we'],
      ['wil', '’ll'],
    ])
  })

  it('stand where they were written, also where another word is read for them', () => {
    const text = '💻 程式碼'
    const { words, starts, ends } = tokenise(text)
    expect(words).toEqual(['代·', '码'])
    expect([starts[0], ends[0], starts[1], ends[1]]).toEqual([3, 4, 4, 6])
  })

  it.each([
    ['export', 'exports', 'exported', 'exporting'],
    ['party', 'parties'],
    ['stop', 'stopped', 'stopping'],
    ['access', 'accesses', 'accessed'],
    ['authorise', 'authorize', 'authorised', 'authorizing'],
    ['licence', 'license', 'licences', 'licensing'],
    ['retain', 'retains', 'retained'],
    ['organisation', 'organization', 'organisations'],
    ['fulfil', 'fulfill', 'fulfilled'],
    ['carry', 'carries', 'carried', 'carrying'],
    ['box', 'boxes'],
    ['wish', 'wishes', 'wished'],
    ['search', 'searches', 'searching'],
    ['defence', 'defense', 'defences'],
    ['offence', 'offense'],
    ['beg', 'begged'],
    ['call', 'calls', 'called', 'calling'],
    ['strengthen', 'strengthened', 'strengthening'],
    ['use', 'uses', 'used', 'using'],
    ['note', 'notes', 'noted', 'noting'],
  ])('%s is one word with %s', (word, ...others) => {
    for (const other of others) expect(stem(other)).toBe(stem(word))
  })

  it.each([
    ['export', 'exporter'],
    ['law', 'lawyer'],
    ['access', 'accession'],
    ['log', 'logo'],
    ['party', 'part'],
    ['thing', 'the'],
    ['bring', 'br'],
    ['king', 'k'],
    ['using', 'us'],
    ['uses', 'us'],
    ['note', 'not'],
    ['red', 'r'],
    ['shed', 'sh'],
    ['process', 'proc'],
    ['status', 'statu'],
    ['basis', 'basi'],
    ['dies', 'dy'],
    ['iedge', 'ydge'],
    ['press', 'pres'],
    ['item1s', 'item1'],
    ['bus', 'bu'],
  ])('%s is not one word with %s', (word, other) => expect(stem(other)).not.toBe(stem(word)))
})

it.each([
  ['軟體', '软件'],
  ['硬體', '硬件'],
  ['韌體', '固件'],
  ['晶片', '芯片'],
  ['伺服器', '服务器'],
  ['電腦', '计算机'],
  ['程式碼', '代码'],
  ['原始碼', '源代码'],
  ['程式', '程序'],
  ['演算法', '算法'],
  ['資料庫', '数据库'],
  ['資訊', '信息'],
  ['網路', '网络'],
  ['存取', '访问'],
  ['登入', '登录'],
  ['智慧財產', '知识产权'],
])('%s, as Taiwan writes it, is read as %s', (taiwan, mainland) => {
  expect(tokenise(`本${taiwan}者`).words).toEqual(tokenise(`本${mainland}者`).words)
  expect(tokenise(taiwan.slice(0, 1)).words).toHaveLength(1)
})
