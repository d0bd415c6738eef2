import type { Pack } from './schema.ts'
import { standardPack } from './standard.ts'

/** The standard policy pack with all that was written of it; what is built has in `standardPack` only what a check needs. */
export const wholePack: Pack = standardPack
