/** What ends with a school that the register closes, and goes on with one that was closed too soon. */
import { familyOf } from '../../graph/network/legal-groups.ts'
import { endByClosing } from '../../graph/network/register-moves.ts'
import { addChange, type Draft } from './draft.ts'
import type { Known, KnownPlace, KnownPost } from './known.ts'
import type { Row } from './model.ts'

type Change = { subject: 'memberships' | 'posts'; id: number; label: string; before: string | null; to: string | null }

const rowsAt = (known: Known, schoolId: number, label: string): (Change & { row: KnownPlace | KnownPost })[] => [
  ...(known.places.get(schoolId) ?? []).map((row) => ({ subject: 'memberships' as const, id: row.id, label: `${label}: ${row.network}`, before: row.to, to: row.to, row })),
  ...(known.posts.get(schoolId) ?? []).map((row) => ({ subject: 'posts' as const, id: row.id, label: `${label}: ${row.name}`, before: row.to, to: row.to, row })),
]

/** Memberships and posts of a school that has closed get the closing day as their last, where they went on. */
export function endWithSchool(draft: Draft, known: Known, { id, name }: { id: number; name: string }, closedOn: string): void {
  for (const { subject, id: key, label, before, row } of rowsAt(known, id, name)) {
    const to = endByClosing(row, closedOn)
    if (to !== null) addChange(draft, { subject, key, label, before: { to: before }, after: { to }, change: 'closed', why: 'closed' })
  }
}

/** The rows that a closing ended, as they stand, and what they were; legal groups stay ended, since the register says what follows them. */
function endedThen(known: Known, schoolId: number, label: string): { subject: 'memberships' | 'posts'; key: number; label: string; before: Row; after: Row }[] {
  return rowsAt(known, schoolId, label).flatMap(({ subject, id, label: words, to, row }) => {
    const was = known.endedByClosing.get(`${subject}:${id}`)
    if (!was || to === null || ('kind' in row && familyOf(row.kind) !== undefined)) return []
    return [{ subject, key: id, label: words, before: { to }, after: { to: was.to ?? null } }]
  })
}

/** What the closing of this school ended goes on. */
export function goOn(draft: Draft, known: Known, { id, name }: { id: number; name: string }): void {
  for (const change of endedThen(known, id, name)) addChange(draft, { ...change, why: 'restored' })
}

/** The same for one that is joined to another: the end to write with the move, by membership. */
export const goesOn = (known: Known, schoolId: number): Map<number, Row> =>
  new Map(endedThen(known, schoolId, '').flatMap(({ subject, key, after }) => (subject === 'memberships' ? [[key, after] as const] : [])))
