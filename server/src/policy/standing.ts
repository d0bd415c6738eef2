import type { Authority, Localized, Need, Pack } from './schema.ts'

/** How an authority stands on one day. `not-yet`: before it took effect; `not-yet-proposed`: where it never did, before it was proposed. */
export interface Standing {
  readonly status: Authority['status'] | 'not-yet' | 'not-yet-proposed'
  /** The day since which it stands so; for `not-yet` the day on which it takes effect; none where it never did. */
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
  const first = history[0]?.from ?? (status === 'proposed' ? statusSince : effective)
  // What was only ever proposed has no day of effect.
  if (first && day < first)
    return effectOn(authority, day)
      ? { status: 'not-yet', since: first, note: undefined, needsCheck: false }
      : { status: 'not-yet-proposed', since: null, note: undefined, needsCheck: false }
  const stage = history.findLast(({ from }) => from <= day)
  if (stage) return { status: stage.status, since: stage.from, note: stage.note, needsCheck: stage.needsCheck === true }
  if (ended.includes(status) && statusSince && day < statusSince)
    return { status: 'in-force', since: effective, note: undefined, needsCheck }
  return { status, since: statusSince, note: undefined, needsCheck }
}

/** Whether a text may rely on an authority that stands so. */
export const mayBeReliedOn = ({ status }: Pick<Standing, 'status'>): boolean =>
  status === 'in-force' || status === 'guidance-nonbinding'

/** From the first to the last day on which an authority could be relied on; null where no such day is known. */
export interface Effect {
  readonly from: string | null
  readonly until: string | null
}

/**
 * When an authority is in effect: the time that holds on a day, else the last before it, else the first after it. Undefined for
 * one that never was, such as a proposal.
 * @param day `YYYY-MM-DD`
 */
export function effectOn({ history, effective, status, statusSince }: Authority, day: string): Effect | undefined {
  const stages = history ?? [
    { from: effective, status: ended.includes(status) ? ('in-force' as const) : status },
    ...(ended.includes(status) && statusSince ? [{ from: statusSince, status }] : []),
  ]
  const times: { from: string | null; until: string | null }[] = []
  for (const { from, status } of stages) {
    const last = times.at(-1)
    const isOpen = last?.until === null
    const relied = mayBeReliedOn({ status })
    if (last && isOpen && !relied) last.until = from && dayBefore(from)
    else if (!isOpen && relied) times.push({ from, until: null })
  }
  return times.findLast(({ from }) => from === null || from <= day) ?? times[0]
}

/** The day before one; a month or a year, where no more is known, as it is. */
const dayBefore = (day: string): string =>
  day.length < 10 ? day : new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** The authority of a pack with an id. */
export function authorityIn({ authorities }: Pick<Pack, 'authorities'>, id: string): Authority | undefined {
  const known = byId.get(authorities)
  if (known) return known.get(id)
  byId.set(authorities, new Map(authorities.map((authority) => [authority.id, authority])))
  return authorityIn({ authorities }, id)
}

const byId = new WeakMap<readonly Authority[], ReadonlyMap<string, Authority>>()

/** What rests on authorities. */
type Rested = Pick<Need, 'authorities'> & { readonly basis?: Need['basis'] }

/** Whether something holds of what rests on authorities, as those stand on a day (`YYYY-MM-DD`). */
type HoldsOn = (one: Rested, pack: Pick<Pack, 'authorities'>, day: string) => boolean

/** Works something out once for each of a pack, for the last day that was asked for: it is asked for at each key. */
function oncePerDay(make: HoldsOn): HoldsOn {
  const ofPacks = new WeakMap<object, { readonly day: string; readonly of: WeakMap<Rested, boolean> }>()
  return (one, pack, day) => {
    const known = ofPacks.get(pack)
    const ofDay = known?.day === day ? known.of : new WeakMap<Rested, boolean>()
    if (known?.day !== day) ofPacks.set(pack, { day, of: ofDay })
    const before = ofDay.get(one)
    if (before !== undefined) return before
    const holds = make(one, pack, day)
    ofDay.set(one, holds)
    return holds
  }
}

const standings = ({ authorities }: Rested, pack: Pick<Pack, 'authorities'>, day: string): Standing[] =>
  authorities.flatMap((id) => {
    const authority = authorityIn(pack, id)
    return authority ? [standingOn(authority, day)] : []
  })

/**
 * Whether there was anything on a day for something of the pack to rest on: one of its authorities had begun and was neither
 * rescinded nor superseded. A proposal and a suspended rule are enough, since contracts provide for them; practice and house policy
 * rest on no authority.
 */
export const hasGrounds = oncePerDay((one, pack, day) => {
  const known = standings(one, pack, day)
  if (known.length === 0 || one.basis === 'market-practice' || one.basis === 'house-policy') return true
  return known.some(({ status }) => !['not-yet', 'not-yet-proposed', 'rescinded', 'superseded'].includes(status))
})

/** Whether a text may rely, on a day, on one of the authorities of something, or it rests on none. */
export const hasLawInForce = oncePerDay((one, pack, day) => {
  const known = standings(one, pack, day)
  return known.length === 0 || known.some(mayBeReliedOn)
})
