/**
 * What a school that offers help is told about its own category. It only warns; the round enforces (graph/matching).
 * Source: Derby Winners, Models of Support (who may support others).
 * Leaves out: naming the category: these words may stand on a page that others see.
 */
import type { CategoryRule } from '../categories/framework.ts'

const WORDS: Record<CategoryRule['mayGive'], string | null> = {
  yes: null,
  'with-care': 'Your school is owed help of its own just now. A round will ask only a little of it.',
  'named-strengths': 'A round will use only the areas you mark as strong or leading.',
  no: 'Your school is owed substantial help of its own just now. The offer is kept, but a round will not use it for the time being.',
}

/** The warning for a school in this category, or null where there is none; a school without a category may give. */
export const donorWords = (rule: CategoryRule | null): string | null => (rule ? WORDS[rule.mayGive] : null)
