/** Two years of what networks did together, by kind, with who took part: the evidence of coverage. */
import { addDays } from '../../graph/dates/day.ts'
import type { Chance } from './chance.ts'
import { schoolDayUntil, type Draft } from './draft.ts'
import { strandOf } from './leaders.ts'
import { IN_NONE } from './network-list.ts'
import { add, type Rows } from './rows.ts'

type NetworkRow = Rows['networks'][number]

/** Members that have taken no part in anything for more than a year: in a collaboration on paper only. */
const ON_PAPER = [
  'Samphire Primary School', 'Oxmarsh Church of England Primary School', 'Lammas Field Primary School', 'Sluice Bridge Primary School', 'Fennicote Primary School',
  'Tollgate Lane Primary School', 'Puddlers Green Primary School', 'Oystercatcher Primary School', 'Kittiwake Primary School', 'Sandwath Primary School',
  'Hexmoor Middle School', 'Eelgrass School', 'Harrowgill First School', 'Lead Lane First School',
]

/** Kinds of network that do things together, and how often in a term. */
const BUSY: Record<string, number> = {
  'learning-community': 2, 'hub-and-spoke': 2, 'teaching-school-hub': 2, 'partnership-agreement': 1.4, 'multi-academy-trust': 1, federation: 1, 'co-operative-trust': 0.6,
  'foundation-trust': 0.5, 'umbrella-trust': 0.4, 'leadership-academy': 1,
}

/** What fits any schools, younger ones, older ones. */
const TITLES: Record<string, Record<'any' | 'early' | 'later', string[]>> = {
  'joint-practice-development': {
    any: ['Improving questioning: three teachers, three schools', 'Writing across the curriculum, tried and revised', 'Watching one another teach mixed-ability classes'],
    early: ['Planning a mathematics lesson together and watching it taught', 'Teaching early reading in each other’s classes'],
    later: ['Retrieval practice in science, tested in two departments', 'Modelling extended answers in humanities'],
  },
  'peer-review': {
    any: ['Peer review of provision for special needs', 'Peer review of attendance work', 'Peer review of middle leadership'],
    early: ['Peer review of reading', 'A day’s review of the early years'],
    later: ['Peer review of behaviour in lessons', 'Review of key stage 3 in two subjects'],
  },
  visit: {
    any: ['Learning walk with subject leaders', 'Visit to see routines at the start of the day', 'Governors’ visit to a partner school', 'Visit to see support for autistic pupils'],
    early: ['Visit to see an outdoor classroom'],
    later: ['Visit to see a careers programme'],
  },
  'shared-cpd': {
    any: ['Training day on adaptive teaching', 'Twilight on autism and language', 'Safeguarding update for designated leads', 'Middle leaders’ programme: leading a team'],
    early: ['Moderation of writing', 'Training for phonics tutors'],
    later: ['Moderation of coursework', 'Training on vocabulary in science'],
  },
  'shared-project': {
    any: ['Shared orchestra and concert', 'Marsh-to-sea fieldwork', 'County story festival'],
    early: ['Summer transition project', 'A walking bus for three schools'],
    later: ['One reading list for year 6 and year 7', 'Debating competition'],
  },
}
const KINDS = Object.keys(TITLES)

function titleFor(draft: Draft, kind: string, schoolIds: number[], chance: Chance): string {
  const strands = new Set(schoolIds.map((id) => strandOf(draft.rows.schools[id - 1]!.phase)))
  const age = strands.size > 1 || strands.has('special') ? null : strands.has('primary') ? 'early' : 'later'
  return chance.pick([...TITLES[kind]!.any, ...(age ? TITLES[kind]![age] : [])])
}

/** Two years back to a week ago, evenly, jittered, on school days. */
function daysFor(draft: Draft, network: NetworkRow, chance: Chance): string[] {
  const events = Math.max(2, Math.round(BUSY[network.kind]! * 6))
  const days = Array.from({ length: events }, (_, index) => schoolDayUntil(addDays(draft.today, -8 - Math.round((index + chance.next()) * (712 / events)))))
  return days.filter((day) => (!network.from || day >= network.from) && (!network.to || day <= network.to)).sort()
}

/** Schools that belong to it on the day, themselves or through their head. */
function schoolsOn(draft: Draft, network: NetworkRow, day: string): number[] {
  const ids = draft.rows.memberships
    .filter((row) => row.networkId === network.id && (!row.from || row.from <= day) && (!row.to || row.to >= day))
    .flatMap((row) => (row.schoolId ? [row.schoolId] : [...draft.headOf].filter(([, head]) => head === row.personId && ['member', 'co-leader'].includes(row.role!)).map(([id]) => id)))
  const lead = network.leadSchoolId ? [network.leadSchoolId] : []
  const opened = (id: number) => draft.rows.schools[id - 1]!.openedOn! <= day
  return [...new Set([...ids, ...lead])].filter(opened).sort((a, b) => a - b)
}

const nameOf = (draft: Draft, id: number): string => draft.rows.schools[id - 1]!.name

function addActivity(draft: Draft, network: NetworkRow, on: string, takesPart: (id: number) => boolean, chance: Chance): void {
  const asleep = (id: number) => on > addDays(draft.today, -400) && [...ON_PAPER, ...IN_NONE].includes(nameOf(draft, id))
  const ids = schoolsOn(draft, network, on).filter((id) => !asleep(id) && takesPart(id))
  if (ids.length < 2) return
  const kind = chance.pick(KINDS)
  const activity = add(draft.rows, 'activities', { networkId: network.id, kind, title: titleFor(draft, kind, ids, chance), on })
  for (const schoolId of ids) add(draft.rows, 'activityParticipants', { activityId: activity.id, schoolId })
}

/** Most take part most of the time; at the latest meeting all who are awake are there, so that only sleepers are on paper. */
export function addActivities(draft: Draft): void {
  const chance = draft.chance('activities')
  for (const network of draft.rows.networks.filter(({ kind }) => kind in BUSY)) {
    const days = daysFor(draft, network, chance)
    const keen = chance.between(50, 90) / 100
    for (const day of days) addActivity(draft, network, day, () => day === days.at(-1) || chance.likely(keen), chance)
  }
}

/** Who recorded what: the head with an account whose school took part, else the broker. The accounts are there. */
export function addRecorders({ rows }: Draft): void {
  const heads = new Map(rows.grants.flatMap(({ role, schoolId, accountId }) => (role === 'head' && schoolId ? [[schoolId, accountId] as const] : [])))
  const broker = rows.grants.find(({ role }) => role === 'broker')!.accountId
  const own = new Map(rows.activityParticipants.flatMap(({ activityId, schoolId }) => (heads.has(schoolId) ? [[activityId, schoolId] as const] : [])))
  for (const row of rows.activities) {
    const schoolId = own.get(row.id)
    row.recordedBy = schoolId === undefined ? broker : heads.get(schoolId)!
    row.recordedAs = schoolId === undefined ? 'Officer of the authority' : `Headteacher of ${rows.schools[schoolId - 1]!.name}`
  }
}
