/** Decides which school each line of the register is about: one we know, one we know by another URN, or a new one. */
import type { Known } from './known.ts'
import type { Value } from './model.ts'
import type { RegisterRow } from './register.ts'

/** A line, and the school it is about; null when it is new. */
export type Resolved = { row: RegisterRow; schoolId: number | null }

const isOpenRow = ({ values: { status } }: RegisterRow): boolean => status === undefined || status === null || status === 'open' || status === 'closing'

const numberOf = (laCode: Value | undefined, establishmentNumber: Value | undefined): string | null =>
  laCode && establishmentNumber ? `${laCode}/${establishmentNumber}` : null

/**
 * A URN new to us with the authority and establishment number of a school we know: an academy keeps its number. Only where
 * the school's own URN is not open in the file, and no other line claims the number.
 */
function claimedByNumber(rows: readonly RegisterRow[], known: Known): Map<number, number> {
  const open = new Set(rows.filter(isOpenRow).map(({ values }) => values.urn!))
  const schools = new Map<string, number | null>()
  for (const [id, school] of known.schools) {
    const number = numberOf(school.la_code, school.establishment_number)
    if (number && !open.has(school.urn as number)) schools.set(number, schools.has(number) ? null : id)
  }
  const claims = new Map<number, number[]>()
  for (const row of rows) {
    const id = schools.get(numberOf(row.values.laCode, row.values.establishmentNumber) ?? '')
    if (id && !known.schoolOf.has(row.values.urn!) && isOpenRow(row)) claims.set(id, [...(claims.get(id) ?? []), row.values.urn!])
  }
  return new Map([...claims].flatMap(([id, urns]) => (urns.length === 1 ? [[urns[0]!, id] as const] : [])))
}

/** Of several lines about one school: the open one, then the one opened last, then the highest URN. */
const better = (a: RegisterRow, b: RegisterRow): RegisterRow => {
  const rank = (row: RegisterRow): [number, string, number] => [isOpenRow(row) ? 1 : 0, row.values.openDate ?? '', row.values.urn!]
  const [x, y] = [rank(a), rank(b)]
  const at = x.findIndex((value, index) => value !== y[index])
  return at === -1 || x[at]! > y[at]! ? a : b
}

/** A line about a URN the school has left behind says nothing about the school today. */
function isFormer(row: RegisterRow, schoolId: number, known: Known): boolean {
  if (known.schools.get(schoolId)!.urn === row.values.urn) return false
  return !isOpenRow(row) || (known.urns.get(row.values.urn!)?.to ?? null) !== null
}

/** Every school in the file once, and how many lines were about former URNs. */
export function resolve(rows: readonly RegisterRow[], known: Known): { schools: Resolved[]; former: number } {
  const byNumber = claimedByNumber(rows, known)
  const found = new Map<number, RegisterRow>()
  const schools: Resolved[] = []
  let former = 0
  for (const row of rows) {
    const schoolId = known.schoolOf.get(row.values.urn!) ?? byNumber.get(row.values.urn!) ?? null
    if (schoolId === null) schools.push({ row, schoolId })
    else if (isFormer(row, schoolId, known)) former += 1
    else {
      const other = found.get(schoolId)
      if (other) former += 1
      found.set(schoolId, other ? better(other, row) : row)
    }
  }
  for (const [schoolId, row] of found) schools.push({ row, schoolId })
  return { schools: schools.sort((a, b) => a.row.line - b.row.line), former }
}
