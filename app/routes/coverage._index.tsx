import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '../../graph/dates/day.ts'
import { keepDay } from '../as-of.ts'
import { mayEver } from '../../graph/permissions/can.ts'
import { backHere } from '../back.ts'
import { FILE_RECORDED } from '../components/activity-file.tsx'
import { AsOfProblem } from '../components/as-of.tsx'
import { CoverageTable, SupportTable } from '../components/coverage-tables.tsx'
import { Button, DateField, Select } from '../components/fields.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { NetworkPicture, PictureKey, type DrawnSchool } from '../components/network-picture.tsx'
import { Anchor, Done, Figures, Heading, Inset, Lines, Section, titled, wordOf } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { COVERAGE_FILTERS, COVERAGE_STATES, FILTER_WORDS } from '../coverage-words.ts'
import { addressWith, byText, readQuery, sortOf } from '../listing.ts'
import { coverageAsked, coverageListed, coverageSorting, kindOfArea, keyOfArea, nameOfArea, supportListed, type CoverageRow } from '../lists/coverage.ts'
import { lettersOf } from '../lists/picture.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Coverage of ${data.area.name}` : 'Coverage', 'Coverage')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const query = readQuery(request)
  const asked = coverageAsked(context, viewer, query)
  if (!asked) return null
  const { area, areas, asOf, filter } = asked
  const { rows, all, counts, months, beyond, leftOut, picture, repair } = coverageListed(context, viewer, asked, query)
  const support = supportListed(context, viewer, asked)
  const on = asOf.day === context.today ? '' : `?on=${asOf.day}`
  const shown = new Set(all.map(({ school }) => school.id))
  const address = (changes: Record<string, string>) => addressWith(query, { ...keepDay(asOf.day, context.today), ...changes })
  const sorting = coverageSorting(query)
  const sort = (key: 'school' | 'state' | 'last') => sortOf(query, sorting, key)
  return {
    area, sort: kindOfArea(area), beyond, gaps: { memberships: repair.memberships.length, sessions: repair.sessions.length, without: repair.shortfalls.reduce((sum, { without }) => sum + without.length, 0) },
    done: query.text('done'), record: mayEver(viewer.actor, 'activity.record') ? `/coverage/activities?${backHere(query)}` : null,
    areas: areas.map((one) => ({ value: keyOfArea(one), text: nameOfArea(one) })), areaKey: keyOfArea(area), asOf, filter: filter ?? '', day: formatDay(asOf.day), on,
    rows, total: all.length, counts, months, leftOut, support, picture,
    drawn: {
      schools: all.map((row) => drawnSchool(row, on)),
      networks: picture.networks.map((mark, index) => ({ ...mark, letter: lettersOf(index), href: `/networks/${mark.id}${on}` })),
      support: support.filter(({ supporterSchoolId, schoolId }) => shown.has(supporterSchoolId) && shown.has(schoolId)).map((row) => ({ from: row.supporterSchoolId, to: row.schoolId })),
    },
    alone: [...new Set(all.flatMap(({ networks }) => networks.filter(({ networkId }) => !picture.networks.some(({ id }) => id === networkId)).map(({ networkName }) => networkName)))].sort(byText),
    sorts: { school: sort('school'), state: sort('state'), last: sort('last') },
    address: {
      whatIf: `/what-if?area=${keyOfArea(area)}${on.replace('?', '&')}`,
      csv: address({}).replace('/coverage', '/coverage/csv'), certificate: address({ state: '' }).replace('/coverage', '/coverage/certificate'), map: `/map?area=${keyOfArea(area)}${on.replace('?', '&')}`, repair: address({ state: '' }).replace('/coverage', '/coverage/repair'), challenges: address({ state: '' }).replace('/coverage', '/challenges'), support: address({}).replace('/coverage', '/coverage/support/csv'),
      active: address({ state: 'active' }), paper: address({ state: 'on-paper-only' }), none: address({ state: 'none' }), thread: address({ state: 'thread' }),
    },
  }
}

