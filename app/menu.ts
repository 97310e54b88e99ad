/** The menu: one list, each entry there for those whose role can ever use it. */
import { mayEver, scopeOf, type Actor } from '../graph/permissions/can.ts'
import type { Action } from '../graph/permissions/table.ts'

export type MenuEntry = { href: string; text: string }

const ENTRIES: (MenuEntry & { action: Action })[] = [
  { href: '/categories', text: 'Categories', action: 'category.read' },
  { href: '/needs', text: 'Needs', action: 'need.read' },
  { href: '/offers', text: 'Offers', action: 'offer.read' },
  { href: '/proposals', text: 'Proposals', action: 'proposal.read' },
  { href: '/rounds', text: 'Rounds', action: 'round.read' },
  { href: '/agreements', text: 'Agreements', action: 'agreement.read' },
  { href: '/schools', text: 'Schools', action: 'school.read' },
  { href: '/people', text: 'People', action: 'person.read' },
  { href: '/networks', text: 'Networks', action: 'network.read' },
  { href: '/coverage', text: 'Coverage', action: 'coverage.read' },
  { href: '/partnerships', text: 'Partnerships', action: 'coverage.read' },
  { href: '/imports', text: 'Imports', action: 'import.read' },
  { href: '/accounts', text: 'Accounts', action: 'account.read' },
  { href: '/history', text: 'History', action: 'history.read' },
]

export const menuFor = (actor: Actor): MenuEntry[] =>
  ENTRIES.filter(({ action }) => mayEver(actor, action)).map(({ href, text }) => ({ href, text: href === '/categories' && seesOneSchool(actor) ? 'My category' : text }))

/** The categories this person may know are one school's. */
function seesOneSchool(actor: Actor): boolean {
  const { everything, laCodes, networkIds, schoolIds } = scopeOf(actor, 'category.read')
  return !everything && laCodes.length === 0 && networkIds.length === 0 && new Set(schoolIds).size === 1
}
