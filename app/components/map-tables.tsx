import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { COVERAGE_STATES } from '../coverage-words.ts'
import type { MapAuthorityRow, MapNetworkRow, MapSchoolRow } from '../lists/mapped.ts'
import { Anchor, Tag } from './page.tsx'
import { Table, type Column } from './table.tsx'

/** The schools of the map, by number: what their marks and lines say, in words. */
export function MapSchoolsTable({ rows, namesOnly, drawn }: { rows: MapSchoolRow[]; namesOnly: boolean; /** Are networks drawn? */ drawn: boolean }) {
  const phase: Column<MapSchoolRow> = { key: 'phase', head: 'Phase', cell: ({ phase }) => PHASE_NAMES[phase] }
  const state: Column<MapSchoolRow> = { key: 'state', head: 'Coverage', cell: ({ state }) => (state ? <span className="al-nowrap"><Tag colour={COVERAGE_STATES[state].colour}>{COVERAGE_STATES[state].text}</Tag></span> : '') }
  const networks: Column<MapSchoolRow> = { key: 'networks', head: 'Networks drawn', cell: ({ networks }) => <Networks networks={networks} /> }
  return (
    <Table
      caption={rows.length === 1 ? '1 school' : `${rows.length} schools`} tight rows={rows} rowKey={({ urn }) => urn} empty="No school here has that name, or was open on that day."
      columns={[
        { key: 'number', head: 'No.', numeric: true, cell: ({ number }) => number },
        { key: 'school', head: 'School', header: true, cell: ({ name, href, placed, own }) => <><Anchor href={href}>{name}</Anchor>{own ? ', your school' : ''}{placed ? '' : ' (not on the map)'}</> },
        ...(namesOnly ? [] : [phase]),
        ...(rows.some((row) => row.state !== null) ? [state] : []),
        ...(drawn ? [networks] : []),
      ]}
    />
  )
}

const Networks = ({ networks }: Pick<MapSchoolRow, 'networks'>) =>
  networks.length === 0 ? <>None</> : <ul className="govuk-list govuk-!-margin-bottom-0">{networks.map(({ id, letter, name }) => <li key={id}><strong>{letter}</strong> <Anchor href={`/networks/${id}`}>{name}</Anchor></li>)}</ul>

export const MapNetworksTable = ({ rows }: { rows: MapNetworkRow[] }) => (
  <Table
    caption={rows.length === 1 ? '1 network' : `${rows.length} networks`} tight rows={rows} rowKey={({ id }) => id} empty="No two of these schools share a network of that kind."
    columns={[
      { key: 'letter', head: 'Letter', cell: ({ letter }) => letter },
      { key: 'name', head: 'Network', header: true, cell: ({ name, href }) => <Anchor href={href}>{name}</Anchor> },
      { key: 'schools', head: 'Schools here', numeric: true, cell: ({ schools }) => schools },
      { key: 'numbers', head: 'Their numbers', cell: ({ numbers }) => numbers.join(', ') },
      { key: 'only', head: 'On the map', cell: ({ name, onlyHref }) => <Anchor href={onlyHref}>Only this<span className="govuk-visually-hidden">: {name}</span></Anchor> },
    ]}
  />
)

export const MapAuthoritiesTable = ({ rows }: { rows: MapAuthorityRow[] }) => (
  <Table
    caption={rows.length === 1 ? '1 authority' : `${rows.length} authorities`} tight rows={rows} rowKey={({ code }) => code} empty="No authority here has that name."
    columns={[
      { key: 'number', head: 'No.', numeric: true, cell: ({ number }) => number },
      { key: 'name', head: 'Authority', header: true, cell: ({ name, href }) => <Anchor href={href}>{name}</Anchor> },
      { key: 'schools', head: 'Schools', numeric: true, cell: ({ schools }) => schools },
      ...(rows.some(({ states }) => states !== null) ? (['active', 'on-paper-only', 'none'] as const).map((state): Column<MapAuthorityRow> => ({ key: state, head: COVERAGE_STATES[state].text, numeric: true, cell: ({ states }) => states?.[state] ?? '' })) : []),
    ]}
  />
)
