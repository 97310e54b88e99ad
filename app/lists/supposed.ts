/** What would follow from supposed changes, as the page tells it: names, links, and only what this viewer may read. */
import { listAgreements } from '../../db/agreements.ts'
import { listWholeProposals } from '../../db/proposals.ts'
import { IN_HAND } from '../../graph/brokering/lifecycle.ts'
import { areaName } from '../../graph/categories/areas.ts'
import type { Thread } from '../../graph/coverage/model.ts'
import { whatIf, type WhatIf } from '../../graph/coverage/what-if.ts'
import { whatIfPictures } from '../../graph/coverage/what-if-picture.ts'
import type { PairConflict } from '../../graph/coverage/what-if-conflicts.ts'
import type { Running } from '../../graph/coverage/what-if-support.ts'
import type { AppContext, SignedIn } from '../context.ts'
import type { WhatIfAsking } from '../what-if.ts'

/** More rows than this are counted, and not listed. */
const MOST_ROWS = 200

type SupportRow = Running & { href: string; area: string; school: string; supporter: string }

/** Proposals in hand and agreements under way that the viewer may read whole. */
function runningFor({ db }: AppContext, viewer: SignedIn): SupportRow[] {
  const agreements = listAgreements(db, { viewer, states: ['active', 'paused'] }).map((row): SupportRow => ({
    kind: 'agreement', id: row.id, schoolId: row.school.id, supporterSchoolId: row.supporter.schoolId, personId: row.supporter.personId,
    href: `/agreements/${row.id}`, area: areaName(row.areaCode), school: row.school.name, supporter: supporterOf(row.supporter),
  }))
  const proposals = listWholeProposals(db, { viewer, states: IN_HAND }).map((row): SupportRow => ({
    kind: 'proposal', id: row.id, schoolId: row.school.id, supporterSchoolId: row.supporter.schoolId, personId: row.supporter.personId,
    href: `/proposals/${row.id}`, area: areaName(row.need.areaCode), school: row.school.name, supporter: supporterOf(row.supporter),
  }))
  return [...agreements, ...proposals]
}

const supporterOf = ({ schoolName, leaderName }: { schoolName: string; leaderName: string | null }): string => (leaderName === null ? schoolName : `${leaderName}, ${schoolName}`)

/** The answer; null while nothing is supposed. */
export function whatIfTold(context: AppContext, viewer: SignedIn, asking: WhatIfAsking) {
  const { facts, changes, schools, months, asOf } = asking
  if (changes.length === 0) return null
  const running = runningFor(context, viewer)
  const schoolIds = schools.map(({ id }) => id)
  const told = whatIf(facts, { changes: changes.map(({ change }) => change), on: asOf.day, months, schoolIds, running })
  if ('refusal' in told) return told
  const named = new Map(schools.map(({ id, name, urn }) => [id, { name, urn }]))
  const support = new Map(running.map((row) => [`${row.kind}:${row.id}`, row]))
  const pictures = whatIfPictures(facts, told, { on: asOf.day, months, schoolIds: new Set(schoolIds) })
  return {
    said: told.said, counts: told.counts, weakened: told.weakened,
    moved: told.moved.map((row) => ({ ...row, school: named.get(row.schoolId)!, lost: lostBy(told, row.schoolId) })),
    begun: told.threadsBegun.map((row) => hanging(row, named)), ended: told.threadsEnded.map((row) => hanging(row, named)),
    conflicts: { begun: pairs(told.conflicts.begun, named, facts), ended: pairs(told.conflicts.ended, named, facts) },
    touched: told.touched.map((row) => ({ ...support.get(`${row.kind}:${row.id}`)!, because: row.because })),
    pictures: pictures === null ? null : { before: drawn(pictures.before, told.before, named), after: drawn(pictures.after, told.after, named) },
  }
}

type Named = Map<number, { name: string; urn: number }>

/** What the school belongs to now and would not then, and the other way round. */
function lostBy({ before, after }: WhatIf, schoolId: number): { out: string[]; into: string[] } {
  const networksOf = (rows: WhatIf['before']) => new Map(rows.find((row) => row.schoolId === schoolId)?.networks.map((row) => [row.networkId, row.networkName]) ?? [])
  const [was, is] = [networksOf(before), networksOf(after)]
  return { out: [...was].flatMap(([id, name]) => (is.has(id) ? [] : [name])), into: [...is].flatMap(([id, name]) => (was.has(id) ? [] : [name])) }
}

const hanging = ({ schoolId, threads }: { schoolId: number; threads: Thread[] }, named: Named) => ({ school: named.get(schoolId)!, because: threads.map(({ because }) => because) })

function pairs(rows: PairConflict[], named: Named, facts: WhatIfAsking['facts']) {
  const networks = new Map(facts.networks.map(({ id, name }) => [id, name]))
  const listed = rows.slice(0, MOST_ROWS).map(({ schoolId, otherId, by }) => ({
    school: named.get(schoolId)!, other: named.get(otherId)!, by: by === null ? 'The same person leads or governs both' : (networks.get(by) ?? ''),
  }))
  return { rows: listed, total: rows.length }
}

/** The marks of a picture with their states; numbers are the same in both. */
function drawn(picture: NonNullable<ReturnType<typeof whatIfPictures>>['before'], rows: WhatIf['before'], named: Named) {
  const covered = new Map(rows.map((row) => [row.schoolId, row]))
  return {
    picture,
    schools: picture.schools.flatMap(({ id }) => {
      const [row, school] = [covered.get(id), named.get(id)]
      return row && school ? [{ id, ...school, state: row.coverage, hangs: row.threads.length > 0 }] : []
    }),
    networks: picture.networks.map(({ id, name }) => ({ id, name })),
  }
}
