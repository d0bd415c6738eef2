import type { DetectorData } from './detector.ts'
import compiled from './standard-patterns.generated.json' with { type: 'json' }
import { readPatterns, type WrittenPatterns } from './writtenPatterns.ts'

/** The phrases and patterns of the standard policy pack, compiled when Proviso is built. */
export const standardPatterns = (): DetectorData => readPatterns(compiled as WrittenPatterns)
