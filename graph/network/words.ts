/**
 * The names of roles, posts and activities as pages write them. Codes are the rows'; a code an authority added itself is
 * written as it is, without its dashes. The words are docs/glossary.md's. Leaves out: kinds of network and designation, whose
 * rows carry their names, and parts in a network (roles.ts).
 */
import { roleName } from './roles.ts'

const NAMES: Record<string, string> = {
  // posts
  head: 'Headteacher',
  'executive-head': 'Executive headteacher',
  'associate-head': 'Associate headteacher',
  'deputy-head': 'Deputy headteacher',
  'senior-leader': 'Senior leader',
  'middle-leader': 'Middle leader',
  'chair-of-governors': 'Chair of governors',
  // activities
  'joint-practice-development': 'Joint practice development',
  'peer-review': 'Peer review',
  'shared-cpd': 'Shared training',
  'shared-project': 'Shared project',
}

/** The name of a role, post or kind of activity, with a capital first letter. */
export const nameOfCode = (code: string): string => {
  const words = NAMES[code] ?? roleName(code) ?? code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
