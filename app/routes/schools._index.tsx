import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { SchoolSort } from '../../db/network.ts'
import { listAuthorities } from '../../db/network.ts'
import type { Phase } from '../../graph/network/model.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { Button, Checkboxes, Select, TextField } from '../components/fields.tsx'
import { Anchor, Heading, titled } from '../components/page.tsx'
import { Pages, Table } from '../components/table.tsx'
import { addressWith, readQuery, sortOf } from '../listing.ts'
import { PHASES, schoolsListed, schoolsSorting } from '../lists/schools.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Schools')

const NUMBERS = new Intl.NumberFormat('en-GB')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'school.read')
  const query = readQuery(request)
  const sorting = schoolsSorting(query)
  const { rows, total, page, pages } = schoolsListed(context, viewer, query)
  const sort = (key: SchoolSort) => sortOf(query, sorting, key)
  return {
    rows: rows.map((row) => ({ ...row, phase: PHASE_NAMES[row.phase as Phase] ?? row.phase })),
    total, page, pages,
    typed: { search: query.text('search'), la: query.text('la'), phase: query.text('phase'), closed: query.text('closed') },
    authorities: listAuthorities(context.db),
    heads: { name: sort('name'), phase: sort('phase'), authority: sort('authority'), pupils: sort('pupils') },
    file: addressWith(query, {}).replace('/schools', '/schools/csv'),
    pageHrefs: { previous: addressWith(query, { page: String(page - 1) }), next: addressWith(query, { page: String(page + 1) }) },
  }
}

export default function Schools() {
  const { rows, total, page, pages, typed, authorities, heads, file, pageHrefs } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>Schools</Heading>
      <form className="al-filter" method="get" role="search" aria-label="Find schools">
        <TextField form={undefined} name="search" type="search" label="Name, town, postcode or URN" value={typed.search} width={20} />
        <Select form={undefined} name="phase" label="Phase" value={typed.phase} blank="Any phase" options={PHASES.map((value) => ({ value, text: PHASE_NAMES[value] }))} />
        {authorities.length > 1 ? (
          <Select form={undefined} name="la" label="Authority" value={typed.la} blank="Any authority" options={authorities.map(({ code, name }) => ({ value: code, text: name }))} />
        ) : null}
        <Checkboxes form={undefined} name="closed" legend="Closed schools" small chosen={[typed.closed]} options={[{ value: 'yes', text: 'Show them too' }]} />
        <Button>Find schools</Button>
      </form>
      <p className="govuk-body" role="status">{total === 1 ? '1 school' : `${NUMBERS.format(total)} schools`}{pages > 1 ? `, page ${page} of ${pages}` : ''}</p>
      <Table
        caption="Schools" hideCaption tight rows={rows} rowKey={(row) => row.urn}
        empty={authorities.length > 1 ? 'No school fits. Try fewer words, or another authority.' : 'No school fits. Try fewer words.'}
        columns={[
          { key: 'name', head: 'School', header: true, sort: heads.name, cell: (row) => <><Anchor href={`/schools/${row.urn}`}>{row.name}</Anchor>{row.standing === 'closed' ? ' (closed)' : row.standing === 'proposed' ? ' (planned)' : ''}</> },
          { key: 'town', head: 'Town', cell: (row) => row.town ?? '' },
          { key: 'phase', head: 'Phase', sort: heads.phase, cell: (row) => row.phase },
          { key: 'authority', head: 'Authority', sort: heads.authority, cell: (row) => row.authority },
          { key: 'pupils', head: 'Pupils', numeric: true, sort: heads.pupils, cell: (row) => (row.pupils === null ? '' : NUMBERS.format(row.pupils)) },
          { key: 'urn', head: 'URN', numeric: true, cell: (row) => row.urn },
        ]}
      />
      <Pages page={page} pages={pages} href={(to) => (to < page ? pageHrefs.previous : pageHrefs.next)} />
      {total > 0 ? <p className="govuk-body al-actions"><Anchor href={file}>Download this list as a spreadsheet (CSV)</Anchor></p> : null}
    </>
  )
}
