/** Which category each school is in now: realistic shares, with the schools of the story fixed. */
import { STORY_CATEGORIES } from './cast.ts'
import { openSchools, type Draft } from './draft.ts'
import { NEW } from './schools.ts'

/** How many of the 119 categorised schools are in each category, the story's included. */
const SHARES: Record<string, number> = { '1': 20, '2': 49, '3a': 20, '3b': 11, '4': 5, '1TV': 5, '2TV': 9 }

/** Decides where every open school stands; the one that has just opened has no category yet. */
export function shareCategories(draft: Draft): void {
  const left = { ...SHARES }
  for (const [name, code] of Object.entries(STORY_CATEGORIES)) {
    draft.categories.set(draft.schools.get(name)!.id, code)
    left[code] = left[code]! - 1
  }
  const codes = draft.chance('shares').shuffle(Object.entries(left).flatMap(([code, count]) => Array.from({ length: count }, () => code)))
  const others = openSchools(draft).filter((school) => !draft.categories.has(school.id) && school.name !== NEW)
  for (const [index, school] of others.entries()) draft.categories.set(school.id, codes[index]!)
}
