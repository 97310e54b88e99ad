/**
 * What the school in need is told of why a supporter is proposed to it.
 * Another school's category is nobody else's business, and how leaders were rated is for the authority. So the terms on track
 * record and on spreading the load are left out: one tells ratings, the other whether the supporting school gives with care.
 * Runners-up are the broker's.
 */
import type { RoundProposal, Term, TermValue } from '../matching/model.ts'

const KEPT_BACK: ReadonlySet<Term> = new Set(['record', 'spread'])

/** The rules passed and the terms told, in the run's own words, strongest first. */
export function reasonsForSchool({ rules, terms }: Pick<RoundProposal, 'rules' | 'terms'>): { rules: string[]; terms: TermValue[] } {
  return {
    rules: rules.filter(({ passed, rule }) => passed && rule !== 'veto').map(({ because }) => because),
    terms: terms.filter(({ term }) => !KEPT_BACK.has(term)).sort((a, b) => b.value * b.weight - a.value * a.weight),
  }
}
