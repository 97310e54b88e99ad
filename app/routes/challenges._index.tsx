import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '../../graph/dates/day.ts'
import { mayEver } from '../../graph/permissions/can.ts'
import { keepDay } from '../as-of.ts'
import { AsOfProblem } from '../components/as-of.tsx'
import { ChallengeTable } from '../components/challenge-table.tsx'
import { Button, DateField, Select } from '../components/fields.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { Anchor, Done, Figures, Heading, Lines, Section, titled, wordOf } from '../components/page.tsx'
import { challengesListed } from '../lists/challenges.ts'
import { coverageAsked, keyOfArea, nameOfArea } from '../lists/coverage.ts'
import { addressWith, readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Who challenges whom in ${data.area.name}` : 'Who challenges whom', 'Coverage')

const DONE: Record<string, string> = { recorded: 'The challenge is recorded.', ended: 'The challenge has its last day.' }
const FILTERS = [{ value: 'missing', text: 'Nobody from outside' }, { value: 'cosy', text: 'In a cosy pair' }, { value: 'conflict', text: 'With a conflict of interest' }]

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const query = readQuery(request)
  const asked = coverageAsked(context, viewer, query)
  if (!asked) return null
  const { area, areas, asOf } = asked
  const address = (changes: Record<string, string>) => addressWith(query, { ...keepDay(asOf.day, context.today), ...changes })
  return {
    area, areas: areas.map((one) => ({ value: keyOfArea(one), text: nameOfArea(one) })), areaKey: keyOfArea(area), asOf, day: formatDay(asOf.day), on: asOf.day === context.today ? '' : `?on=${asOf.day}`,
    done: query.text('done'), mayRecord: mayEver(viewer.actor, 'challenge.record'),
    address: { csv: address({}).replace('/challenges', '/challenges/csv'), missing: address({ state: 'missing' }), cosy: address({ state: 'cosy' }), conflict: address({ state: 'conflict' }), all: address({ state: '' }) },
    ...challengesListed(context, viewer, asked, query),
  }
}

export default function Challenges() {
  const data = useLoaderData<typeof loader>()
  if (!data) {
    return (
      <>
        <Heading>Who challenges whom</Heading>
        <Lines>You are not on the board of a partnership, and no authority is yours to look after. Ask the administrator of this service if that is wrong.</Lines>
      </>
    )
  }
  const { area, areas, areaKey, asOf, day, on, done, mayRecord, address, rows, filter, total, counts, months, leftOut, proven } = data
  return (
    <>
      <AsOfProblem asOf={asOf} />
      <Done>{wordOf(DONE, done)}</Done>
      <Heading caption={area.name}>Who challenges whom</Heading>
      <Lines>On {day}, counting challenge that went on in the {months} months before. Every school should be challenged by somebody from outside: no trust, governor, post or declared interest in common.</Lines>
      <Figures figures={[
        { value: counts.challenged, words: <Anchor href={address.all}>challenged from outside</Anchor> },
        { value: counts.missing, tone: 'stop', words: <Anchor href={address.missing}>challenged by nobody from outside</Anchor> },
        { value: counts.cosy, tone: 'warn', words: <Anchor href={address.cosy}>in a cosy pair: each challenges the other</Anchor> },
        { value: counts.conflict, tone: 'warn', words: <Anchor href={address.conflict}>with a challenger who has a conflict of interest</Anchor> },
      ]} />
      <form className="al-filter" method="get" role="search" aria-label="What to show">
        {areas.length > 1 ? <Select form={undefined} name="area" label="Authority, partnership, diocese or trust" value={areaKey} options={areas} /> : null}
        <Select form={undefined} name="state" label="Schools" value={filter} blank="All of them" options={FILTERS} />
        <DateField form={asOf.form} name="on" label="As they were on" value={asOf.day} />
        <Button>Show</Button>
      </form>
      <LeftOut names={leftOut.map(({ name }) => name)} />
      <p className="govuk-body al-actions">
        {mayRecord ? <><Anchor href="/challenges/new">Record a challenge</Anchor> <span aria-hidden="true">·</span> </> : null}
        <Anchor href={address.csv}>Download this as a spreadsheet (CSV)</Anchor>
      </p>
      <Section title="Schools">
        {counts.missing > 0 ? <Lines>A school without challenge is shown who could give it: near, without conflict or cosy pair, no school asked for more than two{proven ? ', and the least travel for all of them together (proven)' : ''}.</Lines> : null}
        <ChallengeTable caption={`${rows.length} of ${total} schools on ${day}`} rows={rows} on={on} mayRecord={mayRecord} />
      </Section>
    </>
  )
}
