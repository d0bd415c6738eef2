import type { Span } from '../contract/contract.ts'
import type { NamedRegion } from './namedRegion.ts'

/** What kind of part a reference says it names. */
export type Label = 'section' | 'article' | 'paragraph' | 'attachment' | 'zh-article' | 'zh-chapter' | 'zh-section'

/** Whose part it is: this contract's, surely or perhaps, or another document's or a statute's. */
export type Owner = 'own' | 'perhaps' | 'other'

/** One key of a reference in one text. */
export interface KeyInText {
  readonly key: string
  readonly at: Span
  /** It counts paragraphs, which may have no numbers: 第三款. */
  readonly isParagraph?: true
  /** It is written in a circle: 第③项. */
  readonly isCircled?: true
}

/** A reference in one text. Offsets are UTF-16 units of that text. */
export interface ReferenceInText {
  readonly label: Label
  readonly owner: Owner
  /** The part of the file that it says it stands in: “Section 3 of Exhibit A”, 本合同第三条. */
  readonly region?: NamedRegion | undefined
  readonly at: Span
  readonly keys: readonly KeyInText[]
  /** For an attachment its kind, as `attachmentsOf` names it. */
  readonly name: string
  /** It is counted from where it stands: “paragraph (c)”, 第二款. */
  readonly isRelative: boolean
  /** “this Section 9”: meant to name where it stands. */
  readonly saysThis: boolean
  /** It is not one of several: “Sections 4 and 6”. */
  readonly isAlone: boolean
  /** “Article iii”: small letters may be a word, so it counts only where there is such a part. */
  readonly isInSmallRoman?: true
}
