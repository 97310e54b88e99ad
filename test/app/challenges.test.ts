/** Challenges as somebody records and ends them: once, with what was wrong said, and only for schools of theirs. */
import { expect, test } from 'vitest'
import { action as end } from '../../app/routes/challenges.$id_.ending.tsx'
import { loader as list } from '../../app/routes/challenges._index.tsx'
import { action as record } from '../../app/routes/challenges.new.tsx'
import { world } from '../world.ts'
import { look, send, typedDay as day } from './asking.ts'

const w = await world()
const area = `/challenges?area=${w.network('Coast Improvement Partnership').id}`
const rows = async () => (await look(w, list, 'broker', area) as { rows: { urn: number; name: string; challenged: boolean; by: { id: number; to: string | null }[]; proposal: { urn: number } | null }[] }).rows
const typed = (urn: number, challenger: number, key: string) => ({ 'form-key': key, urn: String(urn), challengerUrn: String(challenger), challengerPerson: '', kind: 'challenge-partner', ...day('from', '2026-11-02') })

test('a challenge is recorded once and ended once; the school is challenged from then on', async () => {
  const missing = (await rows()).find((row) => !row.challenged && row.by.length === 0 && row.proposal !== null)!
  const [urn, challenger] = [missing.urn, missing.proposal!.urn]
  const now = async () => (await rows()).find((row) => row.urn === urn)!
  expect((await send(w, record, 'head1', '/challenges/new', typed(urn, challenger, 'a'))).status).toBe(403)
  expect((await send(w, record, 'broker', '/challenges/new', typed(urn, urn, 'b'))).errors).toContain('challengerUrn: This would be no challenge from outside. They belong to the school themselves.')
  const bad = await send(w, record, 'broker', '/challenges/new', { ...typed(urn, 999998, 'c'), kind: 'chat' })
  expect(bad.errors).toEqual(['kind: Choose what kind of challenge it is', 'challengerUrn: Enter the URN of a school in this register. There is no school with this one'])
  expect(bad.typed).toMatchObject({ urn: [String(urn)], challengerUrn: ['999998'] })
  expect((await now()).by).toEqual([])

  for (const time of ['once', 'again']) expect((await send(w, record, 'broker', '/challenges/new', typed(urn, challenger, 'd'))).location, time).toBe('/challenges?done=recorded')
  const { challenged, by } = await now()
  expect([challenged, by.length]).toEqual([true, 1])
  expect((await send(w, record, 'broker', '/challenges/new', typed(urn, challenger, 'e'))).errors).toEqual(['from: The same is recorded already from 2 November 2026'])

  const ending = `/challenges/${by[0]!.id}/ending`
  expect((await send(w, end, 'head1', ending, day('to', '2026-11-20'))).status).toBe(403)
  expect((await send(w, end, 'broker', ending, day('to', '2026-11-01'))).errors).toEqual(['to: The last day must be 2 November 2026, the first day, or later'])
  expect((await send(w, end, 'broker', ending, day('to', '2026-11-20'))).location).toBe('/challenges?done=ended')
  expect((await now()).by[0]!.to).toBe('2026-11-20')
  expect((await send(w, end, 'broker', ending, day('to', '2026-11-21'))).errors).toEqual([': This challenge ended on 20 November 2026'])
  expect((await send(w, end, 'broker', '/challenges/999999/ending', day('to', '2026-11-21'))).status).toBe(404)
})
