import { schoolsOf, type PoolLine } from '../pool-words.ts'
import { Table } from './table.tsx'

const WIDTH = 160

/** A bar as long as the share of the schools; empty where the figure is not shown. */
const Share = ({ schools, of }: PoolLine) =>
  schools === null || of === 0 ? null : (
    <svg width={WIDTH} height="16" viewBox={`0 0 ${WIDTH} 16`} aria-hidden="true" focusable="false">
      <rect x="0.5" y="0.5" width={WIDTH - 1} height="15" fill="#ffffff" stroke="#505a5f" />
      <rect x="0.5" y="0.5" width={Math.max(1, Math.round((schools / of) * (WIDTH - 1)))} height="15" fill="#14504a" />
    </svg>
  )

/** Figures of several schools with a small picture of each; `about` says what they are about where they differ. */
export const PoolTable = ({ caption, lines, about, empty }: { caption: string; lines: PoolLine[]; about?: string; empty: string }) => (
  <Table
    caption={caption} tight rows={lines} rowKey={(row) => row.key} empty={empty}
    columns={[
      ...(about === undefined ? [] : [{ key: 'about', head: about, cell: (row: PoolLine) => row.about }]),
      { key: 'what', head: 'What', header: true, cell: (row) => row.what },
      { key: 'schools', head: 'Schools', numeric: true, cell: schoolsOf },
      { key: 'of', head: 'Of', numeric: true, cell: (row) => row.of },
      { key: 'share', head: 'Share', cell: (row) => <Share {...row} /> },
    ]}
  />
)
