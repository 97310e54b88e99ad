import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readAsOf } from '../as-of.ts'
import { CategoryTag } from '../components/categories.tsx'
import { Button, DateField, ErrorSummary, Select } from '../components/fields.tsx'
import { Anchor, Figures, Heading, Lines, titled } from '../components/page.tsx'
import { Pages, Table } from '../components/table.tsx'
import { categoriesListed, categoriesSorting } from '../lists/categories.ts'
import { addressWith, pageOf, readQuery, sortOf } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { loadFramework } from '../../db/categories.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import type { Phase } from '../../graph/network/model.ts'

export const meta: MetaFunction = () => titled('Categories')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'category.read')
  const query = readQuery(request)
  const framework = loadFramework(context.db)
  const { rows, all, day } = categoriesListed(context, viewer, query)
  if (all.length === 1) throw redirect(`/categories/${all[0]!.urn}`)
  const sorting = categoriesSorting(query)
  const page = pageOf(query, rows)
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, phase: PHASE_NAMES[row.phase as Phase] ?? row.phase })),
    day: formatDay(day), isToday: day === context.today, on: day, wrong: readAsOf(query, context.today).form,
    asked: { category: query.text('category'), phase: query.text('phase') },
    sorts: { urgency: sortOf(query, sorting, 'urgency'), school: sortOf(query, sorting, 'school'), phase: sortOf(query, sorting, 'phase') },
    address: { previous: addressWith(query, { page: String(page.page - 1) }), next: addressWith(query, { page: String(page.page + 1) }), csv: addressWith(query, {}).replace('/categories', '/categories/csv') },
    counts: [
      ...framework.categories.map(({ code, name }) => ({ code, text: `${code}: ${name}`, count: all.filter((row) => row.code === code).length })),
      { code: 'none', text: 'None yet', count: all.filter((row) => row.code === null).length },
    ],
    phases: [...new Set(all.map(({ phase }) => phase))].map((phase) => ({ value: phase, text: PHASE_NAMES[phase as Phase] ?? phase })),
    schools: all.length,
    framework: framework.name,
  }
}

export default function Categories() {
  const { rows, page, pages, total, day, isToday, on, wrong, asked, sorts, address, counts, phases, schools, framework } = useLoaderData<typeof loader>()
  return (
    <>
      <ErrorSummary form={wrong} />
      <Heading caption={framework}>Categories</Heading>
      <Lines>
        Each school&rsquo;s category {isToday ? 'today' : `as it was on ${day}`}, agreed with the school each term.
        It says what help the school is owed and what it can give.
      </Lines>
      {schools === 0 ? <Lines>There is no school whose category you may see.</Lines> : (
        <>
          <Figures figures={counts.filter(({ code, count }) => code !== 'none' || count > 0).map(({ code, count }) => ({
            value: count, words: code === 'none' ? 'without a category' : `in category ${code}`, tone: code === '4' ? 'stop' : code === '3b' ? 'warn' : undefined,
          }))} />
          <form method="get" className="al-filter" aria-label="Filter categories">
            <Select form={undefined} name="category" label="Category" value={asked.category} blank="All categories" options={counts.map(({ code, text }) => ({ value: code, text }))} />
            <Select form={undefined} name="phase" label="Phase" value={asked.phase} blank="All phases" options={phases} />
            <DateField form={wrong} name="on" label="As it was on" value={on} />
            <Button kind="secondary">Filter</Button>
          </form>
          <Table
            caption={`${total} ${total === 1 ? 'school' : 'schools'}`}
            columns={[
              { key: 'school', head: 'School', header: true, sort: sorts.school, cell: (row) => <Anchor href={`/categories/${row.urn}`}>{row.school}</Anchor> },
              { key: 'urgency', head: 'Category', sort: sorts.urgency, cell: (row) => <CategoryTag code={row.code} /> },
              { key: 'phase', head: 'Phase', sort: sorts.phase, cell: (row) => row.phase },
              { key: 'authority', head: 'Authority', cell: (row) => row.authority },
            ]}
            rows={rows} rowKey={(row) => row.schoolId}
            empty={<>No school is like that. <Anchor href="/categories">Show all schools</Anchor>.</>}
          />
          <Pages page={page} pages={pages} href={(to) => (to < page ? address.previous : address.next)} />
          {total > 0 ? <p className="govuk-body al-actions"><Anchor href={address.csv}>Download this list as a spreadsheet (CSV)</Anchor></p> : null}
        </>
      )}
    </>
  )
}
