import type { CoverageState } from '../../graph/coverage/model.ts'
import { labelsOf, type Label } from '../../graph/network/picture/labels.ts'
import { FAMILIES, INK, type Family } from '../network-families.ts'
import { fillOfGroup, GroupMark } from './group-mark.tsx'
import { FOUND, Key, Sheet, type Alone, type KeyEntry, type Paper, type Spot } from './map-sheet.tsx'
import { MarkShape } from './network-drawing.tsx'
import { SHAPES, StateShape } from './network-picture.tsx'

/** `state`: null where it is not the viewer's to know. */
type School = Spot & { number: number; name: string; href: string; state: CoverageState | null; words: string; found: boolean; /** The viewer's. */ own: boolean; /** On a map of groups: its own, by place in `networks`; null: it is in none. */ group?: number | null }
type Network = Spot & { letter: string; name: string; href: string; family: Family; path: string; words: string }
export type DrawnSchools = Paper & { radius: number; numbered: boolean; as: 'lines' | 'bands' | 'groups'; land: { code: string; own: boolean; path: string }[]; schools: School[]; networks: Network[] }
/** The same schools for a page and for a phone: the one that fits is shown. */
export const SchoolsMaps = ({ drawn, phone }: { drawn: DrawnSchools; phone: DrawnSchools }) => (
  <div className="al-scroll" role="region" aria-label={drawn.title} tabIndex={0}>
    <SchoolsMap drawn={drawn} />
    <SchoolsMap drawn={phone} fit="phone" />
  </div>
)

/** Names stand beside the marks of no more schools than this; those of one's own and of what was found always. */
const NAMED = { page: 40, phone: 8 }
const NAME_SIZE = { page: 14, phone: 12 }

/**
 * Schools at their place, on the outlines of the authorities; what each mark is is told by its shape, its number and its colour. Where there is no
 * room for numbers the map is one picture, and the table has the links; so it is where schools are marked by their group.
 */
export function SchoolsMap({ drawn, alone, fit = 'page' }: { drawn: DrawnSchools; alone?: Alone; fit?: 'page' | 'phone' }) {
  const { land, schools, networks, radius, as, numbered } = drawn
  const fillOf = (letter: string, index: number): string => fillOfGroup(as === 'groups' ? Number(letter) - 1 : index)
  return (
    <Sheet {...drawn} alone={alone} marks={schoolKey(drawn)} fit={fit} still={!numbered || as === 'groups'}>
      <g strokeLinejoin="round">
        {land.map(({ code, own, path }) => <path key={code} d={path} fillRule="evenodd" fill={own ? '#eef4ea' : '#f8f8f8'} stroke={own ? '#4d5b46' : '#b1b4b6'} strokeWidth={own ? 1.5 : 1} />)}
      </g>
      <g aria-hidden="true">
        {networks.map(({ letter, path }, index) => as === 'lines'
          ? <path key={letter} d={path} stroke="#505a5f" strokeWidth="1.5" strokeOpacity="0.7" />
          : <g key={letter} opacity="0.5"><path d={path} fill={fillOf(letter, index)} stroke={fillOf(letter, index)} strokeWidth={2 * radius + 8} strokeLinejoin="round" /></g>)}
      </g>
      {as === 'groups' ? <GroupedSchools drawn={drawn} /> : schools.map((school) => numbered ? <SchoolMark key={school.number} school={school} radius={radius} /> : <Dot key={school.number} school={school} radius={radius} />)}
      <g aria-hidden="true" fill={INK} stroke="#ffffff" strokeWidth="3" strokeLinejoin="round" paintOrder="stroke">
        {namesOn(drawn, fit).map(({ key, text, size, x, y, anchor }) => <text key={key} x={x} y={y} fontSize={size} textAnchor={anchor}>{text}</text>)}
      </g>
      {as === 'groups' && !numbered ? <GroupNumbers networks={networks} /> : null}
      {!numbered || as === 'groups' ? null : networks.map((network) => (
        <a key={network.letter} href={network.href} aria-label={`${network.letter}, ${network.name}: ${network.words}`}>
          <title>{`${network.name}: ${network.words}`}</title>
          <MarkShape family={network.family} x={network.x} y={network.y} radius={radius} />
          <text x={network.x} y={network.y + (FAMILIES[network.family].shape === 'triangle' ? 8 : 4)} fontSize={radius} fontWeight="700" textAnchor="middle" fill="#ffffff">{network.letter}</text>
        </a>
      ))}
    </Sheet>
  )
}

/** Names where there is room, one's own school first; that has its name also in a crowd. */
function namesOn({ schools, networks, radius, width, height }: DrawnSchools, fit: 'page' | 'phone'): Label[] {
  const weight = ({ own, found }: School): number => (own ? 0 : found ? 1 : 2)
  const few = schools.length <= NAMED[fit]
  const marks = schools.toSorted((a, b) => weight(a) - weight(b)).map((school) => ({
    key: String(school.number), x: school.x, y: school.y, radius: radius + (weight(school) < 2 ? 6 : 1), size: NAME_SIZE[fit], text: few || school.own ? school.name : '',
  }))
  const labels = labelsOf([...marks, ...networks.map(({ letter, x, y }) => ({ key: letter, x, y, radius, size: 0, text: '' }))], { width, height })
  const crowded = schools.filter(({ own, number }) => own && !labels.some(({ key }) => key === String(number))).map(({ number }) => String(number))
  return [...labels, ...labelsOf(marks.filter(({ key }) => crowded.includes(key)), { width, height })]
}

