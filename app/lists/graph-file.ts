/** What every file of the picture holds: the part asked for, with places where it is drawn school by school. */
import type { AppContext, SignedIn } from '../context.ts'
import type { GraphFile } from '../graph-files.ts'
import type { Query } from '../listing.ts'
import { answerOf } from '../pictures.ts'
import { notFound } from '../viewer.ts'
import { titleOf } from './drawn.ts'
import { marked, pictureAsked } from './picture.ts'

export async function graphFileAsked(context: AppContext, viewer: SignedIn, query: Query): Promise<GraphFile> {
  const asked = pictureAsked(context, viewer, query)
  if (!asked) throw notFound()
  const drawing = await answerOf(context.db, { ...asked.of, what: 'drawing' })
  const graph = drawing.level === 'schools' ? drawing : await answerOf(context.db, { ...asked.of, what: 'graph' })
  return {
    title: titleOf(asked), note: `Taken by ${viewer.account.name} on ${context.today}`, day: asked.asOf.day, namesOnly: asked.namesOnly,
    nodes: marked(graph), ties: graph.ties, places: new Map(drawing.level === 'schools' ? drawing.layout.placed.map((place) => [place.key, place]) : []),
  }
}
