/** An Improvement Partnership as its board's page, its list and its file all show it. */
import { loadFramework } from '../../db/categories.ts'
import { listCoverageAreas } from '../../db/coverage-areas.ts'
import { findNetwork } from '../../db/network-members.ts'
import { listMovements } from '../../db/network-work.ts'
import { loadBoardArea, type BoardArea, type BoardRow, type Partnership } from '../../db/partnerships.ts'
import { CLAIM_WORDS, schoolsWhere, type ClaimWord } from '../../graph/boards/duties.ts'
import { fundOn } from '../../graph/network/fund.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import type { AppContext, SignedIn } from '../context.ts'
import { oneOf, type Query } from '../listing.ts'
import { notFound, permitPage } from '../viewer.ts'

/** The partnerships the viewer may look at: those of their boards, or of their authority. */
export function partnershipsOf({ db, today }: AppContext, viewer: SignedIn): Partnership[] {
  permitPage(viewer, 'coverage.read')
  return listCoverageAreas(db, viewer, { day: today }).filter((area): area is Partnership => area.kind === 'partnership')
}

/** The partnership with its schools; one that is not theirs is not found. */
export function partnershipFor(context: AppContext, viewer: SignedIn, id: number): BoardArea & { area: Partnership } {
  const area = partnershipsOf(context, viewer).find((one) => one.id === id)
  if (!area) throw notFound()
  return { area, ...loadBoardArea(context.db, viewer, { area, framework: loadFramework(context.db) }) }
}

/** The schools behind a figure; all of them where none, or a word we do not know, was asked for. */
export function schoolsShown(rows: BoardRow[], query: Query): { claim: ClaimWord | undefined; shown: BoardRow[] } {
  const claim = oneOf(CLAIM_WORDS, query.text('show'))
  return { claim, shown: claim === undefined ? rows : schoolsWhere(rows, claim) }
}

export type Seat = { id: number; name: string; roles: string[] }

/** The county's partnerships it is part of, and who of its board sits there. */
export function voiceOf({ db, today }: AppContext, viewer: SignedIn, { id }: Partnership): { id: number; name: string; seats: Seat[] }[] {
  const own = findNetwork(db, viewer, { id, day: today })
  const board = new Set(own?.members.filter(({ party }) => party === 'person').map((member) => member.id))
  return (own?.links ?? []).filter(({ relation }) => relation === 'contained').flatMap((link) => {
    const over = findNetwork(db, viewer, { id: link.id, day: today })
    if (over?.kind !== 'education-partnership') return []
    const seated = over.members.filter((member) => member.party === 'person' && board.has(member.id))
    const seats = [...Map.groupBy(seated, (member) => member.id)].map(([person, held]) => ({ id: person, name: held[0]!.name, roles: held.map(({ role }) => nameOfCode(role)) }))
    return [{ id: over.id, name: over.name, seats }]
  })
}

/** What the partnership's own fund has been given and has used; null where it has none. */
export function fundOf({ db, today }: AppContext, { id }: Partnership): { allocated: number; used: number; left: number } | null {
  const movements = listMovements(db, { networkId: id })
  return movements.length === 0 ? null : fundOn(movements, today)
}
