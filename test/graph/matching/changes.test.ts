import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { changeOfWord, wordOfChange } from '../../../graph/matching/change-words.ts'
import { applied, type Change } from '../../../graph/matching/changes.ts'
import { differenceOf } from '../../../graph/matching/difference.ts'
import { matchRound } from '../../../graph/matching/match-round.ts'
import type { RoundInput, RoundResult } from '../../../graph/matching/model.ts'
import { authority } from './authority.ts'
import { category, need, offer, round, school } from './small.ts'

const solver = highsSolver()
/** Of a generated authority, one change of every kind that its rows allow. */
function changesOf(input: RoundInput, result: RoundResult): Change[] {
  const { needId, offerId, runnersUp } = result.proposals.find((row) => row.runnersUp.length > 0)!
  const unused = result.unused[0]?.offerId ?? offerId
  const { schoolId } = input.needs.find(({ id }) => id === result.unmet[0]!.needId)!
  return [
    { what: 'pin', needId, offerId: runnersUp[0]!.offerId }, { what: 'veto', needId, offerId }, { what: 'lift', needId, offerId }, { what: 'close', offerId },
    { what: 'days', offerId, amount: 6 }, { what: 'schools', offerId, amount: 1 }, { what: 'reach', offerId: unused, amount: 60 }, { what: 'confirm', offerId: unused }, { what: 'agree', offerId: unused },
    { what: 'cover', offerId: unused, areaCode: input.needs[0]!.areaCode }, { what: 'serve', offerId: unused, phase: 'primary' },
    { what: 'weight', term: 'closeness', weight: 80 }, { what: 'supporters', amount: 3 }, { what: 'least', amount: 4 }, { what: 'order', order: 'days' },
    { what: 'category', schoolId, code: '4' }, { what: 'merge', areaCode: input.needs[0]!.areaCode, into: input.needs.find(({ areaCode }) => areaCode !== input.needs[0]!.areaCode)!.areaCode }, { what: 'keep' },
  ]
}
const kept = (result: RoundResult) => result.proposals.map(({ needId, offerId, halfDays }) => ({ needId, offerId, halfDays }))

test('every change is one word of an address, and is read back as it was, only where its rows are', async () => {
  const input = authority({ schools: 40, offers: 14, seed: 11 })
  const result = await matchRound(input, solver)
  for (const change of changesOf(input, result)) {
    expect(changeOfWord(wordOfChange(change), input)).toEqual(change)
    const empty = { ...input, needs: [], offers: [], network: { ...input.network, schools: [] } }
    if ('needId' in change || 'offerId' in change || change.what === 'category' || change.what === 'merge') expect(changeOfWord(wordOfChange(change), empty)).toBe(null)
  }
  for (const word of ['', 'pin', 'pin.1', 'pin.x.1', 'days.1.0', 'days.1.-2', 'days.1.1e2', 'days.1.201', 'weight.luck.3', 'weight.phase.101', 'supporters.0', 'order.mine', 'category.1.5', 'merge.english.english', 'keep.1', 'nonsense.1', '__proto__', 'days.1.04', 'cover.1.magic', 'serve.1.magic', 'serve.1.__proto__']) {
    expect(changeOfWord(word, input)).toBe(null)
  }
})

test('changes leave the input as it was, verify, and who gains and loses adds up to the difference in days, tier by tier', async () => {
  for (const seed of [11, 12, 13]) {
    const input = authority({ schools: 40, offers: 14, seed })
    const result = await matchRound(input, solver)
    const before = JSON.stringify(input)
    for (const change of changesOf(input, result)) {
      const changed = applied({ ...input, previous: kept(result) }, [change])
      const after = await matchRound(changed, solver)
      const answer = differenceOf({ input, result }, { input: changed, result: after })
      const total = (rows: { halfDays: number }[]): number => rows.reduce((sum, row) => sum + row.halfDays, 0)
      const across = (pick: (tier: (typeof answer.tiers)[number]) => number): number => answer.tiers.reduce((sum, tier) => sum + pick(tier), 0)
      expect(across((tier) => tier.after - tier.before)).toBe(total(after.proposals) - total(result.proposals))
      for (const { before: was, after: is, gain, loss } of answer.tiers) expect(is - was).toBe(gain.halfDays - loss.halfDays)
      expect(answer.needs.reduce((sum, row) => sum + row.after - row.before, 0)).toBe(across((tier) => tier.after - tier.before))
      expect(answer.tiers.map(({ urgency }) => urgency)).toEqual(answer.tiers.map(({ urgency }) => urgency).toSorted((a, b) => a - b))
    }
    expect(JSON.stringify(input)).toBe(before)
  }
})

