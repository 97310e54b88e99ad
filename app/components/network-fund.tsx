import type { Movement } from '../../db/network-work.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatPence } from '../../graph/network/fund.ts'
import { Anchor, Figures } from './page.tsx'
import { Table } from './table.tsx'

export const FundFigures = ({ fund }: { fund: { allocated: number; used: number; left: number } }) => (
  <Figures figures={[
    { value: formatPence(fund.allocated), words: 'allocated so far' },
    { value: formatPence(fund.used), words: 'used so far' },
    { value: formatPence(fund.left), words: 'left' },
  ]} />
)

/** How a movement reads when one of the two has been taken back. */
const noteOf = ({ id, takesBack }: Movement, all: readonly Movement[]): string =>
  takesBack !== null ? 'Takes another back' : all.some((row) => row.takesBack === id) ? 'Taken back' : ''

/** Each movement of the fund, latest first, with what was taken back. */
export const FundTable = ({ movements, caption }: { movements: Movement[]; caption: string }) => (
  <Table
    caption={caption} tight rows={movements} rowKey={(row) => row.id} empty="No money is recorded."
    columns={[
      { key: 'what', head: 'What for', header: true, cell: (row) => row.what },
      { key: 'on', head: 'Date', cell: (row) => <span className="al-nowrap">{formatDay(row.on)}</span> },
      { key: 'allocated', head: 'Allocated', numeric: true, cell: (row) => (row.kind === 'allocated' ? <Signed row={row} /> : '') },
      { key: 'used', head: 'Used', numeric: true, cell: (row) => (row.kind === 'used' ? <Signed row={row} /> : '') },
      { key: 'school', head: 'For', cell: (row) => (row.school ? <Anchor href={`/schools/${row.school.urn}`}>{row.school.name}</Anchor> : '') },
      { key: 'note', head: 'Note', cell: (row) => noteOf(row, movements) },
    ]}
  />
)

const Signed = ({ row: { pence, takesBack } }: { row: Movement }) => <span className="al-nowrap">{formatPence(takesBack === null ? pence : -pence)}</span>
