/** The outlines of authorities' areas, as the last boundary file told them. */
import type { Outline } from '../graph/network/outlines/outline.ts'
import type { Reader } from './client.ts'
import { boundaries } from './schema/network.ts'

/** Every outline by the code of its authority. */
export const loadOutlines = (db: Reader): Map<string, Outline> =>
  new Map(db.select().from(boundaries).orderBy(boundaries.laCode).all().map(({ laCode, outline }) => [laCode, JSON.parse(outline) as Outline]))
