import type { steadyListed } from '../lists/repair.ts'
import { Figures, Inset, Lines, Section } from './page.tsx'
import { MembershipsTable, SessionsTable, UnderWay } from './repair.tsx'

/** What would leave nobody hanging by one thread: the stronger target of the repair. */
export function Steady({ found: { memberships, sessions, unsteady, underWay, proven, atMostFewer }, day, on, here }: { found: ReturnType<typeof steadyListed>; day: string; on: string; here: string }) {
  const left = unsteady.reduce((sum, { schools }) => sum + schools.length, 0)
  if (memberships.length + sessions.length + left === 0) return <Lines>No school you may look at was without company or hung by one thread on {day}.</Lines>
  return (
    <>
      <Lines>
        The smallest set of new memberships after which no school is cut off when one collaboration, one school or one person leaves, as of {day}. Whoever joins has to take part. It is a
        suggestion for conversations, as before.
      </Lines>
      <Figures figures={[
        { value: memberships.length, words: 'new memberships' },
        { value: sessions.length, words: 'collaborations that would have to do something with all their schools' },
        { value: left, tone: 'stop', words: `${left === 1 ? 'school' : 'schools'} that would still hang by one thread, or be alone` },
      ]} />
      <Inset>{proven ? PROVEN : atMostFewer > 0 ? bounded(atMostFewer) : UNPROVEN}</Inset>
      <Section title="New memberships">
        <Lines>A school in one collaboration needs another; a school in none needs two. Together they are as near to ideal as can be within the room the collaborations have.</Lines>
        <MembershipsTable caption={`Memberships to propose, as of ${day}`} rows={memberships} on={on} target="threads" />
      </Section>
      <UnderWay day={day} rows={underWay} on={on} />
      <Section title="Something to do together">
        <Lines>These schools belong to enough collaborations and do not take part in enough of them.</Lines>
        <SessionsTable caption={`Collaborations that do something with all their schools, as of ${day}`} rows={sessions} on={on} here={here} />
      </Section>
      {unsteady.length > 0 ? (
        <Section title="Schools that no set of memberships helps">
          <Lines>A collaboration can be joined once some of its schools have done something together: record that, and more of these schools find a place.</Lines>
          {unsteady.map(({ because, schools }) => <Lines key={because}>{because} {schools.map(({ name }) => name).join(', ')}.</Lines>)}
        </Section>
      ) : null}
    </>
  )
}

const PROVEN = 'Proven: no smaller set does as much, and none of the same size is nearer in sum. The proof was checked apart from the search that found the set.'
const UNPROVEN = 'This is a good set, but it is not proven to be the best: collaborations in which too few took part were passed over, and could have helped.'
const bounded = (most: number): string => `Proven to within ${most}: at most ${most === 1 ? 'one membership' : `${most} memberships`} could be spared, because schools that others join would be helped by that too.`
