import type { ClauseState, ElementEntry } from '../portfolio/model.ts'
import { html, type Markup, Markup as Raw } from './markup.ts'

/** The shapes of the states: they differ without colour, and stand once in the page. */
const shapes: Readonly<Record<ClauseState, string>> = {
  found: '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.6 8.3l2.4 2.4 4.5-4.9" class="inner"/>',
  extra: '<circle cx="8" cy="8" r="6.2" class="line"/><path d="M4.9 8.2l2.1 2.2 4.1-4.5" class="line"/>',
  incomplete:
    '<circle cx="8" cy="8" r="6.2" class="line"/><path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor"/>',
  missing:
    '<rect x="1.2" y="1.2" width="13.6" height="13.6" rx="1.5" fill="currentColor"/><path d="M4.8 4.8l6.4 6.4m0-6.4l-6.4 6.4" class="inner"/>',
  recommended:
    '<rect x="2" y="2" width="12" height="12" rx="1.5" class="line"/><path d="M5.4 5.4l5.2 5.2m0-5.2l-5.2 5.2" class="line"/>',
  accepted: '<path d="M8 1.2L14.8 8 8 14.8 1.2 8z" class="line"/><path d="M5 8h6" class="line"/>',
  undecided:
    '<path d="M5.4 5.7a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 2" class="line"/><circle cx="8" cy="12.9" r="1.1" fill="currentColor"/>',
  'not-needed': '<circle cx="8" cy="8" r="1.3" fill="currentColor"/>',
  unread: '<path d="M2.5 8h11" class="line" stroke-dasharray="2.4 1.9"/>',
}

/** The shapes, to be used by {@link glyph}. */
export const glyphs = (): Markup =>
  html`<svg class="shapes" aria-hidden="true" focusable="false">${Object.entries(shapes).map(
    ([state, shape]) => new Raw(`<symbol id="is-${state}" viewBox="0 0 16 16">${shape}</symbol>`),
  )}</svg>`

/** The shape of a state; words must stand beside it. */
export const glyph = (state: ClauseState): Markup =>
  html`<svg class="glyph" aria-hidden="true" focusable="false"><use href="#is-${state}"/></svg>`

/** The shape by which a limb of a clause is shown. */
export const elementState = ({ status, accepted, level }: ElementEntry): ClauseState => {
  if (accepted) return 'accepted'
  if (status === 'met') return 'found'
  if (status === 'flawed') return 'incomplete'
  return level === 'required' ? 'missing' : 'recommended'
}
