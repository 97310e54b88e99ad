/** What a role can be held over, for the administrator's forms: authorities, partnerships, leaders without an account. */
import { and, asc, eq, exists, gte, isNull, lte, notExists, or, sql } from 'drizzle-orm'
import { accounts } from './schema/accounts.ts'
import { authorities, designations, networks, people, schools } from './schema/network.ts'
import type { Reader } from './client.ts'

export type Choice = { value: string; text: string }

/** Authorities with schools here, by name. */
export const listAuthorityChoices = (db: Reader): Choice[] =>
  db
    .select({ value: authorities.code, text: authorities.name })
    .from(authorities)
    .where(exists(db.select({ one: sql`1` }).from(schools).where(eq(schools.laCode, authorities.code))))
    .orderBy(asc(authorities.name))
    .all()

/** Improvement Partnerships that are going on, by name. */
export const listPartnershipChoices = (db: Reader, { today }: { today: string }): Choice[] =>
  db
    .select({ value: sql<string>`cast(${networks.id} as text)`, text: networks.name })
    .from(networks)
    .where(and(eq(networks.kind, 'improvement-partnership'), or(isNull(networks.to), gte(networks.to, today))))
    .orderBy(asc(networks.name))
    .all()

/** People with a designation that holds and no account yet, by name. */
export const listLeaderChoices = (db: Reader, { today }: { today: string }): Choice[] =>
  db
    .select({ value: sql<string>`cast(${people.id} as text)`, text: people.name })
    .from(people)
    .where(
      and(
        exists(
          db
            .select({ one: sql`1` })
            .from(designations)
            .where(and(eq(designations.personId, people.id), lte(designations.from, today), or(isNull(designations.to), gte(designations.to, today)))),
        ),
        notExists(db.select({ one: sql`1` }).from(accounts).where(eq(accounts.personId, people.id))),
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
    .all()
