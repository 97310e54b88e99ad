import type { Picture } from '../../graph/coverage/picture.ts'
import type { CoverageState } from '../../graph/coverage/model.ts'

/** A school as drawn: its number in the table, where its page is, and its state in words. */
export type DrawnSchool = { id: number; number: number; name: string; href: string; state: CoverageState; hangs: boolean; words: string }
type DrawnNetwork = { id: number; letter: string; name: string; href: string }
type DrawnSupport = { from: number; to: number }

type PictureProps = { /** Where a page has several. */ id?: string; title: string; picture: Picture; schools: DrawnSchool[]; networks: DrawnNetwork[]; support: DrawnSupport[] }
type Spot = { x: number; y: number }

const INK = '#0b0c0c'
const PURPLE = '#6a2c8f'

/**
 * The network of an area, drawn on the server. State is told by shape and number as well as colour; each mark is a link
 * and wide enough for a finger. The table beside it says all of it in words.
 */
export function NetworkPicture({ id = 'picture', title, picture, schools, networks, support }: PictureProps) {
  const spots = new Map<string, Spot>([
    ...picture.schools.map((mark) => [`school:${mark.id}`, mark] as const),
    ...picture.networks.map((mark) => [`network:${mark.id}`, mark] as const),
  ])
  const lines = (taking: boolean): string =>
    picture.spokes.filter(({ active }) => active === taking).map(({ schoolId, networkId }) => line(spots.get(`school:${schoolId}`), spots.get(`network:${networkId}`))).join('')
  return (
    <div className="al-scroll" role="region" aria-label={title} tabIndex={0}>
      <svg className="al-network" width={picture.width} height={picture.height} viewBox={`0 0 ${picture.width} ${picture.height}`} role="group" aria-labelledby={`${id}-title ${id}-words`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-words`}>Each school stands where it is on the map, joined to the squares of its collaborations. The table says the same in words.</desc>
        <defs>
          <marker id={`${id}-arrow`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill={PURPLE} /></marker>
        </defs>
        {picture.elsewhere === null ? null : (
          <>
            <path d={`M0 ${picture.elsewhere}H${picture.width}`} stroke={INK} strokeDasharray="2 4" />
            <text x="12" y={picture.elsewhere + 18} fontSize="14" fill={INK}>Schools without a place in the register</text>
          </>
        )}
        <g aria-hidden="true">
          <path d={lines(true)} stroke="#505a5f" strokeWidth="2" />
          <path d={lines(false)} stroke="#505a5f" strokeWidth="1.25" strokeDasharray="4 4" />
          {support.map(({ from, to }) => (
            <path key={`${from}-${to}`} d={arrow(spots.get(`school:${from}`), spots.get(`school:${to}`))} fill="none" stroke={PURPLE} strokeWidth="2.5" markerEnd={`url(#${id}-arrow)`} />
          ))}
        </g>
        {networks.map((network) => <NetworkMark key={network.id} network={network} spot={spots.get(`network:${network.id}`)} />)}
        {schools.map((school) => <SchoolMark key={school.id} school={school} spot={spots.get(`school:${school.id}`)} />)}
      </svg>
    </div>
  )
}

const line = (a: Spot | undefined, b: Spot | undefined): string => (a && b ? `M${a.x} ${a.y}L${b.x} ${b.y}` : '')

/** A bow from one school to the other that ends at its edge. */
function arrow(a: Spot | undefined, b: Spot | undefined): string {
  if (!a || !b) return ''
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length]
  const bend = Math.min(40, length / 5)
  const middle = `${Math.round((a.x + b.x) / 2 - uy * bend)} ${Math.round((a.y + b.y) / 2 + ux * bend)}`
  return `M${a.x} ${a.y}Q${middle} ${Math.round(b.x - ux * 16)} ${Math.round(b.y - uy * 16)}`
}

