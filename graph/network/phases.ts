/**
 * Decides a school's phase from the words of the register.
 *
 * Source: GIAS, `PhaseOfEducation (name)` and `TypeOfEstablishment (name)`. The register gives no phase ("Not applicable")
 * to special schools, pupil referral units and alternative provision: there the type tells. Colleges and other providers
 * after 16 are told by their type too. Leaves out: ages and sixth forms, which are facts of their own.
 */
import type { Phase } from './model.ts'

/** The phases as a page writes them, in the order in which children meet them. */
export const PHASE_NAMES: Record<Phase, string> = {
  nursery: 'Nursery',
  primary: 'Primary',
  'middle-deemed-primary': 'Middle (deemed primary)',
  'middle-deemed-secondary': 'Middle (deemed secondary)',
  secondary: 'Secondary',
  'all-through': 'All-through',
  'sixteen-plus': '16 plus',
  special: 'Special',
  'alternative-provision': 'Alternative provision',
  'not-applicable': 'Not applicable',
}

/** The register's own words for a phase, lower-cased. */
const PUBLISHED = new Map<string, Phase>(Object.entries({
  nursery: 'nursery',
  primary: 'primary',
  'middle deemed primary': 'middle-deemed-primary',
  'middle deemed secondary': 'middle-deemed-secondary',
  secondary: 'secondary',
  'all-through': 'all-through',
  '16 plus': 'sixteen-plus',
  'not applicable': 'not-applicable',
}))

/** What the type says where the phase says nothing; the first that fits. */
const BY_TYPE: [words: RegExp, phase: Phase][] = [
  [/pupil referral unit|alternative provision|secure unit/i, 'alternative-provision'],
  [/special/i, 'special'],
  [/nursery/i, 'nursery'],
  [/16[ -](to )?19|sixth form|further education|16 plus/i, 'sixteen-plus'],
]

/** The words of the register's phase column this portal knows. */
export const PUBLISHED_PHASES: readonly string[] = [
  'Nursery', 'Primary', 'Middle deemed primary', 'Middle deemed secondary', 'Secondary', 'All-through', '16 plus', 'Not applicable',
]

/**
 * The phase of a school.
 * @param published `PhaseOfEducation (name)` in any case; blank where the register leaves it out.
 * @param establishmentType `TypeOfEstablishment (name)`.
 * @returns undefined when the register uses a word for a phase that this portal does not know.
 */
export function phaseOf(published: string, establishmentType: string): Phase | undefined {
  const phase = PUBLISHED.get(published.trim().toLowerCase() || 'not applicable')
  if (phase !== 'not-applicable') return phase
  return BY_TYPE.find(([words]) => words.test(establishmentType))?.[1] ?? 'not-applicable'
}
