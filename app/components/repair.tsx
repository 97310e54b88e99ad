import { Fragment } from 'react'
import type { MembershipRow, SessionRow, ShortfallRow } from '../lists/repair.ts'
import { Anchor, Lines } from './page.tsx'
import { Table } from './table.tsx'

type Listed<Row> = { caption: string; rows: Row[]; on: string }

const SchoolLink = ({ urn, name, on }: { urn: number; name: string; on: string }) => <Anchor href={`/schools/${urn}${on}`}>{name}</Anchor>
const NetworkLink = ({ id, name, on }: { id: number; name: string; on: string }) => <Anchor href={`/networks/${id}${on}`}>{name}</Anchor>

export const MembershipsTable = ({ caption, rows, on }: Listed<MembershipRow>) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => row.school.urn} empty="No new membership is needed, or none is possible."
    columns={[
      { key: 'school', head: 'School', header: true, cell: ({ school }) => <SchoolLink {...school} on={on} /> },
      { key: 'network', head: 'Could join', cell: (row) => <NetworkLink id={row.networkId} name={row.networkName} on={on} /> },
      { key: 'why', head: 'Why this one', cell: (row) => row.because.join(' ') },
      { key: 'km', head: 'Counts as, km', numeric: true, cell: (row) => row.km.toFixed(1) },
      { key: 'others', head: 'Or else', cell: (row) => row.others.map((one, index) => <Fragment key={one.networkId}>{index > 0 ? ', ' : ''}<NetworkLink id={one.networkId} name={one.networkName} on={on} /></Fragment>) },
    ]}
  />
)

export const SessionsTable = ({ caption, rows, on }: Listed<SessionRow>) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => row.networkId} empty="No school is on paper only."
    columns={[
      { key: 'network', head: 'Collaboration', header: true, cell: (row) => <NetworkLink id={row.networkId} name={row.networkName} on={on} /> },
      { key: 'alive', head: 'Now', cell: (row) => (row.alive ? 'Others take part' : 'Nobody takes part') },
      { key: 'count', head: 'Schools', numeric: true, cell: (row) => row.schools.length },
      { key: 'schools', head: 'On paper only', cell: (row) => row.schools.map((school, index) => <Fragment key={school.urn}>{index > 0 ? ', ' : ''}<SchoolLink {...school} on={on} /></Fragment>) },
    ]}
  />
)

/** Each reason with the schools it leaves out, and who is near them in the same position. */
export function Shortfalls({ rows, on }: { rows: ShortfallRow[]; on: string }) {
  if (rows.length === 0) return <Lines>None: every school in no collaboration could join one.</Lines>
  return (
    <>
      {rows.map((row, index) => (
        <Fragment key={index}>
          <Lines>{row.because}</Lines>
          {row.competing.length > 0 ? <Lines>Competing for the same places: {row.competing.map((school) => school.name).join(', ')}.</Lines> : null}
          <ul className="govuk-list govuk-list--bullet">
            {row.without.map((school) => (
              <li key={school.urn}>
                <SchoolLink {...school} on={on} />
                {school.near.length > 0 ? <> could begin one with {school.near.map((other) => `${other.name} (${other.km.toFixed(1)} km)`).join(' or ')}</> : ': no other school left over is near'}
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </>
  )
}
