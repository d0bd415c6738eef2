import type { Authority, Localized, Need, Pack } from './schema.ts'

/** How an authority stands on one day. `not-yet`: before it took effect. */
export interface Standing {
  readonly status: Authority['status'] | 'not-yet'
  /** The day since which it stands so; for `not-yet` the day on which it takes effect. */
  readonly since: string | null
  readonly note: Localized | undefined
  /** Nobody has confirmed in the official source that it stands so. */
  readonly needsCheck: boolean
}

/** Statuses under which an authority had been in force before. */
const ended: readonly Authority['status'][] = ['suspended', 'superseded', 'rescinded']

/**
 * How an authority stands on a day, as far as the pack knows: by its history where it has one, else by the day on which it
 * took effect and the day since which it stands as it does now.
 * @param day `YYYY-MM-DD`
 */
export function standingOn(authority: Authority, day: string): Standing {
  const { history = [], effective, status, statusSince } = authority
  const needsCheck = authority.needsCheck === true
  const first = history[0]?.from ?? effective
  if (first && day < first) return { status: 'not-yet', since: first, note: undefined, needsCheck: false }
  const stage = history.findLast(({ from }) => from <= day)
  if (stage) return { status: stage.status, since: stage.from, note: stage.note, needsCheck: stage.needsCheck === true }
  if (ended.includes(status) && statusSince && day < statusSince)
    return { status: 'in-force', since: effective, note: undefined, needsCheck }
  return { status, since: statusSince, note: undefined, needsCheck }
}

/** Whether a text may rely on an authority that stands so. */
export const mayBeReliedOn = ({ status }: Standing): boolean =>
  status === 'in-force' || status === 'guidance-nonbinding'

/**
 * Whether there was anything on a day for something of the pack to rest on: one of its authorities had begun and was neither
 * rescinded nor superseded. A proposal and a suspended rule are enough, since contracts provide for them; practice and house policy
 * rest on no authority.
 * @param day `YYYY-MM-DD`
 */
export function hasGrounds(one: Rested, pack: Pick<Pack, 'authorities'>, day: string): boolean {
  const known = grounds.get(pack)
  const ofDay = known?.day === day ? known.of : new WeakMap<Rested, boolean>()
  if (known?.day !== day) grounds.set(pack, { day, of: ofDay })
  const has = ofDay.get(one) ?? stillRests(one, pack, day)
  ofDay.set(one, has)
  return has
}

/** What rests on authorities. */
type Rested = Pick<Need, 'basis' | 'authorities'>

/** What was found of a pack for the last day that was asked for: it is asked for at each key. */
const grounds = new WeakMap<object, { readonly day: string; readonly of: WeakMap<Rested, boolean> }>()

function stillRests({ basis, authorities }: Rested, pack: Pick<Pack, 'authorities'>, day: string): boolean {
  const known = pack.authorities.filter(({ id }) => authorities.includes(id))
  if (known.length === 0 || basis === 'market-practice' || basis === 'house-policy') return true
  return known.some((one) => !['not-yet', 'rescinded', 'superseded'].includes(standingOn(one, day).status))
}
