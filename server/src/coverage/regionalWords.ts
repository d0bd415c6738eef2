/**
 * Words of computing and law that Taiwan writes otherwise than the mainland, by which the phrases of a pack are written. A word
 * here is no longer than the one it stands for, and is spelt in Traditional characters where its Simplified form means
 * something else (软体家具 is furniture).
 */
const mainland: Readonly<Record<string, string>> = {
  軟體: '软件',
  硬體: '硬件',
  韌體: '固件',
  晶片: '芯片',
  伺服器: '服务器',
  電腦: '计算机',
  程式碼: '代码',
  原始碼: '源代码',
  程式: '程序',
  演算法: '算法',
  資料庫: '数据库',
  資訊: '信息',
  網路: '网络',
  存取: '访问',
  登入: '登录',
  智慧財產: '知识产权',
}

const words = Object.keys(mainland).sort((a, b) => b.length - a.length)
const firsts = new Set(words.map((word) => word[0]))

/** The regional word that stands in a text at a UTF-16 offset, and the mainland's word for it. */
export function regionalWordAt(text: string, at: number): { word: string; mainland: string } | undefined {
  if (!firsts.has(text[at])) return undefined
  const word = words.find((candidate) => text.startsWith(candidate, at))
  return word === undefined ? undefined : { word, mainland: mainland[word] as string }
}
