import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, Heading, Lines, titled } from '../components/page.tsx'
import { RoundTag } from '../components/rounds.tsx'
import { Pages, Table } from '../components/table.tsx'
import { addressWith, pageOf, readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { countProposals, listRounds } from '../../db/rounds.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { mayEver } from '../../graph/permissions/can.ts'

export const meta: MetaFunction = () => titled('Rounds')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'round.read')
  const query = readQuery(request)
  const page = pageOf(query, listRounds(context.db, { viewer }))
  const rows = page.rows.map(({ id, name, laName, asOf, state, openedBy }) => {
    const counts = countProposals(context.db, { viewer, roundId: id })
    const proposals = counts.reduce((sum, row) => sum + row.proposals, 0)
    return { id, name, laName, state, openedBy: openedBy ?? '', asOf: formatDay(asOf), proposals, agreed: counts.find((row) => row.state === 'agreed')?.proposals ?? 0 }
  })
  const address = { previous: addressWith(query, { page: String(page.page - 1) }), next: addressWith(query, { page: String(page.page + 1) }) }
  return { rows, page: page.page, pages: page.pages, address, mayOpen: mayEver(viewer.actor, 'round.run'), several: new Set(rows.map(({ laName }) => laName)).size > 1 }
}

export default function Rounds() {
  const { rows, page, pages, address, mayOpen, several } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>Rounds</Heading>
      <Lines>A round sets every open need of the authority against every offer at once. It proposes who could best support whom, and says why.</Lines>
      {mayOpen ? <div className="al-actions"><a className="govuk-button" href="/rounds/new">Open a round</a></div> : null}
      <Table
        caption="Rounds, latest first"
        columns={[
          { key: 'name', head: 'Round', header: true, cell: (row) => <Anchor href={`/rounds/${row.id}`}>{row.name}</Anchor> },
          ...(several ? [{ key: 'la', head: 'Authority', cell: (row: (typeof rows)[number]) => row.laName }] : []),
          { key: 'as-of', head: 'Read as of', cell: (row) => row.asOf },
          { key: 'by', head: 'Opened by', cell: (row) => row.openedBy },
          { key: 'proposals', head: 'Proposals', numeric: true, cell: (row) => row.proposals },
          { key: 'agreed', head: 'Agreed', numeric: true, cell: (row) => row.agreed },
          { key: 'state', head: 'State', cell: (row) => <RoundTag state={row.state} /> },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={mayOpen ? 'No round has been opened yet. Open the first one above.' : 'No round has been opened yet.'}
      />
      <Pages page={page} pages={pages} href={(to) => (to < page ? address.previous : address.next)} />
    </>
  )
}
