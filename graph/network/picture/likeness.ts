/**
 * Compares two ways of dividing the same schools into groups: those found and those declared.
 *
 * Source: Hubert and Arabie, "Comparing partitions", 1985: of all pairs of schools, how many are together, or apart, in both; the
 * adjusted Rand index takes away what chance alone would give. 1: the same groups; 0: as alike as by chance; below 0: less.
 * Leaves out: schools that are in only one of the two, or in several declared groups; whoever asks says how many those are.
 */

/** How many schools a found and a declared group have in common. */
export type Overlap<Found, Declared> = { found: Found; declared: Declared; schools: number }
/** `index` is null where it says nothing: fewer than two schools, or both sides put all in one group, or each in its own. */
export type Likeness<Found, Declared> = { index: number | null; schools: number; overlaps: Overlap<Found, Declared>[] }

const pairs = (count: number): number => (count * (count - 1)) / 2
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, each) => total + each, 0)

/** How alike they are over the schools both know, and every overlap, largest first. */
export function likenessOf<Found extends number | string, Declared extends number | string>(
  found: ReadonlyMap<number, Found>,
  declared: ReadonlyMap<number, Declared>,
): Likeness<Found, Declared> {
  const overlaps = new Map<string, Overlap<Found, Declared>>()
  const [rows, columns] = [new Map<Found, number>(), new Map<Declared, number>()]
  for (const [school, one] of found) {
    const other = declared.get(school)
    if (other === undefined) continue
    const key = `${one}|${other}`
    const overlap = overlaps.get(key) ?? { found: one, declared: other, schools: 0 }
    overlap.schools += 1
    overlaps.set(key, overlap)
    rows.set(one, (rows.get(one) ?? 0) + 1)
    columns.set(other, (columns.get(other) ?? 0) + 1)
  }
  const inOrder = [...overlaps.values()].sort((a, b) => b.schools - a.schools)
  return { index: indexOf(inOrder.map(({ schools }) => schools), [...rows.values()], [...columns.values()]), schools: sum(rows.values()), overlaps: inOrder }
}

function indexOf(cells: number[], rows: number[], columns: number[]): number | null {
  const together = sum(cells.map(pairs))
  const [inRows, inColumns] = [sum(rows.map(pairs)), sum(columns.map(pairs))]
  const all = pairs(sum(rows))
  const byChance = all === 0 ? 0 : (inRows * inColumns) / all
  const most = (inRows + inColumns) / 2
  return most - byChance === 0 ? null : (together - byChance) / (most - byChance)
}