/** What the repair would take, in short. */
const inWords = ({ memberships, sessions, without }: { memberships: number; sessions: number; without: number }): string => {
  const parts = [
    memberships > 0 ? `${memberships} new ${memberships === 1 ? 'membership' : 'memberships'}` : '',
    sessions > 0 ? `${sessions} ${sessions === 1 ? 'thing' : 'things'} to do together` : '',
    without > 0 ? `${without} ${without === 1 ? 'school' : 'schools'} that nothing covers` : '',
  ].filter(Boolean)
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`
}

const drawnSchool = ({ school, number, coverage, threads }: CoverageRow, on: string): DrawnSchool => ({
  id: school.id, number, name: school.name, href: `/schools/${school.urn}${on}`, state: coverage, hangs: threads.length > 0,
  words: `${COVERAGE_STATES[coverage].text}${threads.length > 0 ? ', by one thread' : ''}`,
})

export default function Coverage() {
  const data = useLoaderData<typeof loader>()
  if (!data) {
    return (
      <>
        <Heading>Coverage</Heading>
        <Lines>You are not on the board of a partnership, and no authority is yours to look after. Ask the administrator of this service if that is wrong.</Lines>
      </>
    )
  }
  const { done, record, area, sort, beyond, gaps, areas, areaKey, asOf, filter, day, on, rows, total, counts, months, leftOut, support, picture, drawn, alone, sorts, address } = data
  const joined = (networkId: number, active: boolean) => picture.spokes.filter((spoke) => spoke.networkId === networkId && (spoke.active || !active)).length
  return (
    <>
      <AsOfProblem asOf={asOf} />
      <Done>{wordOf(FILE_RECORDED, done)}</Done>
      <Heading caption={area.kind === 'authority' || area.kind === 'partnership' ? area.name : `${sort}: ${area.name}`}>Is any school left out?</Heading>
      <Lines>On {day}, counting what schools did together in the {months} months before. {total === 1 ? '1 school' : `${total} schools`} to look at.</Lines>
      <Figures
        figures={[
          { value: counts.active, words: <Anchor href={address.active}>active in a collaboration</Anchor> },
          { value: counts.thread, tone: 'warn', words: <Anchor href={address.thread}>of these, active by one thread</Anchor> },
          { value: counts['on-paper-only'], tone: 'warn', words: <Anchor href={address.paper}>on paper only</Anchor> },
          { value: counts.none, tone: 'stop', words: <Anchor href={address.none}>in no collaboration</Anchor> },
        ]}
      />
      <form className="al-filter" method="get" role="search" aria-label="What to show">
        {areas.length > 1 ? <Select form={undefined} name="area" label="Authority, partnership, diocese or trust" value={areaKey} options={areas} /> : null}
        <Select form={undefined} name="state" label="Schools" value={filter} blank="All of them" options={COVERAGE_FILTERS.map((value) => ({ value, text: FILTER_WORDS[value] }))} />
        <DateField form={asOf.form} name="on" label="As they were on" value={asOf.day} />
        <Button>Show</Button>
      </form>
      <LeftOut names={leftOut.map(({ name }) => name)} />
      {beyond > 0 ? <Inset>{beyond === 1 ? '1 school' : `${beyond} schools`} of {area.name} {beyond === 1 ? 'is' : 'are'} outside what you may look at, and not counted here.</Inset> : null}
      <ul className="govuk-list al-actions">
        <li><Anchor href={address.repair}>What would cover everybody</Anchor>{inWords(gaps)}</li>
        {record === null ? null : <li><Anchor href={record}>Record what many collaborations did, from one file</Anchor></li>}
        <li><Anchor href={address.certificate}>The certificate: the evidence for every school, to print</Anchor></li>
        <li><Anchor href={address.map}>The map</Anchor></li>
        <li><Anchor href={address.challenges}>Who challenges whom</Anchor></li>
      </ul>
      <nav aria-label="On this page">
        <ul className="govuk-list al-actions">
          <li><Anchor href="#schools">Schools</Anchor></li>
          <li><Anchor href="#network">The network</Anchor></li>
          <li><Anchor href="#support">Who supports whom</Anchor></li>
          <li><Anchor href={address.whatIf}>What if something changed?</Anchor></li>
        </ul>
      </nav>
      <Section id="schools" title="Schools">
        <CoverageTable caption={`${rows.length} of ${total} schools on ${day}`} rows={rows} sorts={sorts} on={on} />
        <p className="govuk-body al-actions"><Anchor href={address.csv}>Download these schools as a spreadsheet (CSV)</Anchor></p>
      </Section>
      <Section id="network" title="The network">
        <Lines>The numbers are those of the table above. The letters are those of the table below.</Lines>
        <PictureKey />
        <NetworkPicture title={`The network of ${area.name} on ${day}`} picture={picture} schools={drawn.schools} networks={drawn.networks} support={drawn.support} />
        {alone.length > 0 ? <Lines>Not drawn, because only one of these schools belongs to it: {alone.join(', ')}.</Lines> : null}
        <Table
          caption="Collaborations in the picture" tight rows={drawn.networks} rowKey={(row) => row.id} empty="No two of these schools share a collaboration."
          columns={[
            { key: 'letter', head: 'Letter', cell: (row) => row.letter },
            { key: 'name', head: 'Collaboration', header: true, cell: (row) => <Anchor href={row.href}>{row.name}</Anchor> },
            { key: 'schools', head: 'Of these schools', numeric: true, cell: (row) => joined(row.id, false) },
            { key: 'active', head: 'Took part', numeric: true, cell: (row) => joined(row.id, true) },
          ]}
        />
      </Section>
      <Section id="support" title="Who supports whom">
        <SupportTable caption={`Support under agreements on ${day}`} rows={support} />
        {support.length > 0 ? <p className="govuk-body al-actions"><Anchor href={address.support}>Download who supports whom as a spreadsheet (CSV)</Anchor></p> : null}
      </Section>
    </>
  )
}
