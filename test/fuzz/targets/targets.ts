import fc from 'fast-check'
import type { AnyTarget, Target } from '../target.ts'
import { edits } from './edits.ts'
import { facts } from './facts.ts'
import { fixes } from './fixes.ts'
import { formats } from './formats.ts'
import { playbooks } from './playbooks.ts'
import { readers } from './readers.ts'
import { rules } from './rules.ts'
import { server } from './server.ts'
import { stream } from './stream.ts'

const any = <Input>({ inputs, hold, ...rest }: Target<Input>): AnyTarget => ({
  ...rest,
  property: (around, follow = (same) => same) => fc.asyncProperty(follow(inputs), (input) => around(() => hold(input))),
})

/** All that is fuzzed. */
export const targets: readonly AnyTarget[] = [
  any(readers),
  any(facts),
  any(rules),
  any(edits),
  any(fixes),
  any(playbooks),
  any(stream),
  any(formats),
  any(server),
]
