/** Accounts of the demo: every head and leader has one, and the people of the sign-in page say who they are. */
import { hashSync, type Options } from '@node-rs/argon2'
import { createHash } from 'node:crypto'
import { addDays } from '../../graph/dates/day.ts'
import { CAST, emailOf, type Person } from './cast.ts'
import { LA_CODE, schoolNamed, type Draft } from './draft.ts'
import { DEMO_PASSWORD } from './password.ts'
import { add, type Rows } from './rows.ts'

/** The seed makes the salt, so that the same seed makes the same rows. */
const hashFor = (seed: number): string => {
  const salt = createHash('sha256').update(`westmarsh ${seed}`).digest().subarray(0, 16)
  const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1, salt }
  return hashSync(DEMO_PASSWORD, cost)
}

type Scope = Pick<Rows['grants'][number], 'schoolId' | 'laCode' | 'networkId'>

function scopeOf(draft: Draft, seat: Person['seats'][number]): Partial<Scope> {
  if (seat.role === 'leader') return {}
  if ('school' in seat) return { schoolId: schoolNamed(draft, seat.school).id }
  if ('network' in seat) return { networkId: draft.rows.networks.find(({ name }) => name === seat.network)!.id }
  return seat.role === 'auditor' || seat.role === 'administrator' ? {} : { laCode: LA_CODE }
}

function addAccount(draft: Draft, personId: number, passwordHash: string, details: { demoRole: string | null; disabledAt: string | null }): number {
  const name = draft.rows.people[personId - 1]!.name
  const since = `${addDays(draft.today, -800)}T09:00:00.000Z`
  const account = add(draft.rows, 'accounts', { email: emailOf(name), name, personId, passwordHash, createdAt: since, ...details })
  draft.accountOf.set(personId, account.id)
  return account.id
}

function grant(draft: Draft, accountId: number, role: string, scope: Partial<Scope>): void {
  const whole = { schoolId: null, laCode: null, networkId: null, ...scope }
  if (draft.rows.grants.some((held) => held.accountId === accountId && held.role === role && held.schoolId === whole.schoolId)) return
  add(draft.rows, 'grants', { accountId, role, ...whole, from: addDays(draft.today, -800), to: null })
}

function addCast(draft: Draft, passwordHash: string): void {
  for (const { name, line, seats, disabled } of CAST) {
    const person = draft.rows.people.find((each) => each.name === name)
    if (!person) throw new Error(`${name} of the sign-in page is nobody in the demo.`)
    const disabledAt = disabled ? `${addDays(draft.today, -45)}T17:00:00.000Z` : null
    const accountId = addAccount(draft, person.id, passwordHash, { demoRole: line, disabledAt })
    for (const seat of seats) grant(draft, accountId, seat.role, scopeOf(draft, seat))
  }
}

/** The other heads and leaders: they have answered and asked in the past, though the sign-in page does not list them. */
function addOthers(draft: Draft, passwordHash: string): void {
  const others = new Set([...draft.headOf.values(), ...draft.leaders.map((leader) => leader.personId)])
  for (const personId of others) {
    if (!draft.accountOf.has(personId)) addAccount(draft, personId, passwordHash, { demoRole: null, disabledAt: null })
  }
  for (const [schoolId, personId] of draft.headOf) grant(draft, draft.accountOf.get(personId)!, 'head', { schoolId })
  for (const leader of draft.leaders) grant(draft, draft.accountOf.get(leader.personId)!, 'leader', {})
}

/** Adds every account and what it may do. */
export function addAccounts(draft: Draft, seed: number): void {
  const passwordHash = hashFor(seed)
  addCast(draft, passwordHash)
  addOthers(draft, passwordHash)
  const named = (name: string) => draft.rows.accounts.find((account) => account.name === name)!.id
  draft.officers = { broker: named('Rosalind Achebe'), otherBroker: named('Dominic Varley'), headOfService: named('Helena Kowalczyk') }
}
