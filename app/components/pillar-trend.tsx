import { STEPS } from '../../graph/coverage/pillars.ts'

/** One review in the picture: null where too few answered. */
export type TrendPoint = { term: string; mean: number | null; deviation: number | null }

const [LEFT, TOP, STEP, GAP] = [92, 14, 30, 92]
const INK = '#0b0c0c'
const BRAND = '#14504a'
const yOf = (step: number): number => TOP + (STEPS.length - step) * STEP
const bottom = yOf(1)

/**
 * One pillar over the terms, drawn on the server: a disc for the mean, a bar as far as answers lie from the middle one on
 * average, a cross where too few answered. The table below it says the same.
 */
export function PillarTrend({ id, title, points }: { id: string; title: string; points: TrendPoint[] }) {
  const xOf = (index: number): number => LEFT + 40 + index * GAP
  const width = LEFT + points.length * GAP
  const shown = points.map((point, index) => ({ ...point, x: xOf(index) }))
  return (
    <svg className="al-trend" width={width} height={bottom + 56} viewBox={`0 0 ${width} ${bottom + 56}`} role="img" aria-labelledby={`${id}-title ${id}-words`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-words`}>{shown.map(({ term, mean }) => `${term}: ${mean === null ? 'too few answers' : `mean ${mean} of ${STEPS.length}`}`).join('. ')}</desc>
      <g aria-hidden="true" fontSize="14" fill={INK}>
        {STEPS.map(({ step, name }) => (
          <g key={step}>
            <text x={LEFT - 8} y={yOf(step) + 5} textAnchor="end">{name}</text>
            <path d={`M${LEFT} ${yOf(step)}H${width}`} stroke="#b1b4b6" strokeWidth="1" />
          </g>
        ))}
        <path d={lineThrough(shown)} fill="none" stroke={BRAND} strokeWidth="2" />
        {shown.map((point) => <Point key={point.term} {...point} />)}
        {shown.map(({ term, x }) => <Term key={term} term={term} x={x} />)}
      </g>
    </svg>
  )
}

/** From one mean to the next, broken where there is none. */
const lineThrough = (points: (TrendPoint & { x: number })[]): string =>
  points.flatMap(({ mean, x }, index) => (mean === null ? [] : [`${(points[index - 1]?.mean ?? null) === null ? 'M' : 'L'}${x} ${yOf(mean)}`])).join('')

function Point({ mean, deviation, x }: TrendPoint & { x: number }) {
  if (mean === null) return <path d={`M${x - 6} ${bottom - 6}L${x + 6} ${bottom + 6}M${x + 6} ${bottom - 6}L${x - 6} ${bottom + 6}`} stroke={INK} strokeWidth="2" />
  const [high, low] = [Math.min(STEPS.length, mean + (deviation ?? 0)), Math.max(1, mean - (deviation ?? 0))]
  return (
    <>
      <path d={`M${x} ${yOf(high)}V${yOf(low)}M${x - 6} ${yOf(high)}H${x + 6}M${x - 6} ${yOf(low)}H${x + 6}`} stroke={INK} strokeWidth="1.5" />
      <circle cx={x} cy={yOf(mean)} r="7" fill={BRAND} stroke="#ffffff" strokeWidth="1.5" />
    </>
  )
}

/** "Autumn" over "2026". */
const Term = ({ term, x }: { term: string; x: number }) => {
  const [name, , year] = term.split(' ')
  return (
    <>
      <text x={x} y={bottom + 26} textAnchor="middle">{name}</text>
      <text x={x} y={bottom + 44} textAnchor="middle">{year}</text>
    </>
  )
}
