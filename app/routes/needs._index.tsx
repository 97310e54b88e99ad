import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CategoryTag } from '../components/categories.tsx'
import { Button, Select } from '../components/fields.tsx'
import { NEED_STATES, ORIGIN_WORDS, ORIGINS, PRIORITY_WORDS } from '../components/needs.tsx'
import { Anchor, Figures, Heading, Inset, Section, titled } from '../components/page.tsx'
import { Pages, Table } from '../components/table.tsx'
import { Unbroken } from '../components/prose.tsx'
import { needsAsked, needsListed } from '../lists/needs.ts'
import { addressWith, pageOf, readQuery, sortOf } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { loadFramework } from '../../db/categories.ts'
import { countOpenNeeds, listOwedWithoutNeed } from '../../db/needs.ts'
import { AREAS } from '../../graph/categories/areas.ts'
import { bringsNeeds } from '../../graph/categories/entitlement.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { mayEver } from '../../graph/permissions/can.ts'

export const meta: MetaFunction = () => titled('Needs')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'need.read')
  const query = readQuery(request)
  const { db } = context
  const framework = loadFramework(db)
  const rows = needsListed(context, viewer, query)
  const { sorting, state = 'open', ...asked } = needsAsked(query)
  const page = pageOf(query, rows)
  const owed = listOwedWithoutNeed(db, viewer, { framework: framework.code, codes: framework.categories.filter(bringsNeeds).map(({ code }) => code) })
  const open = countOpenNeeds(db, viewer)
  const keys = ['urgency', 'school', 'area', 'days', 'wanted-by', 'raised'] as const
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, wantedBy: formatDay(row.wantedBy), raisedAt: formatDay(row.raisedAt.slice(0, 10)), days: formatHalfDays(row.halfDays) })),
    asked: { ...asked, state },
    sorts: Object.fromEntries(keys.map((key) => [key, sortOf(query, sorting, key)])) as Record<(typeof keys)[number], ReturnType<typeof sortOf>>,
    address: { previous: addressWith(query, { page: String(page.page - 1) }), next: addressWith(query, { page: String(page.page + 1) }), csv: addressWith(query, {}).replace('/needs', '/needs/csv') },
    figures: { open: open.needs, days: formatHalfDays(open.halfDays), schools: open.schools },
    owed,
    manySchools: mayEver({ ...viewer.actor, grants: viewer.actor.grants.filter(({ role }) => role !== 'head' && role !== 'chair-of-governors') }, 'need.read'),
    mayRaise: mayEver(viewer.actor, 'need.raise'),
    mayKnowCategories: mayEver(viewer.actor, 'category.read'),
    categories: framework.categories.map(({ code, name }) => ({ value: code, text: `${code}: ${name}` })),
  }
}

export default function Needs() {
  const { rows, page, pages, total, asked, sorts, address, figures, owed, manySchools, mayRaise, mayKnowCategories, categories } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>Needs</Heading>
      {mayRaise ? <div className="al-actions"><a className="govuk-button" href="/needs/new">Ask for support</a></div> : null}
      {manySchools ? (
        <Figures figures={[
          { value: figures.open, words: figures.open === 1 ? 'open need' : 'open needs' },
          { value: figures.schools, words: figures.schools === 1 ? 'school waiting for help' : 'schools waiting for help' },
          { value: figures.days, words: 'wanted in all' },
        ]} />
      ) : null}
      <Owed owed={owed} manySchools={manySchools} />
      <form method="get" className="al-filter" aria-label="Filter needs">
        <Select form={undefined} name="state" label="Show" value={asked.state} options={NEED_STATES} />
        <Select form={undefined} name="area" label="Area" value={asked.areaCode} blank="All areas" options={AREAS.map(({ code, name }) => ({ value: code, text: name }))} />
        {manySchools && mayKnowCategories ? (
          <Select form={undefined} name="category" label="Category" value={asked.category} blank="All categories" options={[...categories, { value: 'none', text: 'None yet' }]} />
        ) : null}
        {manySchools ? <Select form={undefined} name="origin" label="Where it comes from" value={asked.origin ?? ''} blank="Anywhere" options={ORIGINS} /> : null}
        <Button kind="secondary">Filter</Button>
      </form>
      <Table
        tight caption={`${total} ${asked.state} ${total === 1 ? 'need' : 'needs'}`}
        columns={[
          { key: 'need', head: 'Need', header: true, sort: sorts.area, cell: (row) => <Anchor href={`/needs/${row.id}`}>{row.area}<span className="govuk-visually-hidden">{` for ${row.school}`}</span></Anchor> },
          ...(manySchools ? [
            { key: 'school', head: 'School', sort: sorts.school, cell: (row: Row) => row.school },
            { key: 'category', head: 'Category', sort: sorts.urgency, cell: (row: Row) => <CategoryTag code={row.category} /> },
          ] : []),
          { key: 'days', head: 'Days', sort: sorts.days, cell: (row) => <Unbroken>{row.days}</Unbroken> },
          { key: 'priority', head: 'Priority', cell: (row) => PRIORITY_WORDS[row.priority] },
          { key: 'wanted-by', head: 'Wanted by', sort: sorts['wanted-by'], cell: (row) => <Unbroken>{row.wantedBy}</Unbroken> },
          { key: 'origin', head: 'Comes from', cell: (row) => <Unbroken>{ORIGIN_WORDS[row.origin].short}</Unbroken> },
          ...(manySchools ? [] : [{ key: 'raised', head: 'Raised', sort: sorts.raised, cell: (row: Row) => <Unbroken>{row.raisedAt}</Unbroken> }]),
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<Empty mayRaise={mayRaise} filtered={figures.open > 0} />}
      />
      <Pages page={page} pages={pages} href={(to) => (to < page ? address.previous : address.next)} />
      {total > 0 ? <p className="govuk-body al-actions"><Anchor href={address.csv}>Download this list as a spreadsheet (CSV)</Anchor></p> : null}
    </>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

const Empty = ({ mayRaise, filtered }: { mayRaise: boolean; filtered: boolean }) => (
  <>
    {filtered ? <>No need is like that. <Anchor href="/needs">Show all open needs</Anchor>.</> : 'Nobody is asking for support at the moment.'}
    {mayRaise && !filtered ? ' When a school needs help, ask for support above.' : null}
  </>
)

/** Schools whose category owes them help that nobody has asked for yet. */
function Owed({ owed, manySchools }: { owed: { urn: number; school: string; category: string }[]; manySchools: boolean }) {
  if (owed.length === 0) return null
  if (!manySchools) {
    return (
      <Inset>
        Your school&rsquo;s category owes it help from leaders of education, and nothing has been asked for yet.{' '}
        <Anchor href="/needs/new">Ask for support</Anchor>.
      </Inset>
    )
  }
  return (
    <Section title="Owed help, and nothing asked for yet">
      <p className="govuk-body">The category of these schools owes them help from leaders of education, and they have no open need.</p>
      <ul className="govuk-list govuk-list--bullet">
        {owed.map(({ urn, school, category }) => (
          <li key={urn}>{school} (category {category}): <Anchor href={`/needs/new?school=${urn}`}>ask for support<span className="govuk-visually-hidden">{` for ${school}`}</span></Anchor></li>
        ))}
      </ul>
    </Section>
  )
}
