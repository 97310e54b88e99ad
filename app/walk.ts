/**
 * Walking a picture by the arrow keys, from mark to mark along its lines. Down steps on to the first tie of where one stands,
 * left and right go through the ties of where one came from, up goes back. At the start, left and right go through everything.
 */
export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'
/** The marks one came along, the last being where one stands. */
export type Trail = readonly [string, ...string[]]
/** What is tied to what, each list in the order in which it is walked. */
export type Ties = ReadonlyMap<string, readonly string[]>

export const isArrow = (key: string): key is Arrow => ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(key)

/** Where the key leads; the same trail where it leads nowhere. */
export function walk(trail: Trail, arrow: Arrow, ties: Ties): Trail {
  const here = trail.at(-1)!
  const before = trail.slice(0, -1)
  if (arrow === 'ArrowUp') return before.length > 0 ? (before as unknown as Trail) : trail
  if (arrow === 'ArrowDown') {
    const next = (ties.get(here) ?? []).find((key) => key !== before.at(-1))
    return next === undefined ? trail : [...trail, next]
  }
  const from = before.at(-1)
  const beside = from === undefined ? [...ties.keys()] : (ties.get(from) ?? []).filter((key) => key !== before.at(-2))
  const at = beside.indexOf(here) + (arrow === 'ArrowRight' ? 1 : -1)
  return [...before, beside[(at + beside.length) % beside.length] ?? here] as unknown as Trail
}

/** The ties of a picture, each mark's by name; marks in the order given. */
export function tiesOf(marks: readonly { key: string; name: string }[], lines: readonly { from: string; to: string }[]): Ties {
  const names = new Map(marks.map(({ key, name }) => [key, name]))
  const ties = new Map<string, string[]>(marks.map(({ key }) => [key, []]))
  for (const { from, to } of lines) {
    ties.get(from)?.push(to)
    ties.get(to)?.push(from)
  }
  for (const list of ties.values()) list.sort((a, b) => (names.get(a)! < names.get(b)! ? -1 : 1))
  return ties
}
