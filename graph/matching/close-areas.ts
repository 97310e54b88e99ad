/**
 * Which areas of help lie so close that a supporter of one might be asked about the other. Nobody is matched by it: a supporter says so
 * first. Source: this project's; the areas are those of graph/categories/areas.ts. Leaves out: areas an authority has added itself.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['leadership', 'governance', 'self-evaluation'],
  ['finance', 'hr'],
  ['data', 'assessment'],
  ['teaching', 'assessment', 'curriculum', 'itt-cpd'],
  ['curriculum', 'other-subjects'],
  ['english', 'phonics-ks1', 'eal'],
  ['mathematics', 'science'],
  ['early-years', 'phonics-ks1'],
  ['ks2', 'ks3', 'transition'],
  ['ks3', 'ks4'],
  ['ks4', 'sixth-form'],
  ['send', 'pupil-premium', 'looked-after'],
  ['attendance', 'behaviour', 'safeguarding'],
]

/** Are the two different areas, and close to one another? */
export const areClose = (a: string, b: string): boolean => a !== b && GROUPS.some((group) => group.includes(a) && group.includes(b))
