import { Fragment } from 'react'
import type { Supported } from '../../db/coverage.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { COVERAGE_STATES, lastTookPart } from '../coverage-words.ts'
import type { CoverageRow } from '../lists/coverage.ts'
import type { sortOf } from '../listing.ts'
import { Anchor, Tag } from './page.tsx'
import { Table } from './table.tsx'

type Sort = ReturnType<typeof sortOf>
export type CoverageSorts = { school: Sort; state: Sort; last: Sort }

/** The schools of an area with how each is covered: the picture's equal in words. */
export const CoverageTable = ({ caption, rows, sorts, on }: { caption: string; rows: CoverageRow[]; sorts: CoverageSorts; on: string }) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => row.school.urn} empty="No school is like that on this day."
    columns={[
      { key: 'number', head: 'No.', numeric: true, cell: (row) => row.number },
      { key: 'school', head: 'School', header: true, sort: sorts.school, cell: (row) => <Anchor href={`/schools/${row.school.urn}${on}`}>{row.school.name}</Anchor> },
      { key: 'state', head: 'State', sort: sorts.state, cell: (row) => <span className="al-nowrap"><Tag colour={COVERAGE_STATES[row.coverage].colour}>{COVERAGE_STATES[row.coverage].text}</Tag></span> },
      { key: 'last', head: 'Last evidence', sort: sorts.last, cell: (row) => <LastEvidence row={row} /> },
      { key: 'networks', head: 'Collaborations', cell: (row) => <Collaborations row={row} on={on} /> },
      { key: 'look', head: 'What to look at', cell: (row) => <WhatToLookAt row={row} on={on} /> },
    ]}
  />
)

function LastEvidence({ row }: { row: CoverageRow }) {
  const last = row.evidence[0]
  if (last) return <>{last.title}, {formatDay(last.on)}</>
  const before = lastTookPart(row)
  return <>{before ? `Nothing since ${formatDay(before)}` : row.coverage === 'none' ? '' : 'Nothing recorded'}</>
}

const Collaborations = ({ row, on }: { row: CoverageRow; on: string }) =>
  row.networks.length === 0 ? <>None</> : (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {row.networks.map((one) => <li key={one.networkId}><Anchor href={`/networks/${one.networkId}${on}`}>{one.networkName}</Anchor>{one.active ? '' : ' (on paper)'}</li>)}
    </ul>
  )

/** Threads of an active school; whom to approach for the others. */
function WhatToLookAt({ row, on }: { row: CoverageRow; on: string }) {
  if (row.coverage === 'active') {
    if (row.threads.length === 0) return null
    return (
      <>
        <span className="al-nowrap"><Tag colour="magenta">One thread</Tag></span>
        <ul className="govuk-list govuk-!-margin-bottom-0">{row.threads.map(({ because }) => <li key={because}>{because}</li>)}</ul>
      </>
    )
  }
  if (row.underWay.length > 0) return <><span className="al-nowrap"><Tag colour="blue">Under way</Tag></span> {row.underWay.join(' ')}</>
  const [first, ...others] = row.approaches
  if (!first) return <>No live collaboration is within reach.</>
  return (
    <>
      Approach <Anchor href={`/networks/${first.networkId}${on}`}>{first.networkName}</Anchor>. {first.because.join(' ')}
      {others.length === 0 ? null : <> Or: {others.map((one, index) => <Fragment key={one.networkId}>{index > 0 ? ', ' : ''}<Anchor href={`/networks/${one.networkId}${on}`}>{one.networkName}</Anchor></Fragment>)}.</>}
    </>
  )
}

export const SupportTable = ({ caption, rows }: { caption: string; rows: Supported[] }) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => row.agreementId} empty="No agreement runs on that day."
    columns={[
      { key: 'supporter', head: 'Supporter', header: true, cell: (row) => <><Anchor href={`/schools/${row.supporterUrn}`}>{row.supporter}</Anchor>{row.leader ? ` (${row.leader})` : ''}</> },
      { key: 'school', head: 'Supports', cell: (row) => <Anchor href={`/schools/${row.urn}`}>{row.school}</Anchor> },
      { key: 'area', head: 'In', cell: (row) => row.area },
      { key: 'days', head: 'Days', cell: (row) => formatHalfDays(row.halfDays) },
      { key: 'to', head: 'Until', cell: (row) => formatDay(row.to) },
      { key: 'state', head: 'State', cell: (row) => nameOfCode(row.state) },
    ]}
  />
)
