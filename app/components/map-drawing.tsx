import type { ReactNode } from 'react'
import type { CoverageState } from '../../graph/coverage/model.ts'
import { labelsOf, shortened, type Label } from '../../graph/network/picture/labels.ts'
import { FAMILIES, INK, type Family } from '../network-families.ts'
import { MarkShape } from './network-drawing.tsx'
import { SHAPES, StateShape } from './network-picture.tsx'

type Spot = { x: number; y: number }
type Paper = { title: string; width: number; height: number }
/** `state`: null where it is not the viewer's to know. */
type School = Spot & { number: number; name: string; href: string; state: CoverageState | null; words: string; found: boolean; /** The viewer's. */ own: boolean }
type Network = Spot & { letter: string; name: string; href: string; family: Family; path: string; words: string }
export type DrawnSchools = Paper & { radius: number; numbered: boolean; as: 'lines' | 'bands'; land: { code: string; own: boolean; path: string }[]; schools: School[]; networks: Network[] }
type AuthorityArea = { code: string; path: string; disc: Spot | null; number: Spot | null; mark: number; name: string; href: string; words: string; /** Active of all its schools, 0 to 1. */ share: number | null; found: boolean }
export type DrawnAuthorities = Paper & { radius: number; areas: AuthorityArea[] }
/** In a file of its own: what stands under the map. */
type Alone = { note: string }

const FONT = "'Atkinson Hyperlegible Next Variable', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
const FOUND = '#b3006b'
/** Of bands around networks, light enough for black letters on all of them. */
const BANDS = ['#9cc3e6', '#f7cf80', '#a8d8a0', '#e6a8cc', '#bfb3e8', '#99d9d9', '#e5b79c', '#d0d080']

/** The paper, with a title and what the marks mean where the map is a file of its own. What leaves the map is cut off at its edge. */
function Sheet({ title, width, height, alone, marks, fit, still, children }: Paper & { alone?: Alone; marks: KeyEntry[]; fit: string; still?: boolean; children: ReactNode }) {
  const [top, columns] = [alone ? 56 : 0, Math.max(1, Math.floor((width - 40) / 220))]
  const bottom = alone ? Math.ceil(marks.length / columns) * 34 + 40 : 0
  return (
    <svg
      className={`al-network al-map al-map--${fit}`} xmlns="http://www.w3.org/2000/svg" width={width} height={height + top + bottom} viewBox={`0 ${-top} ${width} ${height + top + bottom}`}
      role={still ? 'img' : 'group'} aria-labelledby={`map-title-${fit}`} fontFamily={FONT}
    >
      <title id={`map-title-${fit}`}>{title}</title>
      <rect x="0" y={-top} width={width} height={height + top + bottom} fill="#ffffff" />
      {alone ? <text x="24" y={-top + 34} fontSize="22" fontWeight="700" fill={INK}>{shortened(title, Math.floor(width / 12))}</text> : null}
      <svg x="0" y="0" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>{children}</svg>
      {alone ? (
        <g fontSize="14" fill={INK}>
          {marks.map(({ words, shape }, index) => (
            <g key={words} transform={`translate(${24 + (index % columns) * 220} ${height + 8 + Math.floor(index / columns) * 34})`}>{shape}<text x="40" y="22">{words}</text></g>
          ))}
          <text x="24" y={height + bottom - 12} fontSize="13">{alone.note}</text>
        </g>
      ) : null}
    </svg>
  )
}

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
 * room for numbers the map is one picture, and the table has the links.
 */
