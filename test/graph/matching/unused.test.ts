import { expect, test } from 'vitest'
import { fieldsOf } from '../../../graph/matching/candidates.ts'
import { dayOf } from '../../../graph/matching/day.ts'
import { whyUnused } from '../../../graph/matching/unused.ts'
import { authority } from './authority.ts'

const fieldsIn = (seed: number) => {
  const input = authority({ schools: 60, offers: 20, seed })
  return { input, fields: fieldsOf(input, dayOf(input)) }
}

test('every needs in the areas of an unused offer is counted, under one rule each', () => {
  let told = 0
  for (let seed = 1; seed <= 30; seed += 1) {
    const { input, fields } = fieldsIn(seed)
    for (const offer of input.offers) {
      const because = whyUnused(offer, fields)
      const counted = /^(\w+) needs? (?:is|are) in its areas: (.+)\.$/.exec(because)
      if (!counted) continue
      told += 1
      const inArea = fields.filter(({ need }) => offer.areas.some(({ areaCode }) => areaCode === need.areaCode))
      expect(figure(counted[1]!.toLowerCase())).toBe(inArea.length)
      const parts = counted[2]!.split('; ').map((part) => figure(/^\w+/.exec(part)![0], inArea.length))
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(inArea.length)
    }
  }
  expect(told).toBeGreaterThan(20)
})

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const figure = (word: string, all = 0): number => (word === 'all' ? all : word === 'it' ? 1 : WORDS.includes(word) ? WORDS.indexOf(word) : Number(word))

test('what bars the offer whatever the need is told alone', () => {
  const { input } = fieldsIn(2)
  const offer = { ...input.offers[0]!, areas: input.needs.map(({ areaCode }) => ({ areaCode, strength: 3 as const })), committedHalfDays: 40, halfDaysPerTerm: 40 }
  const full = { ...input, offers: [offer] }
  expect(whyUnused(offer, fieldsOf(full, dayOf(full)))).toBe('The offer has no days left this term.')
})

test('an offer that others outdo for every need it could meet is told so, and no more than that', () => {
  let outdone = 0
  for (let seed = 1; seed <= 20; seed += 1) {
    const { input, fields } = fieldsIn(seed)
    for (const offer of input.offers) {
      const because = whyUnused(offer, fields)
      const could = fields.flatMap(({ candidates }) => candidates.filter(({ offerId }) => offerId === offer.id).map((own) => candidates.some(({ fit }) => fit > own.fit)))
      if (/others fit (it|each of them) better/.test(because)) outdone += 1
      expect(/others fit/.test(because)).toBe(could.length > 0 && could.every(Boolean))
    }
  }
  expect(outdone).toBeGreaterThan(5)
})
