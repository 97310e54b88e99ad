import { Fragment } from 'react'
import type { ApproachRow, MembershipRow, SessionRow, ShortfallRow } from '../lists/repair.ts'
import { Anchor, Lines, Section } from './page.tsx'
import { Table } from './table.tsx'

type Listed<Row> = { caption: string; rows: Row[]; on: string }

const SchoolLink = ({ urn, name, on }: { urn: number; name: string; on: string }) => <Anchor href={`/schools/${urn}${on}`}>{name}</Anchor>
const NetworkLink = ({ id, name, on }: { id: number; name: string; on: string }) => <Anchor href={`/networks/${id}${on}`}>{name}</Anchor>

/** `target`: which of the two repairs this is, to come back to. */
export const MembershipsTable = ({ caption, rows, on, target = 'cover' }: Listed<MembershipRow> & { target?: 'cover' | 'threads' }) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => `${row.school.urn}:${row.networkId}`} empty="No new membership is needed, or none is possible."
    columns={[
      { key: 'school', head: 'School', header: true, cell: ({ school }) => <SchoolLink {...school} on={on} /> },
      { key: 'network', head: 'Could join', cell: (row) => <NetworkLink id={row.networkId} name={row.networkName} on={on} /> },
      { key: 'why', head: 'Why this one', cell: (row) => row.because.join(' ') },
      { key: 'km', head: 'Counts as, km', numeric: true, cell: (row) => row.km.toFixed(1) },
      ...(rows.some(({ others }) => others.length > 0)
        ? [{ key: 'others', head: 'Or else', cell: (row: MembershipRow) => row.others.map((one, index) => <Fragment key={one.networkId}>{index > 0 ? ', ' : ''}<NetworkLink id={one.networkId} name={one.networkName} on={on} /></Fragment>) }]
        : []),
      { key: 'asking', head: 'Who asks', cell: (row) => <WhoAsks row={row} target={target} /> },
    ]}
  />
)

/** Who is on it already; else the way to take it on. */
function WhoAsks({ row: { school, networkId, underWay, mayNote }, target }: { row: MembershipRow; target: 'cover' | 'threads' }) {
  if (underWay.length > 0) return <>{underWay.map(({ id, words }) => <Fragment key={id}>{words} </Fragment>)}</>
  return mayNote ? <Anchor href={`/schools/${school.urn}/approach?network=${networkId}${target === 'threads' ? '&target=threads' : ''}`}>I will ask<span className="govuk-visually-hidden"> for {school.name}</span></Anchor> : <>Nobody yet</>
}

/** What was noted of these schools: under way, agreed, declined. */
export const UnderWay = ({ day, rows, on }: Omit<Listed<ApproachRow>, 'caption'> & { day: string }) => (
  <Section title="Under way">
    <Lines>Who asks which collaboration, and what was said. A pair that was declined is no longer proposed.</Lines>
    <Table
      caption={`Noted by ${day}`} tight rows={rows} rowKey={(row) => row.id} empty="Nobody has taken on to ask a collaboration yet."
      columns={[
        { key: 'school', head: 'School', header: true, cell: ({ school }) => <SchoolLink {...school} on={on} /> },
        { key: 'network', head: 'Collaboration', cell: (row) => <NetworkLink id={row.networkId} name={row.network} on={on} /> },
        { key: 'words', head: 'How it stands', cell: (row) => row.words },
        { key: 'next', head: 'Next', cell: (row) => <NextStep row={row} /> },
      ]}
    />
  </Section>
)

function NextStep({ row: { id, school, network, networkId, state, mayEnd } }: { row: ApproachRow }) {
  if (!mayEnd) return null
  const whose = <span className="govuk-visually-hidden">: {school.name} and {network}</span>
  return (
    <>
      <Anchor href={`/approaches/${id}/outcome`}>{NEXT[state]}{whose}</Anchor>
      {state === 'declined' ? <> or <Anchor href={`/schools/${school.urn}/approach?network=${networkId}`}>ask again{whose}</Anchor></> : null}
    </>
  )
}

const NEXT: Record<ApproachRow['state'], string> = { 'under-way': 'Say what came of it', agreed: 'Have it joined, or take it back', declined: 'Take it back' }

/** `here`: the page to come back to once something is recorded. */
export const SessionsTable = ({ caption, rows, on, here }: Listed<SessionRow> & { here: string }) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => row.networkId} empty="No collaboration has to do anything for this."
    columns={[
      { key: 'network', head: 'Collaboration', header: true, cell: (row) => <NetworkLink id={row.networkId} name={row.networkName} on={on} /> },
      { key: 'alive', head: 'Now', cell: (row) => (row.alive ? 'Others take part' : 'Nobody takes part') },
      { key: 'count', head: 'Schools', numeric: true, cell: (row) => row.schools.length },
      { key: 'schools', head: 'For whose sake', cell: (row) => row.schools.map((school, index) => <Fragment key={school.urn}>{index > 0 ? ', ' : ''}<SchoolLink {...school} on={on} /></Fragment>) },
      ...(rows.some(({ mayRecord }) => mayRecord)
        ? [{ key: 'next', head: 'Once it is done', cell: (row: SessionRow) => (row.mayRecord ? <Anchor href={`/networks/${row.networkId}/activities?${here}`}>Record it<span className="govuk-visually-hidden"> for {row.networkName}</span></Anchor> : null) }]
        : []),
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
