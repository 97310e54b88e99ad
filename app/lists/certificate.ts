/** The certificate of an area: every school with all its evidence, in order of name, whatever filter the coverage page had. */
import type { AppContext, SignedIn } from '../context.ts'
import { readQuery } from '../listing.ts'
import { coverageListed, type CoverageAsked, type CoverageRow } from './coverage.ts'

const PLAIN = readQuery(new Request('http://localhost/coverage'))

export function certificateListed(context: AppContext, viewer: SignedIn, asked: CoverageAsked) {
  const { all, counts, months, leftOut, beyond } = coverageListed(context, viewer, { ...asked, filter: undefined }, PLAIN)
  return { rows: all, counts, months, leftOut, beyond }
}

type Piece = Partial<CoverageRow['evidence'][number]> & { row: CoverageRow }
/** One line for each piece of evidence; a school without any has one all the same. */
export const piecesOf = (rows: CoverageRow[]): Piece[] => rows.flatMap((row): Piece[] => (row.evidence.length === 0 ? [{ row }] : row.evidence.map((one) => ({ ...one, row }))))
