import { expect, it } from 'vitest'
import { addressKey, fileNameOf } from '../../server/src/address.ts'

it.each([
  ['file:///a/nda%20%28signed%29.md', 'file:///a/nda%20(signed).md', true],
  ['file:///c%3A/a.md', 'file:///c:/a.md', true],
  ['file:///a/%E5%90%88%E5%90%8C.md', 'file:///a/合同.md', true],
  ['file:///a/b.md', 'file:///a/B.md', false],
])('%s and %s name the same file: %s', (a, b, isSame) => {
  expect(addressKey(a) === addressKey(b)).toBe(isSame)
})

it('takes an address that cannot be decoded as it is', () => {
  expect(addressKey('file:///a/100%.md')).toBe('file:///a/100%.md')
})

it('names a file as a person writes it', () => {
  expect(fileNameOf('file:///a/%E5%90%88%E5%90%8C.contract.md')).toBe('合同.contract.md')
})
