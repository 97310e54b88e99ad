/** Turns what an actor may reach into SQL: every listing in `db/` takes the viewer and narrows by this. */
import { and, eq, inArray, isNull, lte, gte, not, notInArray, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { scopeOf, type Actor } from '../graph/permissions/can.ts'
import type { Action } from '../graph/permissions/table.ts'
import type { Reader } from './client.ts'
import { memberships } from './schema/network.ts'

/** Who looks, and on which day: memberships are read as of it. */
export type Viewer = { actor: Actor; today: string }

/** The columns of the query that say whose a row is; a row that is about no school leaves it out. */
export type Whose = { school?: AnyColumn; la: AnyColumn | SQL; supporterSchool?: AnyColumn; person?: AnyColumn }

/** Would the viewer, or a school of theirs, give the support of this offer? Never null, so that it can be negated. */
export const givenBy = ({ actor }: Viewer, offer: { schoolId: AnyColumn; personId: AnyColumn }): SQL => {
  const { exceptSchoolIds: own } = scopeOf(actor, 'proposal.read')
  return or(inArray(offer.schoolId, own), actor.personId === null ? undefined : sql`${offer.personId} is ${actor.personId}`)!
}

/**
 * The predicate for rows this viewer may reach by this action; matches nothing when there are none. Who sits on a partnership's
 * board does not reach, by that, rows of their own school or `recused` ones.
 */
export function narrow(db: Reader, viewer: Viewer, action: Action, whose: Whose & { recused?: SQL }): SQL {
  const scope = scopeOf(viewer.actor, action)
  if (scope.everything) return sql`1 = 1`
  const inPartnership = () =>
    db
      .select({ id: memberships.schoolId })
      .from(memberships)
      .where(
        and(
          inArray(memberships.networkId, scope.networkIds),
          sql`${memberships.schoolId} is not null`,
          or(isNull(memberships.from), lte(memberships.from, viewer.today)),
          or(isNull(memberships.to), gte(memberships.to, viewer.today)),
        ),
      )
  const branches = [
    whose.school && scope.schoolIds.length > 0 ? inArray(whose.school, scope.schoolIds) : undefined,
    scope.laCodes.length > 0 ? inArray(sql`${whose.la}`, scope.laCodes) : undefined,
    whose.school && scope.networkIds.length > 0
      ? and(
          inArray(whose.school, inPartnership()),
          scope.exceptSchoolIds.length > 0 ? notInArray(whose.school, scope.exceptSchoolIds) : undefined,
          whose.recused && not(whose.recused),
        )
      : undefined,
    whose.supporterSchool && scope.supporterSchoolIds.length > 0 ? inArray(whose.supporterSchool, scope.supporterSchoolIds) : undefined,
    whose.person && scope.personId !== null ? eq(whose.person, scope.personId) : undefined,
  ].filter((branch) => branch !== undefined)
  return branches.length > 0 ? or(...branches)! : sql`0 = 1`
}