export function SchoolsMap({ drawn, alone, fit = 'page' }: { drawn: DrawnSchools; alone?: Alone; fit?: 'page' | 'phone' }) {
  const { land, schools, networks, radius, as, numbered } = drawn
  return (
    <Sheet {...drawn} alone={alone} marks={schoolKey(drawn)} fit={fit} still={!numbered}>
      <g strokeLinejoin="round">
        {land.map(({ code, own, path }) => <path key={code} d={path} fillRule="evenodd" fill={own ? '#eef4ea' : '#f8f8f8'} stroke={own ? '#4d5b46' : '#b1b4b6'} strokeWidth={own ? 1.5 : 1} />)}
      </g>
      <g aria-hidden="true">
        {networks.map(({ letter, path }, index) => as === 'lines'
          ? <path key={letter} d={path} stroke="#505a5f" strokeWidth="1.5" strokeOpacity="0.7" />
          : <g key={letter} opacity="0.5"><path d={path} fill={BANDS[index % BANDS.length]} stroke={BANDS[index % BANDS.length]} strokeWidth={2 * radius + 8} strokeLinejoin="round" /></g>)}
      </g>
      {schools.map((school) => numbered ? <SchoolMark key={school.number} school={school} radius={radius} /> : <Dot key={school.number} school={school} radius={radius} />)}
      <g aria-hidden="true" fill={INK} stroke="#ffffff" strokeWidth="3" strokeLinejoin="round" paintOrder="stroke">
        {namesOn(drawn, fit).map(({ key, text, size, x, y, anchor }) => <text key={key} x={x} y={y} fontSize={size} textAnchor={anchor}>{text}</text>)}
      </g>
      {!numbered ? null : networks.map((network) => (
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

/** From few active to all: dark enough apart to be told without colour, and the table has the figures. */
const SHADES = ['#f1eef6', '#c5cfe4', '#86a9cf', '#3d7fb5', '#0b4a7d']
const SHADE_WORDS = ['Under 20% active', '20% to 39%', '40% to 59%', '60% to 79%', '80% and more']
const shadeOf = (share: number): number => Math.min(SHADES.length - 1, Math.floor(share * SHADES.length))
const UNKNOWN = '#ffffff'

/** Authorities, each as dark as many of its schools are active, with its number in the table where there is room. */
export const AuthoritiesMap = ({ drawn, alone }: { drawn: DrawnAuthorities; alone?: Alone }) => (
  <Sheet {...drawn} alone={alone} marks={authorityKey(drawn)} fit="authorities">
    {[...drawn.areas].sort((a, b) => Number(a.found) - Number(b.found)).map(({ code, path, disc, number, mark, name, href, words, share, found }) => {
      const common = { fill: share === null ? UNKNOWN : SHADES[shadeOf(share)], stroke: found ? FOUND : '#505a5f', strokeWidth: found ? 4 : 0.75 }
      return (
        <a key={code} href={href} aria-label={`${mark}, ${name}: ${words}`}>
          <title>{`${name}: ${words}`}</title>
          {disc ? <circle cx={disc.x} cy={disc.y} r={drawn.radius} {...common} /> : <path d={path} fillRule="evenodd" strokeLinejoin="round" {...common} />}
          {number ? <text x={number.x} y={number.y + 4} fontSize="11" fontWeight="700" textAnchor="middle" fill={share !== null && shadeOf(share) > 2 ? '#ffffff' : INK}>{mark}</text> : null}
        </a>
      )
    })}
  </Sheet>
)

type KeyEntry = { words: string; shape: ReactNode }

/** Only the marks that are there. */
function schoolKey({ schools, networks, as, land }: DrawnSchools): KeyEntry[] {
  const states: [CoverageState | null, string][] = [['active', 'Active'], ['on-paper-only', 'On paper only'], ['none', 'In no collaboration'], [null, 'School']]
  const families = [...new Set(networks.map(({ family }) => family))]
  return [
    ...states.filter(([state]) => schools.some((school) => school.state === state)).map(([state, words]) => ({ words, shape: <SchoolShape state={state} x={17} y={17} radius={11} /> })),
    ...families.map((family) => ({ words: FAMILIES[family].words, shape: <MarkShape family={family} x={17} y={17} radius={11} /> })),
    ...(networks.length === 0 ? [] : [as === 'lines' ? { words: 'Belongs to it', shape: <path d="M2 17H32" stroke="#505a5f" strokeWidth="2" /> } : { words: 'Around its schools', shape: <rect x="3" y="7" width="28" height="20" rx="9" fill={BANDS[0]} fillOpacity="0.5" /> }]),
    ...(schools.some(({ own }) => own) ? [{ words: 'Your school', shape: <circle cx="17" cy="17" r="12" fill="none" stroke={INK} strokeWidth="3" /> }] : []),
    ...(schools.some(({ found }) => found) ? [{ words: 'Found', shape: <circle cx="17" cy="17" r="12" fill="none" stroke={FOUND} strokeWidth="4" /> }] : []),
    ...(land.some(({ own }) => own) ? [{ words: 'Authority', shape: <rect x="4" y="8" width="26" height="18" fill="#eef4ea" stroke="#4d5b46" strokeWidth="1.5" /> }] : []),
  ]
}

function authorityKey({ areas }: DrawnAuthorities): KeyEntry[] {
  const swatch = (fill: string) => <rect x="4" y="8" width="26" height="18" fill={fill} stroke="#505a5f" />
  return [
    ...(areas.some(({ share }) => share !== null) ? SHADES.map((shade, index) => ({ words: SHADE_WORDS[index]!, shape: swatch(shade) })) : []),
    ...(areas.some(({ share }) => share === null) ? [{ words: 'Not for you to know', shape: swatch(UNKNOWN) }] : []),
  ]
}

const Key = ({ marks }: { marks: KeyEntry[] }) => (
  <ul className="al-key" aria-label="What the marks mean">
    {marks.map(({ words, shape }) => <li key={words}><svg width="34" height="34" aria-hidden="true" focusable="false">{shape}</svg>{words}</li>)}
  </ul>
)
export const SchoolsMapKey = ({ drawn }: { drawn: DrawnSchools }) => <Key marks={schoolKey(drawn)} />
export const AuthoritiesMapKey = ({ drawn }: { drawn: DrawnAuthorities }) => <Key marks={authorityKey(drawn)} />
