/** How coverage is said on pages and in files: the same words everywhere. */
import type { CoverageState, SchoolCoverage } from '../graph/coverage/model.ts'
import type { TagColour } from './components/page.tsx'

export const COVERAGE_STATES: Record<CoverageState, { text: string; colour: TagColour; meaning: string }> = {
  active: { text: 'Active', colour: 'teal', meaning: 'took part in something its collaboration did' },
  'on-paper-only': { text: 'On paper only', colour: 'yellow', meaning: 'belongs to a collaboration, and took part in nothing' },
  none: { text: 'In none', colour: 'red', meaning: 'belongs to no collaboration' },
}

/** What the list can be narrowed to: a state, or active schools that hang by one thread. */
export const COVERAGE_FILTERS = ['active', 'on-paper-only', 'none', 'thread'] as const
export type CoverageFilter = (typeof COVERAGE_FILTERS)[number]
export const FILTER_WORDS: Record<CoverageFilter, string> = {
  active: 'Active', 'on-paper-only': 'On paper only', none: 'In none', thread: 'Active, by one thread',
}

/** The last day the school took part in anything: lately, else before; null where nothing is recorded. */
export const lastTookPart = ({ evidence, networks }: Pick<SchoolCoverage, 'evidence' | 'networks'>): string | null =>
  evidence[0]?.on ?? networks.map(({ lastOn }) => lastOn).filter((on) => on !== null).sort().at(-1) ?? null
