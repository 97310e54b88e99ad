/** The school from which a viewer measures distances: their own, if they have one. */
import type { SignedIn } from '../context.ts'
import type { Db } from '../../db/client.ts'
import { findPlace } from '../../db/offers.ts'

export type Here = { name: string; easting: number | null; northing: number | null }

export function hereOf(db: Db, { actor }: SignedIn): Here | null {
  const schoolId = actor.grants.find((grant) => grant.schoolId !== null)?.schoolId
  return schoolId === undefined || schoolId === null ? null : findPlace(db, { schoolId })
}
