/** Which roles an account holds, over what, from when until when. */
import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm'
import type { Actor, Grant } from '../graph/permissions/can.ts'
import { isRole, isWhole } from '../graph/permissions/roles.ts'
import { recordEvent } from './events.ts'
import { holding } from './network-facts.ts'
import { takeUpPost } from './post-of-role.ts'
import { accounts, grants } from './schema/accounts.ts'
import { authorities, interests, networks, posts, schools } from './schema/network.ts'
import { endSessionsOf } from './sessions.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'

const holdsOn = (today: SQL | string): SQL => and(lte(grants.from, today), or(isNull(grants.to), gte(grants.to, today)))!

const asked = sql`${sql.placeholder('today')}`

const prepareRoles = (db: Reader) =>
  db
    .select({ role: grants.role, schoolId: grants.schoolId, laCode: grants.laCode, networkId: grants.networkId, personId: accounts.personId })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(and(eq(grants.accountId, sql.placeholder('accountId')), isNull(accounts.disabledAt), holdsOn(asked)))
    .prepare()

/** Schools at which the person holds a post, or in which they have a declared interest. */
const prepareTies = (db: Reader) => {
  const ofPerson = (rows: typeof posts | typeof interests) => and(eq(rows.personId, sql.placeholder('personId')), holding(rows, asked))
  return db.select({ id: sql<number>`${posts.schoolId}` }).from(posts).where(and(isNotNull(posts.schoolId), ofPerson(posts)))
    .union(db.select({ id: sql<number>`${interests.otherSchoolId}` }).from(interests).where(ofPerson(interests)))
    .prepare()
}

const prepare = (db: Reader) => ({ roles: prepareRoles(db), ties: prepareTies(db) })
const prepared = new WeakMap<Db, ReturnType<typeof prepare>>()

/** Who the account is on the day, for `graph/permissions`: nobody in particular when disabled or without a role. */
export function actorOf(db: Db, accountId: number, today: string): Actor {
  const queries = prepared.get(db) ?? prepare(db)
  prepared.set(db, queries)
  const rows = queries.roles.all({ accountId, today })
  const held = rows.flatMap(({ role, schoolId, laCode, networkId }): Grant[] => (isRole(role) ? [{ role, schoolId, laCode, networkId }] : []))
  const personId = rows[0]?.personId ?? null
  const ties = personId === null ? [] : queries.ties.all({ personId, today })
  return { accountId, personId, grants: held, recusedSchoolIds: ties.map(({ id }) => id) }
}

/** Would the portal be without an administrator who can sign in if this grant, or this whole account, were gone? */
export function isLastAdministrator(db: Reader, { accountId, today }: { accountId: number; today: string }): boolean {
  const administrators = db
    .selectDistinct({ id: accounts.id })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(and(eq(grants.role, 'administrator'), holdsOn(today), isNull(accounts.disabledAt), or(isNotNull(accounts.passwordHash), isNotNull(accounts.demoRole))))
    .all()
  return administrators.some(({ id }) => id === accountId) && administrators.length === 1
}

/** Adds a grant inside the change that brings it. @throws on a role that does not name what it is held over: a bug. */
export function addGrant(tx: Tx, { accountId, grant, from }: { accountId: number; grant: Grant; from: string }): number {
  if (!isWhole(grant)) throw new Error(`A ${grant.role} must be one of what the role is held over`)
  return Number(tx.insert(grants).values({ accountId, ...grant, from }).returning({ id: grants.id }).get().id)
}

/** The grants of these accounts that hold on the day, with the name of what each is held over. */
export function listGrants(db: Reader, { accountIds, today }: { accountIds: number[]; today: string }) {
  return db
    .select({
      id: grants.id, accountId: grants.accountId, role: grants.role, from: grants.from,
      over: sql<string | null>`coalesce(${schools.name}, ${networks.name}, ${authorities.name})`,
    })
    .from(grants)
    .leftJoin(schools, eq(schools.id, grants.schoolId))
    .leftJoin(networks, eq(networks.id, grants.networkId))
    .leftJoin(authorities, eq(authorities.code, grants.laCode))
    .where(and(inArray(grants.accountId, accountIds), holdsOn(today)))
    .orderBy(asc(grants.accountId), asc(grants.id))
    .all()
}

/** Who heads the school by their account today, or null. */
export const findHeadAccount = (db: Reader, { schoolId, today }: { schoolId: number; today: string }): string | null =>
  db.select({ name: accounts.name }).from(grants).innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(and(eq(grants.role, 'head'), eq(grants.schoolId, schoolId), isNull(accounts.disabledAt), holdsOn(today))).get()?.name ?? null

type Change = { by: number | null; at: string; requestId?: string | null }

type NewGrant = Change & { accountId: number; grant: Grant; from: string; personId?: number | null }

/**
 * Gives a role; the person signs in again to use it. A leader's account becomes that person's, a head's takes up the post. Nobody
 * changes their own roles: who administers the portal must not make themselves who decides in it.
 */
export function recordGrant(db: Db, { accountId, grant, from, personId, by, at, requestId }: NewGrant): 'given' | 'own-roles' {
  return write(db, (tx) => {
    if (by === accountId) return 'own-roles'
    if (personId) tx.update(accounts).set({ personId }).where(eq(accounts.id, accountId)).run()
    addGrant(tx, { accountId, grant, from })
    const post = takeUpPost(tx, { accountId, grant, from })
    endSessionsOf(tx, { accountId })
    const after = post ? { ...grant, post } : grant
    recordEvent(tx, { by, at, action: 'account.role-given', subject: 'account', subjectId: accountId, schoolId: grant.schoolId, change: { after }, requestId })
    return 'given'
  })
}

/** Ends a role as of yesterday, so that it no longer holds today; the person is signed out. */
export function endGrant(
  db: Db,
  { accountId, grantId, today, why, by, at, requestId }: Change & { accountId: number; grantId: number; today: string; why?: string },
): 'ended' | 'unknown' | 'last-administrator' | 'own-roles' {
  return write(db, (tx) => {
    const grant = tx.select().from(grants).where(and(eq(grants.id, grantId), eq(grants.accountId, accountId), holdsOn(today))).get()
    if (!grant) return 'unknown'
    if (grant.role === 'administrator' && isLastAdministrator(tx, { accountId, today })) return 'last-administrator'
    if (by === accountId) return 'own-roles'
    tx.update(grants).set({ to: sql`date(${today}, '-1 day')` }).where(eq(grants.id, grantId)).run()
    endSessionsOf(tx, { accountId })
    const before = { role: grant.role, schoolId: grant.schoolId, laCode: grant.laCode, networkId: grant.networkId }
    recordEvent(tx, { by, at, action: 'account.role-ended', subject: 'account', subjectId: accountId, schoolId: grant.schoolId, change: { before }, why, requestId })
    return 'ended'
  })
}
