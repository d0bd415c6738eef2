import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../../server/src/drafting/parts.ts'
import { referencesOf } from '../../../server/src/drafting/references.ts'
import { composeEdits } from '../../../server/src/fixes/composeEdits.ts'
import { applyEdits, type TextEdit } from '../../../server/src/fixes/fix.ts'
import { fixesFor } from '../../../server/src/fixes/fixes.ts'
import { renumber } from '../../../server/src/fixes/renumber.ts'
import { standardPack } from '../../../server/src/policy/standard.ts'
import { checked, crlf, markdown, outline, yaml } from '../contracts.ts'

const renumbered = (text: string): string => applyEdits(text, renumber(markdown(text)).edits)

const inCircles = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿'
const items = (numbers: string): string => [...numbers].map((number) => `${number} 甲。\n\n`).join('')

describe('renumbering', () => {
  it('numbers clauses one after the other and changes every reference and link to what moved', () => {
    const text =
      '## 1. A\n\nSee Sections 3 and 4.2(a), and [D](#4-d).\n\n## 3. C\n\nx\n\n## 4. D\n\n4.1 x\n\n4.2 y:\n\n(a) z\n'
    const after =
      '## 1. A\n\nSee Sections 2 and 3.2(a), and [D](#3-d).\n\n## 2. C\n\nx\n\n## 3. D\n\n3.1 x\n\n3.2 y:\n\n(a) z\n'
    expect(renumbered(text)).toBe(after)
    expect(renumbered(crlf(text))).toBe(crlf(after))
  })

  it.each([
    ['Section 3 survives.', 'Section 2 survives.'],
    ['Sections 3–4 survive.', 'Sections 2–3 survive.'],
  ])('changes a reference that opens a paragraph: %s', (before, after) => {
    const text = (secrets: number, end: number, words: string): string =>
      `## 1. Fees\n\nx\n\n## ${secrets}. Secrets\n\nx\n\n## ${end}. End\n\n${words}\n`
    expect(renumbered(text(3, 4, before))).toBe(text(2, 3, after))
  })

  it.each([
    [
      'a number put in between',
      '## 1. A\n\nSee Section 2.\n\n## 1A. B\n\nx\n\n## 2. C\n\nSee Section 1A.\n',
      '## 1. A\n\nSee Section 3.\n\n## 2. B\n\nx\n\n## 3. C\n\nSee Section 2.\n',
    ],
    [
      'articles in Chinese',
      '第一条 甲\n\n见第三条、第一条之一。\n\n第一条之一 乙\n\n无。\n\n第三条 丙\n\n无。\n',
      '第一条 甲\n\n见第三条、第二条。\n\n第二条 乙\n\n无。\n\n第三条 丙\n\n无。\n',
    ],
    [
      'Roman numerals',
      '## I. A\n\nSee Section III.\n\n## III. C\n\nx\n',
      '## I. A\n\nSee Section II.\n\n## II. C\n\nx\n',
    ],
    [
      'letters',
      '## 1. A\n\n(a) x\n\n(c) see paragraph (d)\n\n(d) y\n',
      '## 1. A\n\n(a) x\n\n(b) see paragraph (c)\n\n(c) y\n',
    ],
    [
      'the ends of a range, with a clause put in between',
      '## 1. A\n\nSee Sections 1 through 3.\n\n## 1A. B\n\nx\n\n## 2. C\n\nx\n\n## 3. D\n\nx\n',
      '## 1. A\n\nSee Sections 1 through 4.\n\n## 2. B\n\nx\n\n## 3. C\n\nx\n\n## 4. D\n\nx\n',
    ],
    [
      'the ends of a Chinese range, also where its unit stands once',
      '第一条 甲\n\n见第一条至第四条，第一至四条。\n\n第三条 乙\n\n无。\n\n第四条 丙\n\n无。\n',
      '第一条 甲\n\n见第一条至第三条，第一至三条。\n\n第二条 乙\n\n无。\n\n第三条 丙\n\n无。\n',
    ],
    ['digits in circles', '第一条 甲\n\n① 甲。\n\n③ 无。\n', '第一条 甲\n\n① 甲。\n\n② 无。\n'],
    [
      'references to digits in circles, however they name the article',
      '第一条 甲\n\n乙方应：\n\n① 甲。\n\n③ 按第③项、第④项。\n\n④ 按本条第③项、第一条③项。\n\n第二条 乙\n\n按第一条第③项、本合同第一条第（④）项。\n',
      '第一条 甲\n\n乙方应：\n\n① 甲。\n\n② 按第②项、第③项。\n\n③ 按本条第②项、第一条②项。\n\n第二条 乙\n\n按第一条第②项、本合同第一条第（③）项。\n',
    ],
    [
      'digits in circles up to 50',
      `第一条 甲\n\n${items(inCircles.replace('⑳', ''))}`,
      `第一条 甲\n\n${items(inCircles.slice(0, 49))}`,
    ],
    [
      'references to several items that say once what they are',
      '第一条 甲\n\n（一）甲。\n\n（三）按本条第（一）、（三）项和第（三）至（四）项、第③、④项，保密协议第（一）、（三）项。\n\n（四）第一，三项费用。\n',
      '第一条 甲\n\n（一）甲。\n\n（二）按本条第（一）、（二）项和第（二）至（三）项、第③、④项，保密协议第（一）、（三）项。\n\n（三）第一，三项费用。\n',
    ],
    [
      'references to items of the same article',
      '第一条 甲\n\n（一）甲。\n\n（三）按本条第（三）项和第（四）项。\n\n（四）按第四项。\n',
      '第一条 甲\n\n（一）甲。\n\n（二）按本条第（二）项和第（三）项。\n\n（三）按第三项。\n',
    ],
    [
      'not items of other documents',
      '第一条 甲\n\n① 甲。\n\n③ 按附件一第③项、第④项，保密协议第③项，《办法》第③项。\n\n④ 按第③项。\n',
      '第一条 甲\n\n① 甲。\n\n② 按附件一第③项、第④项，保密协议第③项，《办法》第③项。\n\n③ 按第②项。\n',
    ],
    [
      'items in circles below items in brackets',
      '第一条 甲\n\n（一）乙方应：\n\n① 甲。\n\n③ 乙。\n\n（二）无。\n\n（三）按第（三）项、第③项、第一条第（三）项、第一条第③项。\n',
      '第一条 甲\n\n（一）乙方应：\n\n① 甲。\n\n② 乙。\n\n（二）无。\n\n（三）按第（三）项、第②项、第一条第（三）项、第一条第②项。\n',
    ],
    [
      'not what may name an item of either of two lists',
      '第一条 甲\n\n（一）甲：\n\n① 甲。\n\n③ 乙。\n\n（三）乙：\n\n① 丙。\n\n③ 丁。\n\n第二条 乙\n\n按第一条第③项、第一条第（三）项第③项。\n',
      '第一条 甲\n\n（一）甲：\n\n① 甲。\n\n② 乙。\n\n（二）乙：\n\n① 丙。\n\n② 丁。\n\n第二条 乙\n\n按第一条第③项、第一条第（二）项第②项。\n',
    ],
    [
      'small Roman numerals',
      '## Article i. A\n\nSee Article iii, Articles i, iii and iv, and ARTICLE iii(b) of this Agreement.\n\n## Article iii. C\n\n(b) See Article i, as well as Section iv.\n\n## Article iv. D\n\nx\n',
      '## Article i. A\n\nSee Article ii, Articles i, ii and iii, and ARTICLE ii(b) of this Agreement.\n\n## Article ii. C\n\n(b) See Article i, as well as Section iii.\n\n## Article iii. D\n\nx\n',
    ],
    [
      'small Roman numerals that name clauses in large ones, each in its own form',
      '## I. A\n\nSee Section iii, Section III and Section III(a).\n\n## III. C\n\n(a) x\n\n## V. E\n\nSee Section v.\n',
      '## I. A\n\nSee Section ii, Section II and Section II(a).\n\n## II. C\n\n(a) x\n\n## III. E\n\nSee Section iii.\n',
    ],
    [
      'a Roman numeral for a clause in digits',
      '## 1. A\n\nSee Section III.\n\n## 3. C\n\nx\n',
      '## 1. A\n\nSee Section II.\n\n## 2. C\n\nx\n',
    ],
    [
      'not small letters that are words, or may be',
      '## I. A\n\nBank Section v. Board of Trade; the Section v clause; section iii; clause III.\n\n## III. B\n\nx\n\n## V. C\n\nx\n',
      '## I. A\n\nBank Section v. Board of Trade; the Section v clause; section iii; clause III.\n\n## II. B\n\nx\n\n## III. C\n\nx\n',
    ],
    ['capital letters', '## A. One\n\nx\n\n## C. Two\n\ny\n', '## A. One\n\nx\n\n## B. Two\n\ny\n'],
    [
      'the last number of several',
      '## 1. A\n\n1.1 x:\n\n(a) x\n\n(c) see Sections 1.1(c) and 1.3\n\n1.3 y\n',
      '## 1. A\n\n1.1 x:\n\n(a) x\n\n(b) see Sections 1.1(b) and 1.2\n\n1.2 y\n',
    ],
    [
      'letters after z',
      `## 1. A\n\n${'abcdefghijklmnopqrstuvwxy'.replace(/./g, '($&) x\n\n')}(aa) see paragraph (aa)\n`,
      `## 1. A\n\n${'abcdefghijklmnopqrstuvwxy'.replace(/./g, '($&) x\n\n')}(z) see paragraph (z)\n`,
    ],
    [
      'digits of full width',
      '第１条 甲\n\n见第３条。\n\n第３条 乙\n\n无。\n',
      '第１条 甲\n\n见第２条。\n\n第２条 乙\n\n无。\n',
    ],
    ['a list that Markdown counts', '1. A\n1. B\n1. C\n', '1. A\n1. B\n1. C\n'],
    [
      'numbers inside a sentence',
      '第一条 甲\n\n乙方应：（一）付款；（三）交货。\n',
      '第一条 甲\n\n乙方应：（一）付款；（三）交货。\n',
    ],
    [
      'citations of law',
      '## 1. A\n\nSee Section 3 of the Export Act.\n\n## 3. B\n\nx\n',
      '## 1. A\n\nSee Section 3 of the Export Act.\n\n## 2. B\n\nx\n',
    ],
  ])('%s', (_what, text, after) => expect(renumbered(text)).toBe(after))

  it('is offered for a gap, removes it and says how many references change', () => {
    const text = '---\ncontract:\n  type: nda\n---\n\n## 1. A\n\nSee Section 4.\n\n## 2. B\n\nx\n\n## 4. D\n\ny\n'
    const check = checked(text)
    const finding = check.findings.find(({ code }) => code === 'numbering')
    const [fix] = finding ? fixesFor(finding, check, standardPack, 'en') : []
    expect(fix?.title).toBe('Renumber and update 1 reference')
    const twice = checked(text.replace('Section 4', 'Section 4 and Section 4'))
    const gap = twice.findings.find(({ code }) => code === 'numbering')
    expect(gap && fixesFor(gap, twice, standardPack, 'en')[0]?.title).toBe('Renumber and update 2 references')
    const after = applyEdits(text, fix?.edits ?? [])
    expect(after).toContain('See Section 3.')
    expect(checked(after).findings.filter(({ code }) => code === 'numbering' || code === 'broken-reference')).toEqual(
      [],
    )
  })

  it('is offered with a clause that would go in between', () => {
    const text =
      '---\ncontract:\n  type: nda\n---\n\n# NDA\n\n## 1. Purpose\n\nThe parties talk, subject to Section 2.\n\n## 2. Governing Law\n\nSingapore law.\n'
    const check = checked(text)
    const finding = check.findings.find(({ clause }) => clause === 'termination')
    const both = finding ? fixesFor(finding, check, standardPack, 'en')[1] : undefined
    expect(both?.title).toMatch(/, renumber and update 1 reference$/)
    const after = applyEdits(text, both?.edits ?? [])
    expect(outline(markdown(after)).map((line) => line.trim().replace(/\|.*/, ''))).toEqual(['NDA', '1.', '2.', '3.'])
    expect(after).toContain('subject to Section 3.')
  })

  const clause = fc.record({
    number: fc.integer({ min: 1, max: 12 }),
    refersTo: fc.integer({ min: 1, max: 12 }),
    sub: fc.boolean(),
  })
  const contracts = fc
    .uniqueArray(clause, { minLength: 1, maxLength: 8, selector: ({ number }) => number })
    .map((clauses) => clauses.toSorted((a, b) => a.number - b.number))
    .map((clauses) =>
      clauses
        .map(
          ({ number, refersTo, sub }) =>
            `## ${number}. Title\n\nAs in Section ${refersTo} 💻.\n\n${sub ? `${number}.1 First.\n\n${number}.3 Third.\n\n` : ''}`,
        )
        .join(''),
    )

  it('done twice is the same as done once', () => {
    fc.assert(
      fc.property(contracts, (text) => {
        expect(renumbered(renumbered(text))).toBe(renumbered(text))
      }),
    )
  })

  it('leaves the structure as it was, and each reference at the clause it named', () => {
    fc.assert(
      fc.property(contracts, (text) => {
        const before = markdown(text)
        const after = markdown(renumbered(text))
        expect(after.sections.map(({ title, depth }) => [title, depth])).toEqual(
          before.sections.map(({ title, depth }) => [title, depth]),
        )
        expect(partsOf(after)).toHaveLength(partsOf(before).length)
        for (const [i, { status, targets }] of referencesOf(before).entries())
          if (status === 'found') expect(referencesOf(after)[i]?.targets).toEqual(targets)
      }),
    )
  })

  it('works inside YAML and keeps everything else', () => {
    const text =
      'contract:\n  type: nda # ours\nterms:\n  - title: 1. A\n    text: See Section 3 of this Agreement.\n  - title: "3. B"\n    text: >\n      Folded words that\n      go on.\n'
    const after = applyEdits(text, renumber(yaml(text)).edits)
    expect(after).toBe(text.replace('Section 3', 'Section 2').replace('3. B', '2. B'))
  })

  it('edits the numbers that YAML clauses have under a key of their own, as they are written', () => {
    const text =
      'terms:\n  - no: "1." # ours\n    heading: A\n    text: See Section 3 of this Agreement.\n  - heading: B\n    no: "3."\n    text: >\n      Folded words that\n      go on.\n'
    const renumbered = (written: string): string => applyEdits(written, renumber(yaml(written)).edits)
    expect(renumbered(text)).toBe(text.replace('Section 3', 'Section 2').replace('"3."', '"2."'))
    const chinese =
      '条款:\n  - 编号: 第一条\n    标题: 保密\n    正文: 双方应按第三条的规定保守秘密。\n  - 编号: 第三条\n    标题: 期限\n    正文: 有效期为三年。\n'
    expect(renumbered(chinese)).toBe(chinese.replaceAll('第三条', '第二条'))
  })
})

