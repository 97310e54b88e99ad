/**
 * What each side is told of why they are proposed to each other.
 * Another school's category is nobody else's business, and how leaders were rated is for the authority. So the terms on track
 * record and on spreading the load are left out: one tells ratings, the other whether the supporting school gives with care.
 * Runners-up are the broker's. The supporter is told what speaks for the offer itself: every other term measures the school
 * against theirs, and could tell which it is.
 */
import type { RoundProposal, Term, TermValue } from '../matching/model.ts'

const KEPT_BACK: ReadonlySet<Term> = new Set(['record', 'spread'])
const OF_THE_OFFER: ReadonlySet<Term> = new Set(['expertise', 'phase'])

/** The rules passed and the terms told, in the run's own words, strongest first. */
export function reasonsForSchool({ rules, terms }: Pick<RoundProposal, 'rules' | 'terms'>): { rules: string[]; terms: TermValue[] } {
  return {
    rules: rules.filter(({ passed, rule }) => passed && rule !== 'veto').map(({ because }) => because),
    terms: terms.filter(({ term }) => !KEPT_BACK.has(term)).sort((a, b) => b.value * b.weight - a.value * a.weight),
  }
}

/** Why the supporter, in sentences that do not tell which school asks. */
export const reasonsForSupporter = ({ terms }: Pick<RoundProposal, 'terms'>): string[] => terms.filter(({ term }) => OF_THE_OFFER.has(term)).map(({ because }) => because)
