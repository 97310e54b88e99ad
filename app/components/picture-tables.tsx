import { nameOfCode } from '../../graph/network/words.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import type { Phase } from '../../graph/network/model.ts'
import type { AuthorityRow, NetworkRow, SchoolRow } from '../lists/drawn.ts'
import { Anchor, Heading, Lines } from './page.tsx'
import { Table, type Column } from './table.tsx'

/** Signed in, and no part of the network is theirs to look at as a whole. */
export const NothingToLookAt = () => (
  <>
    <Heading>Picture of the network</Heading>
    <Lines>You have no school, no partnership and no authority to look at. Ask the administrator of this service if that is wrong.</Lines>
  </>
)

/** Schools with the networks they are in: every line of the picture, in words. */
export function SchoolsTable({ rows, namesOnly }: { rows: SchoolRow[]; namesOnly: boolean }) {
  const phase: Column<SchoolRow>[] = namesOnly ? [] : [{ key: 'phase', head: 'Phase', cell: ({ kind }) => PHASE_NAMES[kind as Phase] ?? kind }]
  return (
    <Table
      caption={rows.length === 1 ? '1 school' : `${rows.length} schools`} tight rows={rows} rowKey={({ key }) => key} empty="No school here has that name, or was open on that day."
      columns={[
        { key: 'number', head: 'No.', numeric: true, cell: ({ mark }) => mark },
        { key: 'school', head: 'School', header: true, cell: ({ name, href }) => <Anchor href={href}>{name}</Anchor> },
        ...phase,
        { key: 'networks', head: 'Networks', cell: ({ networks }) => <Networks networks={networks} /> },
        { key: 'leaving', head: 'What if it left?', cell: ({ name, leavingHref }) => <Anchor href={leavingHref}>See<span className="govuk-visually-hidden"> what breaks if {name} leaves</span></Anchor> },
      ]}
    />
  )
}

const Networks = ({ networks }: Pick<SchoolRow, 'networks'>) =>
  networks.length === 0 ? <>None in this picture</> : (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {networks.map(({ id, mark, name, role }) => <li key={id}><strong>{mark}</strong> <Anchor href={`/networks/${id}`}>{name}</Anchor>{role === 'member' ? '' : ` (${role.split(', ').map((each) => nameOfCode(each).toLowerCase()).join(', ')})`}</li>)}
    </ul>
  )

export const NetworksTable = ({ rows }: { rows: NetworkRow[] }) => (
  <Table
    caption={rows.length === 1 ? '1 network' : `${rows.length} networks`} tight rows={rows} rowKey={({ key }) => key} empty="No two of these schools share a network of that kind."
    columns={[
      { key: 'letter', head: 'Letter', cell: ({ mark }) => mark },
      { key: 'name', head: 'Network', header: true, cell: ({ name, href }) => <Anchor href={href}>{name}</Anchor> },
      { key: 'kind', head: 'Kind', cell: ({ kindName }) => kindName },
      { key: 'count', head: 'Schools here', numeric: true, cell: ({ ties }) => ties },
      { key: 'schools', head: 'Their numbers', cell: ({ schools }) => schools.join(', ') },
      { key: 'leaving', head: 'What if it ended?', cell: ({ name, leavingHref }) => <Anchor href={leavingHref}>See<span className="govuk-visually-hidden"> what breaks if {name} ends</span></Anchor> },
    ]}
  />
)

export const AuthoritiesTable = ({ rows }: { rows: AuthorityRow[] }) => (
  <Table
    caption={`${rows.length} authorities`} tight rows={rows} rowKey={({ href }) => href} empty="No school was open on that day."
    columns={[
      { key: 'name', head: 'Authority', header: true, cell: ({ name, href }) => <Anchor href={href}>{name}</Anchor> },
      { key: 'schools', head: 'Schools', numeric: true, cell: ({ schools }) => schools },
      { key: 'networks', head: 'Networks', numeric: true, cell: ({ networks }) => networks },
      { key: 'tied', head: 'Schools tied to another authority', numeric: true, cell: ({ tied }) => tied },
      { key: 'most', head: 'Shares most networks with', cell: ({ most }) => most.join(', ') },
    ]}
  />
)
