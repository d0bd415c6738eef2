/** Ascending numbers as runs from one to another: 1, 2, 3, 7 is 1–3 and 7–7. */
export function runsOf(numbers: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const found: [number, number][] = []
  for (const number of numbers) {
    const last = found.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else found.push([number, number])
  }
  return found
}
