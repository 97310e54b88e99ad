/**
 * Decides which names stand in a picture and where, so that none lies on a mark or on another name.
 *
 * Method: greedy, the most important first; each name tries right, left, below and above its mark and goes without when none is
 * free (the table beside the picture has every name).
 * Leaves out: how wide letters are; a name is taken to be as wide as its letters on average.
 */
import type { Frame, Spot } from './apart.ts'

/** `radius` of the mark; `text` to be shortened to fit; a mark without text only takes up its place. */
export type Marked = Spot & { key: string; radius: number; text: string; size: number }
/** `x`, `y`: where the text begins, ends or is centred (by `anchor`), on its baseline. */
export type Label = Spot & { key: string; text: string; size: number; anchor: 'start' | 'middle' | 'end' }

type Box = { left: number; right: number; top: number; bottom: number }

const LETTER = 0.54
const LONGEST = 34
const GAP = 4
const CELL = 120

/** The text, cut at a word where it is too long. */
export const shortened = (text: string, longest = LONGEST): string => {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > longest / 2 ? space : cut.length).trimEnd()}…`
}

/** The labels there is room for; `marks` in order of importance. */
export function labelsOf(marks: readonly Marked[], { width, height }: Frame): Label[] {
  const taken = new Taken()
  for (const { x, y, radius } of marks) taken.add({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })
  return marks.flatMap((mark): Label[] => {
    if (mark.text === '') return []
    const text = shortened(mark.text)
    for (const label of placesFor(mark, text)) {
      const box = boxOf(label)
      if (box.left < 2 || box.right > width - 2 || box.top < 2 || box.bottom > height - 2 || taken.meets(box)) continue
      taken.add(box)
      return [label]
    }
    return []
  })
}

function placesFor({ key, x, y, radius, size }: Marked, text: string): Label[] {
  const [away, middle] = [radius + GAP, y + size * 0.35]
  const at = (dx: number, baseline: number, anchor: Label['anchor']): Label => ({ key, text, size, x: Math.round(x + dx), y: Math.round(baseline), anchor })
  return [at(away, middle, 'start'), at(-away, middle, 'end'), at(0, y + radius + size, 'middle'), at(0, y - radius - GAP, 'middle')]
}

/** The room a label takes. */
export function boxOf({ x, y, text, size, anchor }: Label): Box {
  const width = text.length * size * LETTER
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - size * 0.85, bottom: y + size * 0.25 }
}

/** Boxes by the squares they lie in, so that a thousand names are placed at once. */
class Taken {
  private readonly cells = new Map<string, Box[]>()

  private *cellsOf({ left, right, top, bottom }: Box): Generator<string> {
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) yield `${column},${row}`
    }
  }

  add(box: Box): void {
    for (const cell of this.cellsOf(box)) this.cells.set(cell, [...(this.cells.get(cell) ?? []), box])
  }

  meets(box: Box): boolean {
    for (const cell of this.cellsOf(box)) {
      if (this.cells.get(cell)?.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) return true
    }
    return false
  }
}
