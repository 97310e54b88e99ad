import { beforeEach, expect, test } from 'vitest'
import { loader as one } from '../../app/routes/rounds.$id.tsx'
import { action as close, loader as closing } from '../../app/routes/rounds.$id_.closures.tsx'
import { action as lift } from '../../app/routes/rounds.$id_.closures_.$closureId_.lifting.tsx'
import { action as set, loader as setting } from '../../app/routes/rounds.$id_.settings.tsx'
import { openRound, roundInput } from '../../db/rounds.ts'
import { WEIGHTS } from '../../graph/matching/rules.ts'
import { AT, LA, TODAY, world, type World } from '../world.ts'
import { look, send } from './asking.ts'

let w: World
let roundId: number
beforeEach(async () => {
  w = await world()
  const opened = openRound(w.db, { laCode: LA, name: 'Autumn again', asOf: TODAY, by: w.account('broker').id, at: AT })
  if ('refusal' in opened) throw new Error(opened.refusal)
  roundId = opened.roundId
})
const at = (rest: string): string => `/rounds/${roundId}${rest}`
const form = (changes: Record<string, string> = {}) => ({
  ...Object.fromEntries(Object.entries(WEIGHTS).map(([term, weight]) => [`weight-${term}`, String(weight)])), supporters: '2', least: '1', order: 'days', reason: 'Long roads', version: '1', ...changes,
})

test('a broker sets weights and rules for a round with a reason, sees what differs, and goes back to the standard', async () => {
  expect(await look(w, setting, 'broker', at('/settings'))).toMatchObject({ differs: [], set: { least: '1', order: 'days' } })
  const wrong = await send(w, set, 'broker', at('/settings'), form({ 'weight-phase': '-3', least: '0.2', reason: '' }))
  expect(wrong).toMatchObject({ status: 400, typed: { 'weight-phase': ['-3'], least: ['0.2'] } })
  expect(wrong.errors).toEqual(['weight-phase: The weight of phase must be a whole number from 0 to 100', expect.stringMatching(/^least: The least days worth sending must be/) as unknown, 'reason: Say why'])
  expect((await send(w, set, 'broker', at('/settings'), form({ 'weight-closeness': '50', least: '1.5', order: 'everybody-first' }))).location).toBe(at('?done=set'))
  expect(roundInput(w.db, { roundId })).toMatchObject({ weights: { closeness: 50 }, rules: { minimumHalfDays: 3, order: 'everybody-first' } })
  expect((await look(w, one, 'auditor', at(''))).settings).toEqual(['Closeness weighs 50 instead of 15', 'Least worth sending: 1½ days instead of 1 day', expect.stringContaining('every school something first') as unknown])
  expect((await send(w, set, 'otherBroker', at('/settings'), form())).status).toBe(409)
  expect((await send(w, set, 'broker', at('/settings'), form({ version: '2', reset: 'yes', 'weight-phase': 'x' }))).location).toBe(at('?done=set'))
  expect(await look(w, setting, 'broker', at('/settings'))).toMatchObject({ differs: [] })
})

test('an offer is closed for the round once, with a reason, and the closure is lifted', async () => {
  const offerId = roundInput(w.db, { roundId }).offers[0]!.id
  expect(await look(w, closing, 'broker', at(`/closures?offer=${offerId}`))).toMatchObject({ offerId })
  expect(await look(w, closing, 'broker', at('/closures?offer=999999'))).toMatchObject({ status: 404 })
  expect((await send(w, close, 'broker', at('/closures'), { offer: String(offerId), reason: '', 'form-key': 'a' })).errors).toEqual(['reason: Say why'])
  for (let press = 0; press < 2; press += 1) expect((await send(w, close, 'broker', at('/closures'), { offer: String(offerId), reason: 'On leave', 'form-key': 'a' })).location).toBe(at('?done=offer-closed'))
  const { closures } = await look(w, one, 'broker', at(''))
  expect(closures).toMatchObject([{ reason: 'On leave', by: w.account('broker').name, lifted: false }])
  for (let press = 0; press < 2; press += 1) expect((await send(w, lift, 'broker', at(`/closures/${closures[0]!.id}/lifting`), {})).location).toBe(at('?done=lifted'))
  expect((await look(w, one, 'broker', at(''))).closures).toMatchObject([{ lifted: true }])
})

test('only the authority’s brokers set and close', async () => {
  for (const who of ['headOfService', 'auditor'] as const) {
    expect(await look(w, setting, who, at('/settings'))).toMatchObject({ status: 404 })
    expect((await send(w, set, who, at('/settings'), form())).status).toBe(404)
    expect((await send(w, close, who, at('/closures'), { offer: '1', reason: 'x', 'form-key': 'a' })).status).toBe(404)
  }
  expect(await look(w, setting, 'head3b', at('/settings'))).toMatchObject({ status: 403 })
})
