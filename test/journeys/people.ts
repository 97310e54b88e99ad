/** Who tries the portal in the security journeys: people of the demo by the number of their account, and three more. */
import { signIn } from '../../app/sessions.ts'
import { inviteAccount } from '../../db/accounts.ts'
import { actorOf } from '../../db/grants.ts'
import type { Db } from '../../db/client.ts'
import type { Actor, Grant } from '../../graph/permissions/can.ts'
import type { Portal } from './portal.ts'

const OF_THE_DEMO = {
  broker: 1, secondBroker: 2, headOfService: 3, headOf3b: 4, headOf4: 5, headOf1: 6, headOf2tv: 7, governorOf3b: 8, leaderAndHead: 9, leader: 10,
  coastChair: 11, dalesChair: 12, coastMember: 13, auditor: 14, administrator: 15,
} as const

export type Name = keyof typeof OF_THE_DEMO | 'brokerElsewhere' | 'withoutRole'
export type Person = { name: Name; accountId: number; actor: Actor; cookie: string }

/** Another authority with one school, for the broker who has no business in the first. */
export const ELSEWHERE = '998'

function addElsewhere(db: Db): void {
  db.$client.exec(`
    insert into authorities (code, name) values ('${ELSEWHERE}', 'Elsewhere');
    insert into schools (id, urn, name, la_code, phase, standing) values (9001, 990001, 'Faraway Primary School', '${ELSEWHERE}', 'primary', 'open');`)
}

function addAccount(db: Db, email: string, grants: Grant[]): number {
  const outcome = inviteAccount(db, { email, name: email, grants, from: '2020-01-01', tokenHash: email, by: null, at: new Date().toISOString() })
  if ('refused' in outcome) throw new Error(email)
  return outcome.accountId
}

/** Signs everybody in, on the demo database of a portal that has just started. */
export async function assemble({ db }: Portal, today: string): Promise<Person[]> {
  addElsewhere(db)
  const accounts: Record<Name, number> = {
    ...OF_THE_DEMO,
    brokerElsewhere: addAccount(db, 'broker@elsewhere.example', [{ role: 'broker', schoolId: null, laCode: ELSEWHERE, networkId: null }]),
    withoutRole: addAccount(db, 'nothing@elsewhere.example', []),
  }
  const people: Person[] = []
  for (const [name, accountId] of Object.entries(accounts) as [Name, number][]) {
    const cookie = await signIn(db, { accountId, cookieHeader: undefined, at: new Date().toISOString(), requestId: 'test' })
    people.push({ name, accountId, actor: actorOf(db, accountId, today), cookie: cookie.split(';')[0] ?? '' })
  }
  return people
}
