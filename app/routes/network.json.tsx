import type { LoaderFunctionArgs } from '@remix-run/node'
import { MOST_DRAWN } from '../../db/pictures.ts'
import { everyMarkOf, readSought } from '../lists/drawn.ts'
import { pictureAsked } from '../lists/picture.ts'
import { readQuery } from '../listing.ts'
import { FAMILIES, SCHOOL_FILL } from '../network-families.ts'
import { notFound, requireViewer } from '../viewer.ts'

const LOOKS = { school: { shape: 'circle', fill: SCHOOL_FILL }, ...FAMILIES }

/**
 * The picture's marks and ties for the browser to draw (public/network-live.js): rows without names, since a country has 25,000.
 * Numbers are those of the tables beside the picture, and left out where the page has none.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const query = readQuery(request)
  const asked = pictureAsked(context, viewer, query)
  if (!asked) throw notFound()
  const { marks, ties } = await everyMarkOf(context, asked, await readSought(context, asked, query))
  const numbered = marks.filter(({ family }) => family === null).length <= MOST_DRAWN
  const at = new Map(marks.map(({ key }, index) => [key, index]))
  return Response.json({
    looks: LOOKS,
    marks: marks.map(({ name, words, x, y, family, href, stands, mark }) => [name, words, x, y, family ?? 'school', href, stands ?? '', numbered ? mark : '']),
    ties: ties.map(({ from, to, onWay }) => [at.get(from), at.get(to), onWay ? 1 : 0]),
  }, { headers: { 'cache-control': 'no-store' } })
}
