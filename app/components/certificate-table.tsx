import { recordedBy } from '../../graph/coverage/activity.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { COVERAGE_STATES } from '../coverage-words.ts'
import type { CoverageRow } from '../lists/coverage.ts'
import { Anchor, Tag } from './page.tsx'
import { Table } from './table.tsx'

/** Every school with all of its evidence, in order of name. */
export const CertificateTable = ({ caption, rows, on }: { caption: string; rows: CoverageRow[]; on: string }) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => row.school.urn} empty="There is no school to look at."
    columns={[
      { key: 'school', head: 'School', header: true, cell: ({ school }) => <><Anchor href={`/schools/${school.urn}${on}`}>{school.name}</Anchor> {school.urn}</> },
      { key: 'state', head: 'State', cell: (row) => <span className="al-nowrap"><Tag colour={COVERAGE_STATES[row.coverage].colour}>{COVERAGE_STATES[row.coverage].text}</Tag></span> },
      { key: 'evidence', head: 'Evidence', cell: (row) => <Evidence row={row} /> },
      { key: 'belongs', head: 'Belongs to', cell: (row) => <Belongs row={row} /> },
      { key: 'thread', head: 'Hangs by', cell: (row) => row.threads.map(({ because }) => because).join(' ') },
    ]}
  />
)

const Evidence = ({ row }: { row: CoverageRow }) =>
  row.evidence.length === 0 ? <>None</> : (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {row.evidence.map((one, index) => <li key={index}>{formatDay(one.on)}: {one.title}. {nameOfCode(one.kind)}, {one.networkName}. Recorded by: {recordedBy(one.by)}</li>)}
    </ul>
  )

const Belongs = ({ row }: { row: CoverageRow }) =>
  row.networks.length === 0 ? <>Nothing</> : (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {row.networks.map((one) => <li key={one.networkId}>{one.networkName}{one.active ? '' : one.lastOn === null ? ', on paper: nothing recorded' : `, on paper: nothing since ${formatDay(one.lastOn)}`}</li>)}
    </ul>
  )
