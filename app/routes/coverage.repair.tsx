import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '../../graph/dates/day.ts'
import { backHere } from '../back.ts'
import { FILE_RECORDED } from '../components/activity-file.tsx'
import { AsOfForm, AsOfProblem } from '../components/as-of.tsx'
import { MembershipsTable, SessionsTable, Shortfalls, UnderWay } from '../components/repair.tsx'
import { Anchor, BackLink, Done, Figures, Heading, Inset, Lines, Section, titled, wordOf } from '../components/page.tsx'
import { Steady } from '../components/steady.tsx'
import { coverageAsked, keyOfArea } from '../lists/coverage.ts'
import { repairListed, steadyListed } from '../lists/repair.ts'
import { addressWith, oneOf, readQuery } from '../listing.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'
import { mayEver } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `${TITLES[data.target]}: ${data.area.name}` : TITLES.cover, 'Coverage')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const query = readQuery(request)
  const asked = coverageAsked(context, viewer, query)
  if (!asked) throw notFound()
  const { area, asOf } = asked
  const target = oneOf(TARGETS, query.text('target')) ?? 'cover'
  const address = (to: string) => addressWith(query, { target: to })
  return {
    area, asOf, target, mayManage: mayEver(viewer.actor, 'network.manage'), done: query.text('done'), keep: { area: keyOfArea(area), target }, back: address('').replace('/repair', ''), csv: address(target === 'threads' ? target : '').replace('/repair', '/repair/csv'), cover: address(''), threads: address('threads'),
    here: backHere(query), records: mayEver(viewer.actor, 'activity.record'), day: formatDay(asOf.day), on: asOf.day === context.today ? '' : `?on=${asOf.day}`,
    covering: target === 'cover' ? repairListed(context, viewer, asked) : null, steady: target === 'threads' ? steadyListed(context, viewer, asked) : null,
  }
}

const TARGETS = ['cover', 'threads'] as const
const TITLES = { cover: 'What would cover everybody', threads: 'What would leave nobody hanging by one thread' } as const

export default function CoverageRepair() {
  const { area, asOf, keep, target, back, csv, cover, threads, day, on, here, records, done, covering, steady, mayManage } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={back}>Back to coverage</BackLink>
      <AsOfProblem asOf={asOf} />
      <Done>{doneWords(done, (covering ?? steady)!.sessions.length)}</Done>
      <Heading caption={area.name}>{TITLES[target]}</Heading>
      <p className="govuk-body al-actions">
        {target === 'cover' ? <Anchor href={threads}>{TITLES.threads}</Anchor> : <Anchor href={cover}>{TITLES.cover}</Anchor>}
        {(covering && covering.gaps > 0) || (steady && steady.memberships.length + steady.sessions.length + steady.unsteady.length > 0) ? <Anchor href={csv}>Download this as a spreadsheet (CSV)</Anchor> : null}
        {records ? <Anchor href={`/coverage/activities?${here}`}>Record what many collaborations did, from one file</Anchor> : null}
      </p>
      {covering ? <Covering found={covering} day={day} on={on} here={here} mayManage={mayManage} /> : null}
      {steady ? <Steady found={steady} day={day} on={on} here={here} /> : null}
      <AsOfForm asOf={asOf} keep={keep} />
    </>
  )
}

function Covering({ found: { gaps, memberships, sessions, shortfalls, underWay, proven }, day, on, here, mayManage }: { found: ReturnType<typeof repairListed>; day: string; on: string; here: string; mayManage: boolean }) {
  if (gaps === 0) return <Lines>Every school you may look at was active in a collaboration on {day}. There is nothing to repair.</Lines>
  const without = shortfalls.reduce((sum, one) => sum + one.without.length, 0)
  return (
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
      <Inset>{proven ? PROVEN : UNPROVEN}</Inset>
      {without > 0 && mayManage ? <Lines>To begin collaborations for many schools at once, <Anchor href="/networks/templates">start from a template</Anchor>.</Lines> : null}
      <Section title="New memberships">
        <Lines>Each school needs one of its own. Together they are as near to ideal as can be within the room the collaborations have: what is not distance counts as so many kilometres.</Lines>
        <MembershipsTable caption={`Memberships to propose, as of ${day}`} rows={memberships} on={on} />
      </Section>
      <UnderWay day={day} rows={underWay} on={on} />
      <Section title="Something to do together">
        <Lines>Schools on paper only belong already. These are the fewest collaborations that would have to do something with them.</Lines>
        <SessionsTable caption={`Collaborations to wake, as of ${day}`} rows={sessions} on={on} here={here} />
      </Section>
      <Section title="Schools that nothing covers">
        <Shortfalls rows={shortfalls} on={on} />
      </Section>
    </>
  )
}

const DONE: Record<string, string> = {
  noted: 'It is noted that you will ask. You find it on Home, and below under “Under way”, until you say what came of it.',
  'activity-recorded': 'What it did is recorded.',
  ...FILE_RECORDED,
}
const leftIn = (count: number): string => (count === 0 ? ' No collaboration is left that has something to do.' : ` ${count} ${count === 1 ? 'collaboration is' : 'collaborations are'} left that could do something.`)
/** What was done; where it was recorded, with how much is left. */
function doneWords(done: string, left: number): string | null {
  const words = wordOf(DONE, done)
  return words === null || done === 'noted' ? words : words + leftIn(left)
}
const PROVEN = 'Proven: no smaller set covers as many schools, and none of the same size is nearer in sum. The proof was checked apart from the search that found the set.'
const UNPROVEN = 'This is a good set, but the search was stopped before it could prove that no smaller one exists.'
