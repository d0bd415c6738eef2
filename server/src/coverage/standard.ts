import { Detector, type DetectorData } from './detector.ts'
import compiled from './standard-patterns.generated.json' with { type: 'json' }

/** The detector of the standard policy pack, whose phrases are compiled when Proviso is built. */
export const standardDetector = (): Detector => new Detector(compiled as DetectorData)
