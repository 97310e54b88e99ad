/** What a person can usefully do next: what waits for them first, then where their work starts. */
import { mayEver } from '../graph/permissions/can.ts'
import type { Action } from '../graph/permissions/table.ts'
import type { SignedIn } from './context.ts'
import type { Db } from '../db/client.ts'

export type Task = { href: string; text: string; because: string }

const STARTS: (Task & { action: Action })[] = [
  { action: 'need.raise', href: '/needs/new', text: 'Ask for support', because: 'Say what your school needs, how many days, and by when.' },
  { action: 'offer.make', href: '/offers/new', text: 'Offer support', because: 'Say what you can share, how many days a term, and how far you can travel.' },
  { action: 'round.run', href: '/rounds', text: 'Match needs and offers', because: 'Open a round: every need against every offer, with reasons.' },
  { action: 'coverage.read', href: '/coverage', text: 'Check that no school is left out', because: 'Which schools are active in a collaboration, on paper only, or in none.' },
  { action: 'account.manage', href: '/accounts', text: 'Invite somebody', because: 'Give a person an account and a role.' },
]

export const tasksFor = (_db: Db, viewer: SignedIn): Task[] =>
  STARTS.filter(({ action }) => mayEver(viewer.actor, action)).map(({ href, text, because }) => ({ href, text, because }))
