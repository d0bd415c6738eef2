/** Keys under which YAML contracts write what a clause is called, best first. */
export const titleKeys: readonly string[] = ['title', 'heading', 'name', 'caption', '标题', '標題', '名称', '名稱']
export const titleKey = new RegExp(`^(?:${titleKeys.join('|')})$`, 'i')
/** Those of them under which data have what they are called, as clauses have their titles. */
export const nameKey = /^(?:name|名称|名稱)$/i
/** The key under which data have what they are known by. */
export const idKey = 'id'
/** Keys under which YAML contracts write the number of a clause, best first. */
export const numberKeys: readonly string[] = [
  ...['no', 'nr', 'number', 'num', '编号', '編號', '序号', '序號', '条款号', '條款號'],
  idKey,
]
export const numberKey = new RegExp(`^(?:${numberKeys.join('|')})$`, 'i')
/** Keys that only say that the words of a clause follow. */
export const wordsKey = /^(?:text|body|contents?|wording|words|正文|内容|內容|条文|條文|文本)$/i
