import type { Layer } from '../../graph/network/templates/model.ts'
import { organisationKindName } from '../../graph/network/organisation-kinds.ts'
import { roleName } from '../../graph/network/roles.ts'
import { Table } from './table.tsx'

const DIVIDED: Record<Layer['division']['by'], string> = {
  one: 'One for all its schools', place: 'Neighbours together, each group compact', theme: 'Schools of every phase and part of the area in each',
  need: 'Schools with the same open need', around: 'Schools around a centre', existing: 'As the schools chose: networks that are there',
}
const MEMBERS: Record<Layer['members'], string> = { schools: 'Schools', heads: 'Heads, by invitation', none: 'None: a body over others' }

/** What a template makes, layer by layer; those inside others under them. */
export const LayerTable = ({ layers }: { layers: { layer: Layer; depth: number }[] }) => (
  <Table
    caption="What it makes" hideCaption rows={layers} rowKey={({ layer }) => layer.key} empty=""
    columns={[
      { key: 'name', head: 'Networks', header: true, cell: ({ layer, depth }) => <>{'— '.repeat(depth)}{layer.name}</> },
      { key: 'how', head: 'How schools come together', cell: ({ layer }) => DIVIDED[layer.division.by] },
      { key: 'members', head: 'Members', cell: ({ layer }) => MEMBERS[layer.members] },
      { key: 'with', head: 'What each wants', cell: ({ layer }) => wantsInWords(layer) || 'Nothing more' },
    ]}
  />
)

/** Parts, partners, fund, functions and end, in a line. */
export const wantsInWords = ({ roles, organisations, functions, fund, years, linked }: Pick<Layer, 'roles' | 'organisations' | 'functions' | 'fund' | 'years' | 'linked'>): string =>
  [
    ...roles.map(({ role, count, each }) => `${each === 'school' ? 'for each school ' : ''}${count === 1 ? '' : `${count} × `}${roleName(role)?.toLowerCase() ?? role}`),
    ...organisations.map((code) => organisationKindName(code)?.toLowerCase() ?? code),
    ...functions.map((what) => `delegated: ${what.charAt(0).toLowerCase()}${what.slice(1)}`),
    ...(fund ? ['a fund'] : []), ...(years === null ? [] : [years === 1 ? 'an end after a year' : `an end after ${years} years`]), ...(linked ? ['links with the others'] : []),
  ].join(', ')
