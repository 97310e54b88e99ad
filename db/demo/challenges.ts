/** Who challenges whom in each partnership of the demo: mostly in turn, with schools that nobody has asked yet and one cosy pair. */
import { openSchools, septemberAgo, type DemoSchool, type Draft } from './draft.ts'
import { add } from './rows.ts'

/** A school is challenged by the one so many places on. */
const TURN = 3
/** Every so manieth school has nobody. */
const LEFT_OUT = 6

const CONFLICT_KINDS: ReadonlySet<string> = new Set(['federation', 'multi-academy-trust', 'foundation-trust', 'co-operative-trust', 'umbrella-trust', 'single-academy-trust'])

/** The legal groups a school has ever been in. */
function groupsOf({ rows }: Draft, school: DemoSchool): Set<number> {
  const kinds = new Map(rows.networks.map(({ id, kind }) => [id, kind]))
  return new Set(rows.memberships.filter((row) => row.schoolId === school.id && CONFLICT_KINDS.has(kinds.get(row.networkId)!)).map(({ networkId }) => networkId))
}

function addRing(draft: Draft, schools: DemoSchool[]): void {
  const challenge = (school: DemoSchool, challenger: DemoSchool, kind: string, yearsAgo: number): void =>
    void add(draft.rows, 'challenges', { schoolId: school.id, challengerSchoolId: challenger.id, challengerPersonId: null, kind, from: septemberAgo(draft.today, yearsAgo), to: null })
  schools.forEach((school, at) => {
    const challenger = schools[(at + TURN) % schools.length]!
    if (at % LEFT_OUT === LEFT_OUT - 1 || challenger.id === school.id || [...groupsOf(draft, school)].some((id) => groupsOf(draft, challenger).has(id))) return
    challenge(school, challenger, at % 3 === 0 ? 'challenge-partner' : 'peer-review', at % 2)
    if (at === 1) challenge(challenger, school, 'peer-review', 0)
  })
}

/** Adds the challenges of every partnership. */
export function addChallenges(draft: Draft): void {
  for (const network of draft.rows.networks.filter(({ kind }) => kind === 'improvement-partnership')) {
    const members = new Set(draft.rows.memberships.filter((row) => row.networkId === network.id && row.schoolId !== null).map(({ schoolId }) => schoolId))
    addRing(draft, openSchools(draft).filter(({ id }) => members.has(id)).sort((a, b) => a.id - b.id))
  }
}
