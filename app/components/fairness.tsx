import type { FairnessRows, Way } from '../lists/fairness.ts'
import { Details, Lines } from './page.tsx'
import { Table } from './table.tsx'

const GREEN = '#14504a'
const AMBER = '#b35c00'
const GREY = '#484d50'
const PALE = '#e3e7e6'

/** A shape for each way, so that colour is never needed to tell them apart. */
function Mark({ way, x, y }: { way: Way; x: number; y: number }) {
  if (way === 'run') return <circle cx={x} cy={y} r="7" fill={GREEN} />
  if (way === 'last') return <path d={`M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z`} fill="#fff" stroke={GREEN} strokeWidth="2" />
  if (way === 'one') return <rect x={x - 5.5} y={y - 5.5} width="11" height="11" fill="#fff" stroke={AMBER} strokeWidth="2" />
  return <path d={`M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}`} stroke={GREY} strokeWidth="2.5" fill="none" />
}

/** How far each tier is met, in each way: one row a tier, one mark a way. */
function Shares({ names, shares }: Pick<FairnessRows, 'names' | 'shares'>) {
  const [left, width, row] = [190, 400, 40]
  const height = 56 + shares.length * row
  const at = (share: number): number => left + share * width
  return (
    <svg className="al-picture" viewBox={`0 0 620 ${height}`} width="620" height={height} role="img" aria-label="How much of what each category wants is met, in each way to choose. The table below has the figures.">
      {names.map(({ way, name }, index) => (
        <g key={way}><Mark way={way} x={20 + index * 150} y={18} /><text x={34 + index * 150} y={23} fontSize="15" fill="#0b0c0c">{name}</text></g>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line x1={at(share)} x2={at(share)} y1={36} y2={height - 18} stroke={PALE} strokeWidth="1.5" />
          <text x={at(share)} y={height - 4} fontSize="13" textAnchor="middle" fill={GREY}>{share * 100}%</text>
        </g>
      ))}
      {shares.map(({ urgency, words, points }, index) => {
        const y = 54 + index * row
        const values = points.map(({ share }) => share)
        return (
          <g key={urgency}>
            <text x={left - 16} y={y + 5} fontSize="15" textAnchor="end" fill="#0b0c0c">{words}</text>
            <line x1={at(Math.min(...values))} x2={at(Math.max(...values))} y1={y} y2={y} stroke={GREY} strokeWidth="2" />
            {points.toReversed().map(({ way, share }) => <Mark key={way} way={way} x={at(share)} y={y} />)}
          </g>
        )
      })}
    </svg>
  )
}

/** Lorenz's curve of the load: the further it hangs below the straight line, the fewer carry it. */
function Curve({ curve }: Pick<FairnessRows, 'curve'>) {
  const [from, size] = [44, 240]
  const place = ([x, y]: [number, number]): string => `${(from + x * size).toFixed(1)} ${(16 + size - y * size).toFixed(1)}`
  return (
    <svg className="al-picture" viewBox="0 0 420 310" width="420" height="310" role="img" aria-label="How evenly the load is spread over the offers. The table below has the figure: unevenness of load.">
      <path d={`M${place([0, 0])}L${place([1, 1])}L${curve.toReversed().map(place).join('L')}Z`} fill="#e6f0ee" />
      <path d={`M${place([0, 0])}L${place([1, 1])}`} stroke={GREY} strokeWidth="2" strokeDasharray="5 5" fill="none" />
      <path d={`M${curve.map(place).join('L')}`} stroke={GREEN} strokeWidth="3" fill="none" strokeLinejoin="round" />
      <path d={`M${from} 16V${16 + size}H${from + size}`} stroke={GREY} strokeWidth="1.5" fill="none" />
      <text x={from + size / 2} y={282} fontSize="14" textAnchor="middle" fill={GREY}>Offers, the least loaded first</text>
      <text x={from + size + 10} y={28} fontSize="14" fill={GREY}>All of the load</text>
      <text x={from + size * 0.5 - 6} y={16 + size * 0.5 - 12} fontSize="14" textAnchor="end" fill={GREY}>Even</text>
    </svg>
  )
}

/** Is it fair? Two pictures and the table with everything in them. */
export function FairnessFigures({ fairness }: { fairness: FairnessRows }) {
  const { names, lines, curve, shares, draws } = fairness
  return (
    <>
      <Lines>{draws === null
        ? 'This run was made before other ways to choose were worked out beside it.'
        : `Beside it: choosing one by one, the best fit first, and by lot (the mean of ${draws} draws). Both keep every rule, pin and veto.`}</Lines>
      {shares.length > 0 ? <Shares names={names} shares={shares} /> : null}
      <Details summary="How evenly the load is spread">{curve.length > 1 ? <Curve curve={curve} /> : <Lines>There are no offers.</Lines>}</Details>
      <Table
        caption="Fairness figures" tight
        columns={[
          { key: 'what', head: 'Figure', header: true, cell: ({ what }) => what },
          ...names.map(({ way, name }, index) => ({ key: way, head: name, cell: ({ values }: { values: string[] }) => values[index] })),
        ]}
        rows={lines}
        rowKey={({ key }) => key}
        empty="There is nothing to compare."
      />
    </>
  )
}
