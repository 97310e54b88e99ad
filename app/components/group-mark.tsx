import { INK, type Outlined } from '../network-families.ts'
import { Shape } from './network-drawing.tsx'

/** Of groups, light enough for black letters on all of them. */
const FILLS = ['#9cc3e6', '#f7cf80', '#a8d8a0', '#e6a8cc', '#bfb3e8', '#99d9d9', '#e5b79c']
const SHAPES: (Outlined | null)[] = [null, 'square', 'diamond', 'triangle']

export const fillOfGroup = (group: number): string => FILLS[group % FILLS.length]!

/** A school of a group: the group's number where there is room, and its colour and shape, which come together again only after 28 groups. */
export function GroupMark({ group, x, y, radius, numbered }: { group: number; x: number; y: number; radius: number; numbered: boolean }) {
  const shape = SHAPES[group % SHAPES.length]!
  return (
    <>
      <Shape shape={shape} x={x} y={y} radius={radius} fill={fillOfGroup(group)} stroke={INK} />
      {numbered ? <text x={x} y={y + radius * (shape === 'triangle' ? 0.75 : 0.35)} fontSize={radius * 0.95} fontWeight="700" textAnchor="middle" fill={INK}>{group + 1}</text> : null}
    </>
  )
}