describe('two lists of edits as one', () => {
  const edits = (length: number): fc.Arbitrary<TextEdit[]> =>
    fc.array(fc.tuple(fc.nat(length), fc.nat(length), fc.string({ maxLength: 4 })), { maxLength: 3 }).map((list) => {
      const sorted = list.map(([a, b, newText]) => ({ span: { start: Math.min(a, b), end: Math.max(a, b) }, newText }))
      sorted.sort((a, b) => a.span.start - b.span.start)
      return sorted.filter(({ span }, i) => sorted.slice(0, i).every((other) => other.span.end < span.start))
    })

  it('do what they do one after the other', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 10, maxLength: 30 }),
        fc.string({ maxLength: 6 }),
        fc.nat(9),
        edits(9),
        (text, put, at, later) => {
          const first = [{ span: { start: at, end: at }, newText: put }]
          const between = applyEdits(text, first)
          // Nothing of the second may reach across an end of what the first put in.
          const second = later.filter(
            ({ span }) =>
              span.end <= at || span.start >= at + put.length || (span.start >= at && span.end <= at + put.length),
          )
          expect(applyEdits(text, composeEdits(first, second))).toBe(applyEdits(between, second))
        },
      ),
    )
  })
})

describe('renumbering a contract with attachments', () => {
  it.each([
    [
      'English',
      '## 1. A\n\nSee Section 3 of Exhibit A, and Section 3.\n\n## 1A. B\n\nx\n\n## 2. C\n\nx\n\n## 3. D\n\nx\n\n# Exhibit A\n\n1. E.\n\n2. See Section 3 of the Agreement.\n\n3. Section 2 of this Exhibit applies.\n',
      '## 1. A\n\nSee Section 3 of Exhibit A, and Section 4.\n\n## 2. B\n\nx\n\n## 3. C\n\nx\n\n## 4. D\n\nx\n\n# Exhibit A\n\n1. E.\n\n2. See Section 4 of the Agreement.\n\n3. Section 2 of this Exhibit applies.\n',
    ],
    [
      'Chinese',
      '第一条 甲\n\n按附件一第二条、附件九第二条执行。\n\n第一条之一 乙\n\n无。\n\n第二条 丙\n\n无。\n\n第三条 丁\n\n无。\n\n附件一\n\n第一条 子\n\n见本合同第二条。\n\n第二条 丑\n\n见本附件第二条。\n',
      '第一条 甲\n\n按附件一第二条、附件九第二条执行。\n\n第二条 乙\n\n无。\n\n第三条 丙\n\n无。\n\n第四条 丁\n\n无。\n\n附件一\n\n第一条 子\n\n见本合同第三条。\n\n第二条 丑\n\n见本附件第二条。\n',
    ],
  ])('changes what names the body and leaves what names an attachment: %s', (_language, before, after) =>
    expect(renumbered(before)).toBe(after),
  )

  it('leaves what may name an attachment that is a contract itself', () => {
    const text = (third: string): string =>
      `## 1. A\n\nx\n\n## ${third === '3' ? '2' : '1A'}. B\n\nx\n\n## ${third}. C\n\nx\n\n## ${Number(third) + 1}. D\n\nx\n\n# Exhibit A – Form of Escrow Agreement\n\n1. E.\n\n2. See Section 2 of this Agreement.\n`
    expect(renumbered(text('2'))).toBe(text('3'))
  })
})
