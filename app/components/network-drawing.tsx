import { labelsOf, shortened } from '../../graph/network/picture/labels.ts'
import { FAMILIES, INK, SCHOOL_FILL, SOUGHT, type Family, type Outlined } from '../network-families.ts'

/** A school, network or authority as drawn: `mark` is its number or letter in the table, `words` what is said of it. */
export type DrawnMark = {
  key: string
  mark: string
  name: string
  x: number
  y: number
  radius: number
  family: Family | null
  href: string
  words: string
  /** The school whose ties are shown, what was searched for, or a step of the way between two schools. */
  stands?: 'centre' | 'found' | 'way' | undefined
}
/** `weight`: 1 is a line of ordinary width. `onWay`: of the way between two schools. */
export type DrawnTie = { from: string; to: string; weight: number; onWay: boolean }
export type Drawn = { title: string; width: number; height: number; marks: DrawnMark[]; ties: DrawnTie[]; aloneFrom: number | null }

const KEY_HEIGHT = 64

/**
 * The network, drawn on the server. What each mark is is told by its shape, its letter or number and its colour, and all of it by
 * the tables beside it. `alone`: as a file of its own, with its title and key inside.
 */
export function NetworkDrawing({ drawn, alone }: { drawn: Drawn; alone?: { note: string } }) {
  const { title, width, marks, ties, aloneFrom } = drawn
  const [top, bottom] = alone ? [56, KEY_HEIGHT] : [0, 0]
  const height = drawn.height + top + bottom
  const spots = new Map(marks.map((mark) => [mark.key, mark]))
  const labels = labelsOf(inImportance(marks), drawn)
  return (
    <svg
      className="al-network" xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 ${-top} ${width} ${height}`} role="group" aria-labelledby="drawing-title"
      fontFamily="'Atkinson Hyperlegible Next Variable', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
    >
      <title id="drawing-title">{title}</title>
      <rect x="0" y={-top} width={width} height={height} fill="#ffffff" />
      {alone ? <text x="24" y={-top + 34} fontSize="22" fontWeight="700" fill={INK}>{shortened(title, Math.floor(width / 12))}</text> : null}
      {aloneFrom === null ? null : (
        <>
          <path d={`M0 ${aloneFrom}H${width}`} stroke={INK} strokeDasharray="2 4" />
          <text x="12" y={aloneFrom + 20} fontSize="14" fill={INK}>Tied to no other in this picture</text>
        </>
      )}
      <g aria-hidden="true" stroke="#505a5f" strokeOpacity={ties.length > 1500 ? 0.25 : 0.55}>
        {ties.map((tie) => <Tie key={`${tie.from} ${tie.to}`} tie={tie} a={spots.get(tie.from)} b={spots.get(tie.to)} />)}
      </g>
      {marks.map((mark) => <Mark key={mark.key} mark={mark} />)}
      <g aria-hidden="true" fill={INK} stroke="#ffffff" strokeWidth="3" paintOrder="stroke" strokeLinejoin="round">
        {labels.map(({ key, x, y, text, size, anchor }) => (
          <text key={key} x={x} y={y} fontSize={size} textAnchor={anchor} fontWeight={spots.get(key)?.family || spots.get(key)?.stands ? 700 : 400}>{text}</text>
        ))}
      </g>
      {alone ? <Key at={drawn.height} note={alone.note} /> : null}
    </svg>
  )
}

const inImportance = (marks: DrawnMark[]) =>
  [...marks]
    .sort((a, b) => weightOf(b) - weightOf(a))
    .map(({ key, x, y, radius, name, family, stands }) => ({ key, x, y, radius: radius + (stands ? 8 : 2), text: name, size: family ? 14 : 13 }))
const weightOf = ({ stands, family, radius }: DrawnMark): number => (stands === 'centre' ? 4000 : stands ? 3000 : family ? 1000 : 0) + radius

function Tie({ tie: { from, to, weight, onWay }, a, b }: { tie: DrawnTie; a: DrawnMark | undefined; b: DrawnMark | undefined }) {
  const bold = onWay ? { stroke: SOUGHT, strokeOpacity: 1, strokeWidth: 6 } : { strokeWidth: 1.5 * weight }
  return a && b ? <path data-from={from} data-to={to} d={`M${a.x} ${a.y}L${b.x} ${b.y}`} {...bold} /> : null
}

function Mark({ mark: { key, mark, name, x, y, radius, family, href, words, stands } }: { mark: DrawnMark }) {
  return (
    <a href={href} data-key={key} data-name={name} data-words={words} data-stands={stands} aria-label={`${mark}, ${name}: ${words}`}>
      <title>{`${name}: ${words}`}</title>
      {stands ? <circle cx={x} cy={y} r={radius + 6} fill="none" stroke={SOUGHT} strokeWidth="4" /> : null}
      <MarkShape family={family} x={x} y={y} radius={radius} />
      <text x={x} y={y + (family && FAMILIES[family].shape === 'triangle' ? 8 : 4)} fontSize={mark.length > 2 ? 10 : 12} fontWeight="700" textAnchor="middle" fill="#ffffff">{mark}</text>
    </a>
  )
}

/** A disc for a school or an authority, and the shape of its family for a network. */
export const MarkShape = ({ family, ...spot }: { family: Family | null; x: number; y: number; radius: number }) =>
  <Shape shape={family && FAMILIES[family].shape} fill={family ? FAMILIES[family].fill : SCHOOL_FILL} stroke="#ffffff" {...spot} />

/** Of about the same size to the eye, whichever it is; a disc where there is none. */
export function Shape({ shape, x, y, radius: r, fill, stroke }: { shape: Outlined | null; x: number; y: number; radius: number; fill: string; stroke: string }) {
  const common = { fill, stroke, strokeWidth: 1.5 }
  switch (shape) {
    case 'square': return <rect x={x - r * 0.9} y={y - r * 0.9} width={r * 1.8} height={r * 1.8} rx="2" {...common} />
    case 'diamond': return <path d={`M${x} ${y - r * 1.25}L${x + r * 1.25} ${y}L${x} ${y + r * 1.25}L${x - r * 1.25} ${y}z`} {...common} />
    case 'triangle': return <path d={`M${x} ${y - r * 1.25}L${x + r * 1.25} ${y + r}H${x - r * 1.25}z`} {...common} />
    case 'rectangle': return <rect x={x - r * 1.2} y={y - r * 0.7} width={r * 2.4} height={r * 1.4} rx="2" {...common} />
    default: return <circle cx={x} cy={y} r={r} {...common} />
  }
}

const KEY: { words: string; family: Family | null }[] = [{ words: 'School', family: null }, ...(Object.keys(FAMILIES) as Family[]).map((family) => ({ words: FAMILIES[family].words, family }))]

/** What the shapes mean, inside a picture that stands alone. */
function Key({ at, note }: { at: number; note: string }) {
  return (
    <g fontSize="14" fill={INK}>
      {KEY.map(({ words, family }, index) => (
        <g key={words}>
          <MarkShape family={family} x={36 + index * 170} y={at + 20} radius={11} />
          <text x={54 + index * 170} y={at + 25}>{words}</text>
        </g>
      ))}
      <text x="24" y={at + 54} fontSize="13">{note}</text>
    </g>
  )
}

/** What the shapes mean, on a page. */
export const DrawingKey = ({ authorities }: { authorities?: boolean }) => (
  <ul className="al-key" aria-label="What the marks mean">
    {(authorities ? [{ words: 'Authority, with how many schools it has', family: null }] : KEY).map(({ words, family }) => (
      <li key={words}><svg width="34" height="34" aria-hidden="true" focusable="false"><MarkShape family={family} x={17} y={17} radius={12} /></svg>{words}</li>
    ))}
  </ul>
)
