import type { Bounds, EccnLimits, Item, Localized } from '../policy/schema.ts'

/** What an integrated circuit is known by. */
export interface ChipFigures {
  /** Total processing performance. */
  readonly tpp: number
  /** Applicable die area, in mm². */
  readonly dieArea?: number | undefined
  /** Performance density, where the die area is not given. */
  readonly density?: number | undefined
  readonly marketedFor?: Item['market'] | undefined
}

/** Where the figures put a circuit. `outside`: by Note 2; `unknown`: the density decides, and is not known. */
export type EccnResult = Item['result']

/** The outcome of the arithmetic. It is no classification: that is its supplier's to give. */
export interface EccnCalculation {
  readonly result: EccnResult
  /** The arithmetic in words. */
  readonly steps: Localized
  /** Whether figures a little higher or lower would give another result. */
  readonly near: boolean
}

/** Works out where a circuit's figures put it under ECCN 3A090.a and .b. */
export function calculateEccn(figures: ChipFigures, limits: EccnLimits): EccnCalculation {
  const { result, steps } = stepsOf(figures, limits)
  const factors = [1 - limits.near, 1, 1 + limits.near]
  const density = densityOf(figures)
  const near = factors.some((ofTpp) =>
    factors.some((ofDensity) => {
      const moved = { ...figures, tpp: figures.tpp * ofTpp, dieArea: undefined }
      return stepsOf({ ...moved, density: density && density * ofDensity }, limits).result !== result
    }),
  )
  return { result, steps, near }
}

function densityOf({ tpp, dieArea, density }: ChipFigures): number | undefined {
  return dieArea === undefined ? density : tpp / dieArea
}

function stepsOf(figures: ChipFigures, limits: EccnLimits): Omit<EccnCalculation, 'near'> {
  const { tpp, dieArea, marketedFor } = figures
  const density = densityOf(figures)
  const known = arithmetic(tpp, dieArea, density)
  const isOutside = marketedFor === 'consumer' || marketedFor === 'workstation'
  if (isOutside && tpp < limits.outsideDataCentre.tppBelow) {
    const bound = figure(limits.outsideDataCentre.tppBelow)
    return {
      result: 'outside',
      steps: {
        en: `${known.en} It is neither designed nor marketed for data centres and its TPP is below ${bound}, so Note 2 leaves it out of 3A090.a and .b.`,
        zh: `${known.zh}其非为数据中心设计或销售，且 TPP 低于 ${bound}，依注释2不属于 3A090.a 和 .b。`,
      },
    }
  }
  let undecided = false
  for (const limit of limits.limits) {
    if (!within(tpp, limit.tpp)) continue
    if (limit.density && density === undefined) undecided = true
    else if (!limit.density || within(density as number, limit.density)) {
      const by = limit.density
        ? {
            en: `${bounds('TPP', limit.tpp, 'en')} and ${bounds('density', limit.density, 'en')}`,
            zh: `${bounds('TPP', limit.tpp, 'zh')}且${bounds('性能密度', limit.density, 'zh')}`,
          }
        : { en: bounds('TPP', limit.tpp, 'en'), zh: bounds('TPP', limit.tpp, 'zh') }
      // An earlier limit that only the density could decide leaves the question open.
      if (undecided) break
      return {
        result: limit.eccn,
        steps: { en: `${known.en} ${limit.eccn} takes in ${by.en}.`, zh: `${known.zh}${limit.eccn} 涵盖${by.zh}者。` },
      }
    }
  }
  return undecided
    ? {
        result: 'unknown',
        steps: {
          en: `${known.en} Whether 3A090.a or .b takes it in depends on the performance density: its die area is needed.`,
          zh: `${known.zh}是否属于 3A090.a 或 .b 取决于性能密度，须提供芯片面积。`,
        },
      }
    : {
        result: 'below',
        steps: {
          en: `${known.en} These figures meet no limit of 3A090.a or .b.`,
          zh: `${known.zh}未达到 3A090.a 或 .b 的任何限值。`,
        },
      }
}

const within = (value: number, { from, below }: Bounds): boolean =>
  value >= from && (below === undefined || value < below)

function arithmetic(tpp: number, dieArea: number | undefined, density: number | undefined): Localized {
  const shown = figure(tpp)
  if (density === undefined) return { en: `TPP ${shown}.`, zh: `TPP 为 ${shown}。` }
  const sum = dieArea === undefined ? figure(density) : `${shown} / ${figure(dieArea)} = ${figure(density)}`
  return { en: `TPP ${shown}; performance density ${sum}.`, zh: `TPP 为 ${shown}，性能密度为 ${sum}。` }
}

function bounds(name: string, { from, below }: Bounds, locale: keyof Localized): string {
  if (locale === 'zh') return `${name}不低于 ${figure(from)}${below === undefined ? '' : `、低于 ${figure(below)}`}`
  return `${name} from ${figure(from)}${below === undefined ? '' : ` to below ${figure(below)}`}`
}

/** A figure as a contract would write it: at most three decimals, none that say nothing. */
const figure = (value: number): string => String(Math.round(value * 1000) / 1000)

/** Whether a declared ECCN is one that the result of the arithmetic allows. */
export function agrees(declared: string, result: EccnResult): boolean {
  const [base = '', paragraph] = declared.toUpperCase().split('.')
  if (result === 'unknown') return true
  const isAdvanced = base === '3A090' || base === '4A090'
  if (result === 'below' || result === 'outside') return !isAdvanced && paragraph !== 'Z'
  // Systems with such a circuit are 4A090 or a .z paragraph of another entry.
  return paragraph === 'Z' || (isAdvanced && (paragraph === undefined || paragraph === result.slice(-1).toUpperCase()))
}
