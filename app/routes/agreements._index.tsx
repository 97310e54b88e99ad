import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, Select } from '../components/fields.tsx'
import { Anchor, Figures, Heading, titled } from '../components/page.tsx'
import { AGREEMENT_STATES, AgreementTag } from '../components/proposals.tsx'
import { Pages, Table } from '../components/table.tsx'
import { AGREEMENT_SORTS, agreementsAsked, agreementsListed } from '../lists/agreements.ts'
import { addressWith, pageOf, readQuery, sortOf } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'

export const meta: MetaFunction = () => titled('Agreements')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'agreement.read')
  const query = readQuery(request)
  const listed = agreementsListed(context, viewer, query)
  const { state, sorting } = agreementsAsked(query)
  const page = pageOf(query, listed)
  const going = listed.filter((row) => row.state === 'active' || row.state === 'paused')
  return {
    page: page.page, pages: page.pages, total: page.total, state: state ?? '',
    rows: page.rows.map(({ id, area, school, who, halfDays, givenHalfDays, until, state: now }) => ({ id, area, school: school.name, who, days: formatHalfDays(halfDays), given: formatHalfDays(givenHalfDays), until: formatDay(until), state: now })),
    figures: { going: going.length, booked: formatHalfDays(going.reduce((sum, row) => sum + row.halfDays - row.givenHalfDays, 0)), given: formatHalfDays(listed.reduce((sum, row) => sum + row.givenHalfDays, 0)) },
    sorts: Object.fromEntries(AGREEMENT_SORTS.map((key) => [key, sortOf(query, sorting, key)])) as Record<(typeof AGREEMENT_SORTS)[number], ReturnType<typeof sortOf>>,
    address: { previous: addressWith(query, { page: String(page.page - 1) }), next: addressWith(query, { page: String(page.page + 1) }), csv: addressWith(query, {}).replace('/agreements', '/agreements/csv') },
  }
}

export default function Agreements() {
  const { rows, page, pages, total, state, figures, sorts, address } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>Agreements</Heading>
      <Figures figures={[
        { value: figures.going, words: figures.going === 1 ? 'agreement going on' : 'agreements going on' },
        { value: figures.booked, words: 'booked and still to be given' },
        { value: figures.given, words: 'given' },
      ]} />
      <form method="get" className="al-filter" aria-label="Filter agreements">
        <Select form={undefined} name="state" label="Show" value={state} blank="All agreements" options={AGREEMENT_STATES} />
        <Button kind="secondary">Filter</Button>
      </form>
      <Table
        caption={`${total} ${total === 1 ? 'agreement' : 'agreements'}`}
        columns={[
          { key: 'area', head: 'Agreement', header: true, cell: (row) => <Anchor href={`/agreements/${row.id}`}>{row.area}<span className="govuk-visually-hidden">, agreement {row.id}</span></Anchor> },
          { key: 'school', head: 'Supported school', sort: sorts.school, cell: (row) => row.school },
          { key: 'supporter', head: 'Supporter', sort: sorts.supporter, cell: (row) => row.who },
          { key: 'days', head: 'Days agreed', sort: sorts.days, cell: (row) => <span className="al-nowrap">{row.days}</span> },
          { key: 'given', head: 'Given', cell: (row) => <span className="al-nowrap">{row.given}</span> },
          { key: 'until', head: 'Until', sort: sorts.until, cell: (row) => row.until },
          { key: 'state', head: 'State', cell: (row) => <AgreementTag state={row.state} /> },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={state === '' ? 'There is no agreement yet. One begins when a proposal both sides accepted is approved.' : <>No agreement is like that. <Anchor href="/agreements">Show all</Anchor>.</>}
      />
      <Pages page={page} pages={pages} href={(to) => (to < page ? address.previous : address.next)} />
      {total > 0 ? <p className="govuk-body al-actions"><Anchor href={address.csv}>Download this list as a spreadsheet (CSV)</Anchor></p> : null}
    </>
  )
}
