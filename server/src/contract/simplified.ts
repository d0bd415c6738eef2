import traditional from './traditional.generated.json' with { type: 'json' }

/** The Simplified form of each Traditional character of the basic plane that has another one. */
export const simplifiedOf: ReadonlyMap<string, string> = new Map(
  Array.from(traditional.traditional, (character, i) => [character, traditional.simplified[i] as string]),
)
