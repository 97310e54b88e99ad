import type { SchemeMap } from '../../graph/coverage/schemes/map.ts'

/** Light enough for black figures on all of them; the figure says the group, the colour only helps the eye. */
const COLOURS = ['#cfe2f3', '#fde3b0', '#d5ecd0', '#f3d1e4', '#dcd5f0', '#c9ecec', '#f2d8c9', '#e4e4a8']
const INK = '#0b0c0c'

/** Where the groups lie: each school is the number of its group, at its place, north up. The table beside it says the same. */
export function SchemeMapPicture({ title, map }: { title: string; map: SchemeMap }) {
  return (
    <div className="al-scroll" role="region" aria-label={title} tabIndex={0}>
      <svg width={map.width} height={map.height} viewBox={`0 0 ${map.width} ${map.height}`} role="img" aria-label={`${title}. Each number is a school, in the group of that number in the table.`}>
        {map.outlines.map(({ group, points }) => (
          <polygon key={group} points={points.map((point) => point.join(',')).join(' ')} fill={COLOURS[group % COLOURS.length]} fillOpacity="0.55" stroke={INK} strokeWidth="1" strokeLinejoin="round" />
        ))}
        {map.dots.map(({ id, x, y, group }) => (
          <g key={id}>
            <circle cx={x} cy={y} r="8" fill={COLOURS[group % COLOURS.length]} stroke={INK} strokeWidth="0.75" />
            <text x={x} y={y + 3.5} fontSize="10" textAnchor="middle" fill={INK}>{group + 1}</text>
          </g>
        ))}
      </svg>
    </div>
  )
}
