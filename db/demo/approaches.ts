/** Who asks which collaboration for a school in none: one under way, one declined, one agreed and not yet recorded. */
import { addDays } from '../../graph/dates/day.ts'
import { CAST } from './cast.ts'
import { schoolNamed, type Draft } from './draft.ts'
import { networkNamed } from './networks.ts'
import { add, type Rows } from './rows.ts'

type Approach = Rows['approaches'][number]

/** Adds the approaches; the accounts are there. */
export function addApproaches(draft: Draft): void {
  const { today, rows, officers: { broker } } = draft
  const chair = CAST.find(({ seats }) => seats.some((seat) => seat.role === 'partnership-chair' && 'network' in seat && seat.network === 'Coast Improvement Partnership'))!
  const chairsAccount = rows.accounts.find(({ name }) => name === chair.name)!.id
  const note = (school: string, network: string, by: number, daysAgo: number, ended: Partial<Approach> = {}) =>
    add(rows, 'approaches', {
      schoolId: schoolNamed(draft, school).id, networkId: networkNamed(draft, network).id, by, notedOn: addDays(today, -daysAgo), dueOn: addDays(today, 14 - daysAgo), ...ended,
      ...(ended.outcome ? { endedOn: addDays(today, 3 - daysAgo), endedBy: by } : {}),
    })
  note('Withernholm Church of England Primary School', 'Tidewick Bay Learning Community', chairsAccount, 4)
  note('Ravenholt First School', 'Southern Dales Cluster', broker, 30, { outcome: 'declined', reason: 'The cluster wants to settle its plan for mathematics before it takes anybody in.' })
  note('Thornwath Primary School', 'Skell Dale Collaborative', broker, 10, { outcome: 'agreed' })
}
