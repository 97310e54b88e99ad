/**
 * Decides what a school lacks so that nobody's leaving would cut it off: how many new memberships, and which of its own collaborations
 * would have to do something together.
 *
 * A school of one collaboration hangs by it, whatever happens in it: it needs another. A school of none needs two. A school of several
 * needs none where all of them doing something together leaves no thread. What others' joining could save it is not counted on: `sure` says
 * whether it could. Leaves out: which networks to join (steady.ts).
 */
import { collaborationsOn, type LiveCollaboration } from './collaborations.ts'
import { inEveryLine, type Part } from './threads.ts'

/**
 * `wants`: new memberships needed, 0 to 2; `bare`: no company without one; `parts`: what its own lines have in common, with which a new one
 * may have nothing in common (null: no line); `wake`: its own collaborations that do something with all their schools; `sure`: fewer cannot do.
 */
export type Lack = { schoolId: number; wants: 0 | 1 | 2; bare: boolean; parts: Part[] | null; wake: number[]; sure: boolean }

/** What each school lacks that is not steady; steady ones are left out. */
export function lacksOf(schoolIds: readonly number[], collaborations: ReturnType<typeof collaborationsOn>): Lack[] {
  const bySchool = new Map<number, LiveCollaboration[]>()
  for (const one of collaborations.values()) for (const id of one.schoolIds) bySchool.set(id, [...(bySchool.get(id) ?? []), one])
  return schoolIds.flatMap((schoolId) => lackOf(schoolId, bySchool.get(schoolId) ?? []) ?? [])
}

/** As if all that belong had taken part. */
const woken = (one: LiveCollaboration): LiveCollaboration => ({ ...one, tookPart: one.schoolIds })

function lackOf(schoolId: number, own: LiveCollaboration[]): Lack | null {
  const active = own.filter(({ tookPart }) => tookPart.has(schoolId))
  const now = inEveryLine(active, schoolId)
  if (now !== null && now.length === 0) return null
  const of = { schoolId, sure: own.length < 2 }
  if (own.length === 0) return { ...of, wants: 2, bare: true, parts: null, wake: [] }
  const waking = fewestToWake(schoolId, own)
  if (waking) return { ...of, wants: 0, bare: false, parts: [], wake: waking, sure: true }
  if (now !== null) return { ...of, wants: 1, bare: false, parts: now, wake: [] }
  const lines = own.map((one) => ({ id: one.network.id, parts: inEveryLine([woken(one)], schoolId) })).filter(({ parts }) => parts !== null).sort((a, b) => a.parts!.length - b.parts!.length || a.id - b.id)
  const [best] = lines
  return best ? { ...of, wants: 1, bare: false, parts: best.parts, wake: [best.id] } : { ...of, wants: 2, bare: active.length === 0, parts: null, wake: [], sure: false }
}

/** The fewest of its own that leave no thread when all their schools take part; null where not even all of them do. */
function fewestToWake(schoolId: number, own: LiveCollaboration[]): number[] | null {
  const steadyWith = (chosen: readonly LiveCollaboration[]): boolean =>
    inEveryLine(own.flatMap((one) => (chosen.includes(one) ? [woken(one)] : one.tookPart.has(schoolId) ? [one] : [])), schoolId)?.length === 0
  for (let count = 1; count <= Math.min(2, own.length); count += 1) {
    for (const chosen of count === 1 ? own.map((one) => [one]) : own.flatMap((one, at) => own.slice(at + 1).map((other) => [one, other]))) {
      if (steadyWith(chosen)) return chosen.map(({ network }) => network.id)
    }
  }
  return own.length > 2 && steadyWith(own) ? own.map(({ network }) => network.id) : null
}
