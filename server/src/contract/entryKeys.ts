/** Keys under which YAML contracts write what a clause is called, best first. */
export const titleKeys: readonly string[] = ['title', 'heading', 'name', 'caption', '标题', '標題', '名称', '名稱']
export const titleKey = new RegExp(`^(?:${titleKeys.join('|')})$`, 'i')
/** Keys under which they write its number. */
export const numberKey = /^(?:no|nr|number|num|id|编号|編號|序号|序號|条款号|條款號)$/i