/** Tier by tier, then benefit: above 0 where the second is better. */
const better = ({ tiers, benefit }: ReturnType<typeof differenceOf>): number => tiers.map((tier) => tier.after - tier.before).find((change) => change !== 0) ?? benefit.after - benefit.before

test('a pin, a veto and a closed supporter cost at least nothing, days more gain at least nothing', async () => {
  for (const seed of [21, 22, 23, 24]) {
    const input = authority({ schools: 30, offers: 10, seed })
    const result = await matchRound(input, solver)
    for (const change of changesOf(input, result)) {
      if (!['pin', 'veto', 'close', 'days', 'schools', 'reach', 'cover', 'serve', 'supporters', 'keep'].includes(change.what)) continue
      const changed = applied({ ...input, previous: kept(result) }, [change])
      const answer = differenceOf({ input, result }, { input: changed, result: await matchRound(changed, solver) })
      // Days more change how much of an offer is free, and so its fit: there only the days are compared.
      const price = change.what === 'days' ? better({ ...answer, benefit: { before: 0, after: 0 } }) : better(answer)
      if (change.what === 'days' || change.what === 'schools' || change.what === 'reach' || change.what === 'cover' || change.what === 'serve' || change.what === 'supporters') expect(price).toBeGreaterThanOrEqual(-1e-9)
      else expect(price).toBeLessThanOrEqual(1e-9)
    }
  }
})

test('benefit is weighed by the weights of the run for both, so that a change of weights cannot seem to gain', async () => {
  const input = authority({ schools: 40, offers: 14, seed: 31 })
  const result = await matchRound(input, solver)
  const changed = applied(input, [{ what: 'weight', term: 'closeness', weight: 100 }, { what: 'weight', term: 'expertise', weight: 0 }])
  const { tiers, benefit } = differenceOf({ input, result }, { input: changed, result: await matchRound(changed, solver) })
  expect(tiers.every(({ before, after }) => before === after)).toBe(true)
  expect(benefit.after).toBeLessThan(benefit.before)
})

test('a supporter given to one school is missed by the other, and both are told with their tier', async () => {
  const input = round({ network: { schools: [school(1), school(2), school(3)] }, needs: [need(1, 1), need(2, 2)], offers: [offer(1, 3, { halfDaysPerTerm: 4, maximumSchools: 1 })], categories: [category(1, '3b'), category(2, '2')] })
  const result = await matchRound(input, solver)
  expect(kept(result)).toEqual([{ needId: 1, offerId: 1, halfDays: 4 }])
  const changed = applied(input, [{ what: 'pin', needId: 2, offerId: 1 }])
  const answer = differenceOf({ input, result }, { input: changed, result: await matchRound(changed, solver) })
  expect(answer.tiers.map(({ gain, loss }) => [gain, loss])).toEqual([[{ schools: 0, halfDays: 0 }, { schools: 1, halfDays: 4 }], [{ schools: 1, halfDays: 4 }, { schools: 0, halfDays: 0 }]])
  expect(answer.refused).toEqual([])
})

test('a pin that a rule forbids is told as refused', async () => {
  const input = round({ network: { schools: [school(1), school(3)] }, needs: [need(1, 1)], offers: [offer(1, 3, { reachKm: 1 })] })
  const result = await matchRound(input, solver)
  const changed = applied(input, [{ what: 'pin', needId: 1, offerId: 1 }])
  expect(differenceOf({ input, result }, { input: changed, result: await matchRound(changed, solver) }).refused).toMatchObject([{ kind: 'pin', because: expect.stringContaining('beyond') as unknown }])
})

test('areas counted as one take the greater strength, and a category changed counts from the round’s day', async () => {
  const both = offer(1, 3, { areas: [{ areaCode: 'english', strength: 3 }, { areaCode: 'mathematics', strength: 1 }] })
  const input = round({ network: { schools: [school(1), school(3)] }, needs: [need(1, 1)], offers: [both], categories: [category(1, '2')] })
  const { needs, offers } = applied(input, [{ what: 'merge', areaCode: 'english', into: 'mathematics' }])
  expect([needs[0]!.areaCode, offers[0]!.areas]).toEqual(['mathematics', [{ areaCode: 'mathematics', strength: 3 }]])
  const urgent = await matchRound(applied(input, [{ what: 'category', schoolId: 1, code: '4' }]), solver)
  expect(urgent.objective.tiers[0]!.urgency).toBe(1)
})
