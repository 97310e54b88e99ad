/**
 * A change as one word of an address, `days.17.4`, and back. Only what is possible in the round is read: a need and an offer that are
 * there, numbers within what the portal takes. Anything else is no change.
 * Leaves out: words for people (app/lists/changes.ts).
 */
import type { Phase } from '../network/model.ts'
import { PHASE_NAMES } from '../network/phases.ts'
import type { Change } from './changes.ts'
import type { RoundInput, Term } from './model.ts'
import { TERMS } from './rules.ts'
import { ORDER_WORDS } from './settings.ts'

/** Half-days, schools, kilometres: at most. */
const MOST = { days: 200, schools: 20, reach: 500, supporters: 5, least: 20, weight: 100 }

export const wordOfChange = (change: Change): string => {
  const { what, ...rest } = change
  return [what, ...Object.values(rest)].join('.')
}

/** The change a word means in this round, or null. */
export function changeOfWord(word: string, input: RoundInput): Change | null {
  const [what = '', first = '', second = ''] = word.split('.')
  const found = read(what, first, second, input)
  return found !== null && wordOfChange(found) === word ? found : null
}

function read(what: string, first: string, second: string, input: RoundInput): Change | null {
  const number = (text: string, from: number, most: number): number | null => (/^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= most ? Number(text) : null)
  const idIn = (rows: { id: number }[], text: string): number | null => rows.find(({ id }) => String(id) === text)?.id ?? null
  const offerId = idIn(input.offers, what === 'pin' || what === 'veto' || what === 'lift' ? second : first)
  switch (what) {
    case 'pin':
    case 'veto':
    case 'lift': {
      const needId = idIn(input.needs, first)
      return needId === null || offerId === null ? null : { what, needId, offerId }
    }
    case 'close':
    case 'confirm':
    case 'agree':
      return offerId === null ? null : { what, offerId }
    case 'days':
    case 'schools':
    case 'reach': {
      const amount = number(second, 1, MOST[what])
      return offerId === null || amount === null ? null : { what, offerId, amount }
    }
    case 'cover':
      return offerId === null || !known(input, second) ? null : { what, offerId, areaCode: second }
    case 'serve':
      return offerId === null || !Object.hasOwn(PHASE_NAMES, second) ? null : { what, offerId, phase: second as Phase }
    case 'weight': {
      const weight = number(second, 0, MOST.weight)
      return weight === null || !(TERMS as readonly string[]).includes(first) ? null : { what, term: first as Term, weight }
    }
    case 'supporters':
    case 'least': {
      const amount = number(first, 1, MOST[what])
      return amount === null ? null : { what, amount }
    }
    case 'order':
      return Object.hasOwn(ORDER_WORDS, first) ? { what, order: first as keyof typeof ORDER_WORDS } : null
    case 'category': {
      const schoolId = idIn(input.network.schools, first)
      return schoolId === null || !input.framework.categories.some(({ code }) => code === second) ? null : { what, schoolId, code: second }
    }
    case 'merge':
      return first !== second && input.needs.some(({ areaCode }) => areaCode === first || areaCode === second) && known(input, first) && known(input, second) ? { what, areaCode: first, into: second } : null
    default:
      return what === 'keep' && first === '' ? { what } : null
  }
}

const known = ({ needs, offers }: RoundInput, code: string): boolean => needs.some(({ areaCode }) => areaCode === code) || offers.some(({ areas }) => areas.some(({ areaCode }) => areaCode === code))
