/** @param {unknown} _pack @returns {Record<string,string>} */
export function snippetFiles(_pack) {
  return {}
}
