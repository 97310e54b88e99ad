/** Whom to ring or write to: the two sides of an agreement while it lasts, and the brokers of a person's own authority. */
import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { can } from '../graph/permissions/can.ts'
import type { AgreementLine } from './agreements.ts'
import type { Reader } from './client.ts'
import type { Viewer } from './scope.ts'
import { accounts, grants } from './schema/accounts.ts'
import { networks, people, posts, schools } from './schema/network.ts'

export type Contact = { who: string; name: string; email: string | null; telephone: string | null }

const holding = (span: typeof grants | typeof posts, day: string) => and(lte(span.from, day), or(isNull(span.to), gte(span.to, day)))

/** A school's head as the portal knows them, with the school's telephone number from the register. */
function headOf(db: Reader, { schoolId, today }: { schoolId: number; today: string }): Contact {
  const school = db.select({ name: schools.name, headName: schools.headName, telephone: schools.telephone }).from(schools).where(eq(schools.id, schoolId)).get()!
  const head = db.select({ name: accounts.name, email: accounts.email }).from(grants).innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(and(eq(grants.role, 'head'), eq(grants.schoolId, schoolId), holding(grants, today), isNull(accounts.disabledAt))).orderBy(asc(grants.id)).get()
  return { who: `Headteacher of ${school.name}`, name: head?.name ?? school.headName ?? 'Not known', email: head?.email ?? null, telephone: school.telephone }
}

/** A leader by e-mail: their own telephone number is theirs. */
function leaderOf(db: Reader, { personId, schoolName }: { personId: number; schoolName: string }): Contact {
  const leader = db.select({ name: people.name, email: sql<string | null>`coalesce(${accounts.email}, ${people.email})` }).from(people)
    .leftJoin(accounts, and(eq(accounts.personId, people.id), isNull(accounts.disabledAt))).where(eq(people.id, personId)).get()!
  return { who: `Leader lent by ${schoolName}`, ...leader, telephone: null }
}

/** Both sides' contacts, for both sides and the authority's officers, until the agreement is over; nobody's for anybody else. */
export function listContacts(db: Reader, viewer: Viewer, { state, school, supporter }: Pick<AgreementLine, 'state' | 'school' | 'supporter'>): Contact[] {
  const ofSchool = can(viewer.actor, 'school.contact', { schoolId: school.id, laCode: school.laCode })
  const ofSupporter = can(viewer.actor, 'agreement.read-as-supporter', { supporterSchoolId: supporter.schoolId, personId: supporter.personId })
  if ((state !== 'active' && state !== 'paused') || !(ofSchool || ofSupporter)) return []
  const { personId, schoolName } = supporter
  const lender = headOf(db, { schoolId: supporter.schoolId, today: viewer.today })
  const leader = personId === null ? [] : [leaderOf(db, { personId, schoolName })]
  return [headOf(db, { schoolId: school.id, today: viewer.today }), ...leader.filter(({ name }) => name !== lender.name), lender]
}

/** The brokers of the viewer's own authorities: their school's, their partnership's, that of the school where they hold a post. */
export function listOwnBrokers(db: Reader, { actor, today }: Viewer): { name: string; email: string }[] {
  const named = <T>(values: (T | null)[]): T[] => values.filter((value) => value !== null)
  const worksAt = db.select({ id: posts.schoolId }).from(posts).where(and(eq(posts.personId, actor.personId ?? 0), holding(posts, today)))
  const atSchool = or(inArray(schools.id, named(actor.grants.map(({ schoolId }) => schoolId))), inArray(schools.id, worksAt))
  const ofSchools = db.select({ laCode: schools.laCode }).from(schools).where(atSchool).all()
  const ofNetworks = db.select({ laCode: networks.laCode }).from(networks).where(inArray(networks.id, named(actor.grants.map(({ networkId }) => networkId)))).all()
  const laCodes = named([...actor.grants, ...ofSchools, ...ofNetworks].map(({ laCode }) => laCode))
  return db.selectDistinct({ name: accounts.name, email: accounts.email }).from(grants).innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(and(eq(grants.role, 'broker'), inArray(grants.laCode, laCodes), holding(grants, today), isNull(accounts.disabledAt))).orderBy(asc(accounts.name)).all()
}
