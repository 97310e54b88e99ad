/**
 * Moves marks of a picture apart that would lie on one another: a little at a time, inside the frame, by steps that depend on
 * nothing but where they are. Leaves out: keeping what was near together; the steps are small, and few are needed.
 */

/** A place in the picture, in its own units; y grows downwards. */
export type Spot = { x: number; y: number }
export type Frame = { width: number; height: number }

const STEPS = 160

/** Changes the marks in place until the centres of any two are `apart`, or the steps are used up. */
export function moveApart(marks: Spot[], { width, height, apart }: Frame & { apart: number }): void {
  for (let step = 0; step < STEPS; step += 1) {
    const inOrder = [...marks].sort((a, b) => a.x - b.x || a.y - b.y)
    let moved = false
    for (const [index, mark] of inOrder.entries()) {
      for (let next = index + 1; next < inOrder.length && inOrder[next]!.x - mark.x < apart; next += 1) {
        moved = push(mark, inOrder[next]!, index + next, apart) || moved
      }
    }
    for (const mark of marks) {
      mark.x = Math.min(Math.max(mark.x, apart / 2), width - apart / 2)
      mark.y = Math.min(Math.max(mark.y, apart / 2), height - apart / 2)
    }
    if (!moved) return
  }
}

/** Two marks at one spot part in a direction that only their order decides. */
function push(a: Spot, b: Spot, order: number, apart: number): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const distance = Math.hypot(dx, dy)
  if (distance >= apart - 0.5) return false
  const turn = order * 2.399963
  const [ux, uy] = distance < 0.01 ? [Math.cos(turn), Math.sin(turn)] : [dx / distance, dy / distance]
  const half = (apart - distance) / 2
  a.x -= ux * half
  a.y -= uy * half
  b.x += ux * half
  b.y += uy * half
  return true
}
