import fc from 'fast-check'

// The same cases in every run, so that a failure says something of the change at hand; `FC_SEED=… npx vitest run` tries others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261126) })
