import { Detector } from './detector.ts'
import { standardPatterns } from './standardPatterns.ts'

/** The detector of the standard policy pack. */
export const standardDetector = (): Detector => new Detector(standardPatterns())
