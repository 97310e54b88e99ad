/** The groups of a draft on the map of their authority: the very map its page shows, with each school marked by its group. */
import type { Db } from '../../db/client.ts'
import type { SchemeSchool } from '../../graph/coverage/schemes/model.ts'
import { groupsOn, type SchoolMap } from '../../graph/coverage/map/school-map.ts'
import type { DrawnSchools } from '../components/map-drawing.tsx'
import { answerOf } from '../pictures.ts'

export type Sheets = { drawn: SchoolMap; phone: SchoolMap }

/** The authority's schools of the day on its outline; null where there are too many to draw, or drawing takes too long. */
export async function sheetsOf(db: Db, { laCode, day }: { laCode: string; day: string }): Promise<Sheets | null> {
  const answer = await answerOf(db, { what: 'map', section: { kind: 'authority', code: laCode }, day, kinds: null, networkId: null, schoolId: null, as: 'lines' }).catch(() => null)
  return answer?.level === 'schools' ? { drawn: answer.map, phone: answer.phone } : null
}

/** `groups`: in the order of their numbers. `bands`: they lie apart, so that a band around each says something. `schools`: those to be drawn. */
export type Grouping = { title: string; groups: { name: string; schoolIds: number[] }[]; schools: readonly Pick<SchemeSchool, 'id' | 'name'>[]; bands: boolean }

export const groupsDrawn = ({ drawn, phone }: Sheets, grouping: Grouping): { drawn: DrawnSchools; phone: DrawnSchools } => ({ drawn: drawnOn(drawn, grouping), phone: drawnOn(phone, grouping) })

function drawnOn({ width, height, radius, numbered, land, schools: marks }: SchoolMap, { title, groups, schools, bands }: Grouping): DrawnSchools {
  const groupOf = new Map(groups.flatMap(({ schoolIds }, group) => schoolIds.map((id) => [id, group] as const)))
  const names = new Map(schools.map(({ id, name }) => [id, name]))
  const shown = marks.filter(({ id }) => names.has(id))
  return {
    title, width, height, radius, numbered, land, as: 'groups',
    schools: shown.map(({ id, x, y }) => {
      const group = groupOf.get(id) ?? null
      return { number: id, name: names.get(id)!, href: '', state: null, words: group === null ? 'in none of them' : groups[group]!.name, found: false, own: false, group, x, y }
    }),
    networks: !bands ? [] : groupsOn({ schools: shown }, groups.map(({ schoolIds }, id) => ({ id, schoolIds }))).map(({ id, x, y, path }) =>
      ({ letter: String(id + 1), name: groups[id]!.name, href: '', family: 'collaboration', x, y, path, words: '' })),
  }
}
