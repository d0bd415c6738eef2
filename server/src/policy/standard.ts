import type { Pack } from './schema.ts'
import compiled from './standard-pack.generated.json' with { type: 'json' }

/** The standard policy pack, checked and compiled when Proviso is built (`npm run generate`). */
export const standardPack = compiled as Pack