function NetworkMark({ network, spot }: { network: DrawnNetwork; spot: Spot | undefined }) {
  if (!spot) return null
  return (
    <a href={network.href} aria-label={`${network.letter}, ${network.name}: collaboration`}>
      <title>{network.name}</title>
      <rect x={spot.x - 13} y={spot.y - 13} width="26" height="26" rx="3" fill="#f3f2f1" stroke={INK} strokeWidth="1.5" />
      <text x={spot.x} y={spot.y + 5} fontSize="13" fontWeight="700" textAnchor="middle" fill={INK}>{network.letter}</text>
    </a>
  )
}

function SchoolMark({ school, spot }: { school: DrawnSchool; spot: Spot | undefined }) {
  if (!spot) return null
  return (
    <a href={school.href} aria-label={`${school.number}, ${school.name}: ${school.words}`}>
      <title>{`${school.name}: ${school.words}`}</title>
      <StateShape state={school.state} x={spot.x} y={spot.y} hangs={school.hangs} />
      <text x={spot.x} y={spot.y + (school.state === 'none' ? 8 : 4)} fontSize="11" fontWeight="700" textAnchor="middle" fill={SHAPES[school.state].ink}>{school.number}</text>
    </a>
  )
}

/** Colours keep their distance for every kind of colour vision; the shapes alone would do. */
export const SHAPES: Record<CoverageState, { fill: string; ink: string }> = {
  active: { fill: '#00527a', ink: '#ffffff' },
  'on-paper-only': { fill: '#ffffff', ink: INK },
  none: { fill: '#f0a202', ink: INK },
}

/** The mark of a state: a disc, an open diamond, a triangle; a ring around it where the school hangs by a thread. */
export function StateShape({ state, x, y, hangs = false, radius = 12 }: { state: CoverageState; x: number; y: number; hangs?: boolean; radius?: number }) {
  const { fill } = SHAPES[state]
  const far = radius * 1.25
  return (
    <>
      {state === 'active' ? <circle cx={x} cy={y} r={radius} fill={fill} stroke="#ffffff" strokeWidth="1.5" /> : null}
      {state === 'on-paper-only' ? <path d={`M${x} ${y - far}L${x + far} ${y}L${x} ${y + far}L${x - far} ${y}z`} fill={fill} stroke={INK} strokeWidth="2" /> : null}
      {state === 'none' ? <path d={`M${x} ${y - far}L${x + far} ${y + radius}H${x - far}z`} fill={fill} stroke={INK} strokeWidth="2" /> : null}
      {hangs ? <circle cx={x} cy={y} r={far} fill="none" stroke="#b3006b" strokeWidth="2" strokeDasharray="5 3" /> : null}
    </>
  )
}

const KEY: { words: string; state?: CoverageState; hangs?: boolean }[] = [
  { words: 'Active', state: 'active' },
  { words: 'Active, but by one thread', state: 'active', hangs: true },
  { words: 'On paper only', state: 'on-paper-only' },
  { words: 'In no collaboration', state: 'none' },
]

/** What the marks and lines mean. */
export const PictureKey = () => (
  <ul className="al-key" aria-label="What the marks mean">
    {KEY.map(({ words, state, hangs }) => (
      <li key={words}><svg width="34" height="34" aria-hidden="true" focusable="false"><StateShape state={state!} x={17} y={17} hangs={hangs ?? false} /></svg>{words}</li>
    ))}
    <li><svg width="34" height="34" aria-hidden="true" focusable="false"><rect x="4" y="4" width="26" height="26" rx="3" fill="#f3f2f1" stroke={INK} strokeWidth="1.5" /></svg>Collaboration</li>
    <li><svg width="34" height="34" aria-hidden="true" focusable="false"><path d="M2 17H32" stroke="#505a5f" strokeWidth="2" /></svg>Takes part</li>
    <li><svg width="34" height="34" aria-hidden="true" focusable="false"><path d="M2 17H32" stroke="#505a5f" strokeWidth="1.25" strokeDasharray="4 4" /></svg>Belongs on paper</li>
    <li><svg width="34" height="34" aria-hidden="true" focusable="false"><path d="M2 17H26M20 11L30 17L20 23z" fill={PURPLE} stroke={PURPLE} strokeWidth="2.5" /></svg>Supports</li>
  </ul>
)
