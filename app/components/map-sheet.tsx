import { useId, type ReactNode } from 'react'
import { shortened } from '../../graph/network/picture/labels.ts'
import { INK } from '../network-families.ts'

export type Spot = { x: number; y: number }
export type Paper = { title: string; width: number; height: number }
/** In a file of its own: what stands under the map; null: the file is shown on a page, which has its title and says whose it is. */
export type Alone = { note: string | null }
export type KeyEntry = { words: string; shape: ReactNode }

const FONT = "'Atkinson Hyperlegible Next Variable', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
/** Rings what was searched for. */
export const FOUND = '#b3006b'

/** The paper, with a title and what the marks mean where the map is a file of its own. What leaves the map is cut off at its edge. */
export function Sheet({ title, width, height, alone, marks, fit, still, children }: Paper & { alone?: Alone; marks: KeyEntry[]; fit: string; still?: boolean; children: ReactNode }) {
  const [top, columns] = [alone?.note ? 56 : 0, Math.max(1, Math.floor((width - 40) / 220))]
  const named = useId()
  const bottom = alone ? Math.ceil(marks.length / columns) * 34 + (alone.note ? 40 : 8) : 0
  return (
    <svg
      className={`al-network al-map al-map--${fit}`} xmlns="http://www.w3.org/2000/svg" width={width} height={height + top + bottom} viewBox={`0 ${-top} ${width} ${height + top + bottom}`}
      role={still ? 'img' : 'group'} aria-labelledby={named} fontFamily={FONT}
    >
      <title id={named}>{title}</title>
      <rect x="0" y={-top} width={width} height={height + top + bottom} fill="#ffffff" />
      {alone?.note ? <text x="24" y={-top + 34} fontSize="22" fontWeight="700" fill={INK}>{shortened(title, Math.floor(width / 12))}</text> : null}
      <svg x="0" y="0" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>{children}</svg>
      {alone ? (
        <g fontSize="14" fill={INK}>
          {marks.map(({ words, shape }, index) => (
            <g key={words} transform={`translate(${24 + (index % columns) * 220} ${height + 8 + Math.floor(index / columns) * 34})`}>{shape}<text x="40" y="22">{words}</text></g>
          ))}
          {alone.note ? <text x="24" y={height + bottom - 12} fontSize="13">{alone.note}</text> : null}
        </g>
      ) : null}
    </svg>
  )
}

export const Key = ({ marks }: { marks: KeyEntry[] }) => (
  <ul className="al-key" aria-label="What the marks mean">
    {marks.map(({ words, shape }) => <li key={words}><svg width="34" height="34" aria-hidden="true" focusable="false">{shape}</svg>{words}</li>)}
  </ul>
)
