// @ts-nocheck: these run in the page, whose names are not those of Node.

/** Of some elements, the words that reach out of the window or of what they are laid out in, from side to side. @param {HTMLElement[]} all */
export const cutOff = (all) =>
  all.flatMap((one) => {
    const range = document.createRange()
    range.selectNodeContents(one)
    const words = range.getBoundingClientRect()
    const isOut = ({ left, right }) => words.left < left - 1 || words.right > right + 1
    if (isOut({ left: 0, right: innerWidth })) return [`${one.textContent} (out of the window)`]
    for (let holder = one; holder; ) {
      const { position, overflowX } = getComputedStyle(holder)
      if (overflowX !== 'visible' && isOut(holder.getBoundingClientRect()))
        return [`${one.textContent} (in ${holder.className})`]
      // What is placed freely is not held by all that it stands in.
      holder = position === 'fixed' ? null : position === 'absolute' ? holder.offsetParent : holder.parentElement
    }
    return []
  })

/** Of some input boxes, the questions in them that are wider than the box. @param {HTMLInputElement[]} all */
export const longQuestions = (all) =>
  all
    .filter((input) => {
      const style = getComputedStyle(input)
      const brush = document.createElement('canvas').getContext('2d')
      brush.font = style.font
      const start = input.getBoundingClientRect().left + Number.parseFloat(style.paddingLeft)
      // Where many may be ticked, their count stands over the end of the box.
      const count = input.closest('.quick-input-filter')?.querySelector('.quick-input-count')?.getBoundingClientRect()
      const end = count?.width > 0 ? count.left : input.getBoundingClientRect().right
      return start + brush.measureText(input.placeholder).width > end
    })
    .map((input) => input.placeholder)
