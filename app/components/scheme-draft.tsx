import type { LayerShown, SchoolShown } from '../scheme-words.ts'
import { GroupMark } from './group-mark.tsx'
import { SchoolsMapKey, SchoolsMaps } from './map-drawing.tsx'
import { Anchor, Lines, Section } from './page.tsx'
import { Table, type Column } from './table.tsx'

type Row = LayerShown['rows'][number]

/** The networks of one layer of a draft: the table, and where it divides schools, the map. `open`: schools may still be moved. */
export function SchemeLayer({ id, layer, open }: { id: number; layer: LayerShown; open: boolean }) {
  const { key, name, wants, nested, rows, divided, map, byHand, outside } = layer
  const marks: Column<Row>[] = [{ key: 'mark', head: 'No.', cell: ({ at }) => <Mark group={at} /> }]
  const distances: Column<Row>[] = [
    { key: 'mean', head: 'Mean distance from its middle', numeric: true, cell: (row) => row.mean },
    { key: 'far', head: 'Farthest', numeric: true, cell: (row) => row.farthest },
  ]
  return (
    <Section title={rows.length === 1 ? name : `${name}: ${rows.length}`}>
      {wants === '' ? null : <Lines>Each wants: {wants}.</Lines>}
      <Table
        caption={`${name} networks`} hideCaption tight rows={rows} rowKey={(row) => row.key} empty="None: no school here fits."
        columns={[
          ...(divided ? marks : []),
          { key: 'name', head: 'Network', header: true, cell: (row) => <Anchor href={`/networks/schemes/${id}/groups/${row.key}`}>{row.name}</Anchor> },
          ...(rows.some(({ focus }) => focus !== '') ? [{ key: 'focus', head: 'Need in common', cell: (row: Row) => row.focus }] : []),
          ...(nested ? [{ key: 'within', head: 'Part of', cell: (row: Row) => row.within }] : []),
          { key: 'schools', head: 'Schools', numeric: true, cell: (row) => row.schoolIds.length },
          { key: 'phases', head: 'Phases', cell: (row) => row.phases },
          ...(map ? distances : []),
        ]}
      />
      {outside !== null && byHand && open ? <Lines><Anchor href={`/networks/schemes/${id}/groups/${key}`}>{outside}</Anchor></Lines> : null}
      {map ? <><SchoolsMapKey drawn={map.drawn} /><SchoolsMaps {...map} /></> : null}
    </Section>
  )
}

/** As the group's schools are marked on the map. */
const Mark = ({ group }: { group: number }) => (
  <span>
    <svg width="30" height="30" aria-hidden="true" focusable="false"><GroupMark group={group} x={15} y={15} radius={11} numbered /></svg>
    <span className="govuk-visually-hidden">{group + 1}</span>
  </span>
)

/** Every school with the number of its network, for each layer that divides schools: what the maps show. */
export const SchemeSchoolsTable = ({ layers, rows }: { layers: LayerShown[]; rows: SchoolShown[] }) => (
  <Table
    caption={`${rows.length} schools, each with the numbers of its networks`} tight rows={rows} rowKey={(row) => row.id} empty="No school here is open on that day."
    columns={[
      { key: 'name', head: 'School', header: true, cell: ({ name, placed }) => <>{name}{placed ? '' : ' (not on the map)'}</> },
      { key: 'phase', head: 'Phase', cell: ({ phase }) => phase },
      ...layers.map(({ key, name }): Column<SchoolShown> => ({ key, head: name, cell: (school) => (school.in[key] == null ? 'None' : school.in[key] + 1) })),
    ]}
  />
)
