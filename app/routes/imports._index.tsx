import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { instantInWords } from '../account-words.ts'
import { ImportStateTag } from '../components/imports.tsx'
import { Anchor, Done, Heading, Lines, titled, wordOf } from '../components/page.tsx'
import { Pages, Table } from '../components/table.tsx'
import { KIND_NAMES } from '../import-words.ts'
import { addressWith, pageOf, readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { mayEver } from '../../graph/permissions/can.ts'
import { listImports } from '../../db/imports/records.ts'
import { counted, figure } from '../../db/imports/counting.ts'

export const meta: MetaFunction = () => titled('Imports')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'import.read')
  const query = readQuery(request)
  const { rows, ...page } = pageOf(query, listImports(context.db, viewer))
  return {
    done: query.text('done'), mayRun: mayEver(viewer.actor, 'import.run'),
    ...page,
    rows: rows.map(({ id, kind, fileName, state, counts, at, byName, laCodes }) => ({
      id, kind: KIND_NAMES[kind], fileName, state, at: instantInWords(at), by: byName ?? 'A command', authorities: laCodes.join(', ') || 'All',
      changes: state === 'refused' ? counted(counts.errors, 'error', 'errors') : figure(counts.new + counts.changed + counts.closed + counts.moved),
    })),
    previous: addressWith(query, { page: String(page.page - 1) }),
    next: addressWith(query, { page: String(page.page + 1) }),
  }
}

const DONE: Record<string, string> = { discarded: 'The import was thrown away. Nothing was changed.' }

export default function Imports() {
  const { done, mayRun, rows, page, pages, previous, next } = useLoaderData<typeof loader>()
  return (
    <>
      <Done>{wordOf(DONE, done)}</Done>
      <Heading>Imports</Heading>
      <Lines>Load the published register of schools, and what else is published about them. You see every difference before anything changes, and can take an import back.</Lines>
      {mayRun ? <div className="al-actions"><a className="govuk-button" href="/imports/new">Load a file</a></div> : null}
      <Table
        caption="Files loaded, the newest first"
        columns={[
          { key: 'file', head: 'File', header: true, cell: (row) => <Anchor href={`/imports/${row.id}`}>{row.fileName}<span className="govuk-visually-hidden">{`, import ${row.id}`}</span></Anchor> },
          { key: 'kind', head: 'What it is', cell: (row) => row.kind },
          { key: 'state', head: 'State', cell: (row) => <ImportStateTag state={row.state} /> },
          { key: 'changes', head: 'Changes', numeric: true, cell: (row) => row.changes },
          { key: 'authorities', head: 'Authorities', cell: (row) => row.authorities },
          { key: 'at', head: 'Loaded', cell: (row) => `${row.at} by ${row.by}` },
        ]}
        rows={rows} rowKey={(row) => row.id}
        empty="No file has been loaded yet. Start with the register of schools."
      />
      <Pages page={page} pages={pages} href={(to) => (to < page ? previous : next)} />
    </>
  )
}