/** Rings around what was found and around one's own school. */
const Rings = ({ school: { x, y, found, own }, radius }: { school: School; radius: number }) => (
  <>
    {own ? <circle cx={x} cy={y} r={radius + 4} fill="none" stroke={INK} strokeWidth="3" /> : null}
    {found ? <circle cx={x} cy={y} r={radius + (own ? 8 : 6)} fill="none" stroke={FOUND} strokeWidth="4" /> : null}
  </>
)

const Dot = ({ school, radius }: { school: School; radius: number }) => (
  <>
    <Rings school={school} radius={radius} />
    <SchoolShape state={school.state} x={school.x} y={school.y} radius={radius} />
  </>
)

/** Schools with the number of their group; open, and smaller, those in none. */
const GroupedSchools = ({ drawn: { schools, radius, numbered } }: { drawn: DrawnSchools }) => (
  <g fontWeight="700" textAnchor="middle" fill={INK}>
    {schools.map(({ number, group = null, x, y, name, words }) => (
      <g key={number}>
        {numbered ? <title>{`${name}: ${words}`}</title> : null}
        {group === null ? <SchoolShape state={null} x={x} y={y} radius={radius * 0.75} /> : <GroupMark group={group} x={x} y={y} radius={radius} numbered={numbered} />}
      </g>
    ))}
  </g>
)

/** Amid each group, where its schools have no room for them. */
const GroupNumbers = ({ networks }: { networks: Network[] }) => (
  <g fill={INK} stroke="#ffffff" strokeWidth="4" strokeLinejoin="round" paintOrder="stroke" fontSize="14" fontWeight="700" textAnchor="middle">
    {networks.map(({ letter, x, y }) => <text key={letter} x={x} y={y + 5}>{letter}</text>)}
  </g>
)

function SchoolMark({ school, radius }: { school: School; radius: number }) {
  const { number, name, href, state, words, x, y, own } = school
  return (
    <a href={href} aria-label={`${number}, ${name}: ${words}${own ? ', your school' : ''}`}>
      <title>{`${name}: ${words}`}</title>
      <Rings school={school} radius={radius} />
      <SchoolShape state={state} x={x} y={y} radius={radius} />
      <text x={x} y={y + (state === 'none' ? radius * 0.65 : radius * 0.33)} fontSize={radius * (number > 99 ? 0.85 : 0.95)} fontWeight="700" textAnchor="middle" fill={state ? SHAPES[state].ink : INK}>{number}</text>
    </a>
  )
}

/** The mark of its coverage; an open disc where that is not the viewer's to know. */
const SchoolShape = ({ state, ...spot }: Spot & { state: CoverageState | null; radius: number }) =>
  state ? <StateShape state={state} {...spot} /> : <circle cx={spot.x} cy={spot.y} r={spot.radius - 1} fill="#ffffff" stroke={INK} strokeWidth="2" />

/** Only the marks that are there. */
function schoolKey({ schools, networks, as, land }: DrawnSchools): KeyEntry[] {
  return [
    ...(as === 'groups' ? groupKey(schools) : [...stateKey(schools), ...networkKey(networks, as)]),
    ...(schools.some(({ own }) => own) ? [{ words: 'Your school', shape: <circle cx="17" cy="17" r="12" fill="none" stroke={INK} strokeWidth="3" /> }] : []),
    ...(schools.some(({ found }) => found) ? [{ words: 'Found', shape: <circle cx="17" cy="17" r="12" fill="none" stroke={FOUND} strokeWidth="4" /> }] : []),
    ...(land.some(({ own }) => own) ? [{ words: 'Authority', shape: <rect x="4" y="8" width="26" height="18" fill="#eef4ea" stroke="#4d5b46" strokeWidth="1.5" /> }] : []),
  ]
}

function stateKey(schools: School[]): KeyEntry[] {
  const states: [CoverageState | null, string][] = [['active', 'Active'], ['on-paper-only', 'On paper only'], ['none', 'In no collaboration'], [null, 'School']]
  return states.filter(([state]) => schools.some((school) => school.state === state)).map(([state, words]) => ({ words, shape: <SchoolShape state={state} x={17} y={17} radius={11} /> }))
}

const networkKey = (networks: Network[], as: DrawnSchools['as']): KeyEntry[] => [
  ...[...new Set(networks.map(({ family }) => family))].map((family) => ({ words: FAMILIES[family].words, shape: <MarkShape family={family} x={17} y={17} radius={11} /> })),
  ...(networks.length === 0 ? [] : [as === 'lines' ? { words: 'Belongs to it', shape: <path d="M2 17H32" stroke="#505a5f" strokeWidth="2" /> } : { words: 'Around its schools', shape: <rect x="3" y="7" width="28" height="20" rx="9" fill={fillOfGroup(0)} fillOpacity="0.5" /> }]),
]

/** The table has every group's mark; here stand the first and what is in none. */
const groupKey = (schools: School[]): KeyEntry[] => [
  { words: 'School of network 1; the others as in the table', shape: <GroupMark group={0} x={17} y={17} radius={11} numbered /> },
  ...(schools.some(({ group }) => group === null) ? [{ words: 'School in none of them', shape: <SchoolShape state={null} x={17} y={17} radius={8} /> }] : []),
]

export const SchoolsMapKey = ({ drawn }: { drawn: DrawnSchools }) => <Key marks={schoolKey(drawn)} />
