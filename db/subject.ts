/** What the permissions table is asked about: whose school it is, in which authority, in which partnerships. */
import { and, eq, isNull, lte, gte, or } from 'drizzle-orm'
import type { Subject } from '../graph/permissions/can.ts'
import type { Reader } from './client.ts'
import { memberships, schools } from './schema/network.ts'

/** A school as a subject of permissions, its partnerships as of today; nothing for an unknown school. */
export function findSubject(db: Reader, { schoolId, today }: { schoolId: number; today: string }): (Subject & { schoolId: number; laCode: string }) | undefined {
  const school = db.select({ laCode: schools.laCode }).from(schools).where(eq(schools.id, schoolId)).get()
  if (!school) return undefined
  const networkIds = db
    .select({ id: memberships.networkId })
    .from(memberships)
    .where(and(eq(memberships.schoolId, schoolId), or(isNull(memberships.from), lte(memberships.from, today)), or(isNull(memberships.to), gte(memberships.to, today))))
    .all()
    .map(({ id }) => id)
  return { schoolId, laCode: school.laCode, networkIds }
}
