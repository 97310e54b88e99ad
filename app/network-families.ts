/** How networks are told apart in pictures: four families of kinds, each with a shape and a colour of its own, so that neither is needed alone. */
import { NETWORK_KINDS } from '../graph/network/kinds.ts'

export type Family = 'legal' | 'collaboration' | 'hub' | 'area'

/** What is not a disc. */
export type Outlined = 'square' | 'diamond' | 'triangle' | 'rectangle'

export const FAMILIES: Record<Family, { words: string; shape: Outlined; fill: string }> = {
  collaboration: { words: 'Collaboration', shape: 'diamond', fill: '#00664f' },
  legal: { words: 'Trust or federation', shape: 'square', fill: '#a34700' },
  hub: { words: 'Hub', shape: 'triangle', fill: '#7a3b78' },
  area: { words: 'Other body', shape: 'rectangle', fill: '#505a5f' },
}
/** Of schools, and of whatever was searched for. */
export const SCHOOL_FILL = '#00527a'
export const INK = '#0b0c0c'
/** Rings what was searched for, and draws the way between two schools. */
export const SOUGHT = '#b3006b'

const kinds = new Map(NETWORK_KINDS.map((kind) => [kind.code, kind]))

export const kindName = (code: string): string => kinds.get(code)?.name ?? code

export function familyOfKind(code: string): Family {
  const kind = kinds.get(code)
  if (kind?.conflict) return 'legal'
  if (/hub|alliance/.test(code)) return 'hub'
  return kind?.collaboration ? 'collaboration' : 'area'
}
