/** How the lines begin with which parties sign, in English and in Chinese. */
const signed: readonly RegExp[] = [
  /^(?:\d{1,3}\s+)?in (?:witness|testimony) (?:where|there|here)?of\b/i,
  /^(?:as witness the hands?|signed[ ,](?:for|by|on behalf|as a deed|(?:and )?sealed)|executed (?:as (?:a deed|an agreement)|by the parties|for and on behalf))\b/i,
  /^by:|^for and on behalf of\b[^.;]{0,100}$/i,
  /^(?:accepted and agreed|agreed and accepted)(?: (?:to )?by\b|[:.]?$)/i,
  /^[[(]?(?:the )?(?:(?:remainder|rest) of this page\b|signature pages? (?:to|of|follows?)\b|signatures?(?: pages?| blocks?)?[\]).:]*$)/i,
  /^[（(【[]?(?:以下|此下|本[页頁])[^。]{0,6}[无無]正文/,
  /^[（(【[]?[签簽][署字章][页頁栏欄][】\])）：:]*$/,
  /^(?:[兹茲][证證]明|以[资資][证證]明|以昭信守|[为為]此，|有[鉴鑑鑒]于此，)[^。]{0,40}[签簽]/,
  /^[\p{L}\p{N}]{0,12}[（(]?(?:[盖蓋公签簽][章字署名]|[签簽]字[或并並及、]?[盖蓋]章)[）)]?\s*[:：_＿]/u,
]

/**
 * Whether a paragraph is where the parties sign: "IN WITNESS WHEREOF …", "Signed for and on behalf of …", （以下无正文）,
 * 签署页, 甲方（盖章）：. What comes after it is no part of the clause before it.
 */
export function isSigned(text: string): boolean {
  return signed.some((form) => form.test(text))
}
