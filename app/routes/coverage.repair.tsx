import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '../../graph/dates/day.ts'
import { AsOfForm, AsOfProblem } from '../components/as-of.tsx'
import { MembershipsTable, SessionsTable, Shortfalls, UnderWayTable } from '../components/repair.tsx'
import { Anchor, BackLink, Done, Figures, Heading, Inset, Lines, Section, titled, wordOf } from '../components/page.tsx'
import { coverageAsked, keyOfArea } from '../lists/coverage.ts'
import { repairListed } from '../lists/repair.ts'
import { addressWith, readQuery } from '../listing.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `What would cover ${data.area.name}` : 'What would cover everybody', 'Coverage')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const query = readQuery(request)
  const asked = coverageAsked(context, viewer, query)
  if (!asked) throw notFound()
  const { area, asOf } = asked
  const address = addressWith(query, {})
  return {
    area, asOf, done: query.text('done'), keep: { area: keyOfArea(area) }, back: address.replace('/repair', ''), csv: address.replace('/repair', '/repair/csv'), 
    day: formatDay(asOf.day), on: asOf.day === context.today ? '' : `?on=${asOf.day}`, ...repairListed(context, viewer, asked),
  }
}

export default function CoverageRepair() {
  const { area, asOf, keep, back, csv, day, on, done, gaps, memberships, sessions, shortfalls, underWay, proven } = useLoaderData<typeof loader>()
  const without = shortfalls.reduce((sum, one) => sum + one.without.length, 0)
  return (
    <>
      <BackLink href={back}>Back to coverage</BackLink>
      <AsOfProblem asOf={asOf} />
      <Done>{wordOf(DONE, done)}</Done>
      <Heading caption={area.name}>What would cover everybody</Heading>
      {gaps === 0 ? <Lines>Every school you may look at was active in a collaboration on {day}. There is nothing to repair.</Lines> : (
        <>
          <Lines>
            The smallest set of new memberships and of things to do together, so that every school is active in a collaboration, as of {day}. It is a suggestion for conversations:
            a school belongs to a collaboration when both of them want it.
          </Lines>
          <Figures figures={[
            { value: memberships.length, words: 'new memberships, one for each school in none' },
            { value: sessions.length, words: 'collaborations that could do something with their schools on paper' },
            { value: without, tone: 'stop', words: 'schools that no living collaboration can take in' },
          ]} />
          <p className="govuk-body al-actions"><Anchor href={csv}>Download this as a spreadsheet (CSV)</Anchor></p>
          <Inset>{proven ? PROVEN : UNPROVEN}</Inset>
          <Section title="New memberships">
            <Lines>Each school needs one of its own. Together they are as near to ideal as can be within the room the collaborations have: what is not distance counts as so many kilometres.</Lines>
            <MembershipsTable caption={`Memberships to propose, as of ${day}`} rows={memberships} on={on} />
          </Section>
          <Section title="Under way">
            <Lines>Who asks which collaboration, and what was said. A pair that was declined is no longer proposed.</Lines>
            <UnderWayTable caption={`Noted by ${day}`} rows={underWay} on={on} />
          </Section>
          <Section title="Something to do together">
            <Lines>Schools on paper only belong already. These are the fewest collaborations that would have to do something with them.</Lines>
            <SessionsTable caption={`Collaborations to wake, as of ${day}`} rows={sessions} on={on} />
          </Section>
          <Section title="Schools that nothing covers">
            <Shortfalls rows={shortfalls} on={on} />
          </Section>
        </>
      )}
      <AsOfForm asOf={asOf} keep={keep} />
    </>
  )
}

const DONE: Record<string, string> = {
  noted: 'It is noted that you will ask. You find it on Home until you say what came of it.', declined: 'It is noted that one side declined. The set below is worked out without it.', 'given-up': 'You have given it up. Somebody else can take it on.',
}
const PROVEN = 'Proven: no smaller set covers as many schools, and none of the same size is nearer in sum. The proof was checked apart from the search that found the set.'
const UNPROVEN = 'This is a good set, but the search was stopped before it could prove that no smaller one exists.'
