import { Detector } from './detector.ts'
import compiled from './standard-patterns.generated.json' with { type: 'json' }
import { readPatterns, type WrittenPatterns } from './writtenPatterns.ts'

/** The detector of the standard policy pack, whose phrases are compiled when Proviso is built. */
export const standardDetector = (): Detector => new Detector(readPatterns(compiled as WrittenPatterns))
