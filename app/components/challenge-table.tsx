import { formatDay } from '../../graph/dates/day.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import type { ChallengeRow } from '../lists/challenges.ts'
import { Anchor, Tag } from './page.tsx'
import { Table } from './table.tsx'

/** Each school with whoever challenges it, and who could where nobody does. */
export const ChallengeTable = ({ caption, rows, on, mayRecord }: { caption: string; rows: ChallengeRow[]; on: string; mayRecord: boolean }) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => row.urn} empty="No school is like that on this day."
    columns={[
      { key: 'school', head: 'School', header: true, cell: (row) => <Anchor href={`/schools/${row.urn}${on}`}>{row.name}</Anchor> },
      { key: 'state', head: 'From outside', cell: (row) => <span className="al-nowrap"><Tag colour={row.challenged ? 'teal' : 'red'}>{row.challenged ? 'Challenged' : 'Missing'}</Tag></span> },
      { key: 'by', head: 'Challenged by', cell: (row) => <By row={row} on={on} /> },
      { key: 'could', head: 'Who could', cell: (row) => <Could row={row} on={on} mayRecord={mayRecord} /> },
    ]}
  />
)

const By = ({ row, on }: { row: ChallengeRow; on: string }) =>
  row.by.length === 0 ? <>Nobody</> : (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {row.by.map((one) => (
        <li key={one.id}>
          {one.urn === null ? one.name : <Anchor href={`/schools/${one.urn}${on}`}>{one.name}</Anchor>}: {nameOfCode(one.kind).toLowerCase()}, since {formatDay(one.from)}{one.to === null ? '' : ` until ${formatDay(one.to)}`}
          {one.cosy ? <> <Tag colour="yellow">Cosy pair</Tag></> : null}
          {one.conflicts.length > 0 ? <> <Tag colour="magenta">Conflict</Tag> {one.conflicts.join(' ')}</> : null}
          {one.mayEnd ? <> <Anchor href={`/challenges/${one.id}/ending`}>End<span className="govuk-visually-hidden"> the challenge of {row.name} by {one.name}</span></Anchor></> : null}
        </li>
      ))}
    </ul>
  )

function Could({ row, on, mayRecord }: { row: ChallengeRow; on: string; mayRecord: boolean }) {
  if (row.challenged) return null
  if (!row.proposal) return <>No school of these can without a conflict or a cosy pair.</>
  const { urn, name, km, samePhase } = row.proposal
  return (
    <>
      <Anchor href={`/schools/${urn}${on}`}>{name}</Anchor>{km === null ? '' : `, ${km.toFixed(1)} km`}{samePhase ? ', same phase' : ', another phase'}
      {mayRecord ? <> <Anchor href={`/challenges/new?urn=${row.urn}&challenger=${urn}`}>Record<span className="govuk-visually-hidden"> that {name} challenges {row.name}</span></Anchor></> : null}
    </>
  )
}
