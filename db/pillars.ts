/**
 * A network's reviews of itself: opened, answered by its schools, and what closed ones came to. A school's answer is read
 * with its id and by nobody else; the marks of several schools never leave this room but as what they come to together.
 */
import { and, asc, desc, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Pillar } from '../graph/coverage/pillars.ts'
import { isOpen, type Answer, type Review } from '../graph/coverage/pillars-review.ts'
import { resultsOf, type PillarResult } from '../graph/coverage/pillars-results.ts'
import { scopeOf } from '../graph/permissions/can.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { holding } from './network-facts.ts'
import type { Viewer } from './scope.ts'
import { pillarAnswers, pillarMarks, pillarReviews } from './schema/coverage.ts'
import { memberships, networks, schools } from './schema/network.ts'

const REVIEW = {
  id: pillarReviews.id, networkId: pillarReviews.networkId, term: pillarReviews.term, lastDay: pillarReviews.lastDay,
  openedAt: pillarReviews.openedAt, version: pillarReviews.version,
}

/** The reviews of a network, the earliest first. */
export const listReviews = (db: Reader, { networkId }: { networkId: number }): Review[] =>
  db.select(REVIEW).from(pillarReviews).where(eq(pillarReviews.networkId, networkId)).orderBy(asc(pillarReviews.term)).all()

/** A review of this network; null where there is none. */
export const findReview = (db: Reader, { id, networkId }: { id: number; networkId: number }): Review | null =>
  db.select(REVIEW).from(pillarReviews).where(and(eq(pillarReviews.id, id), eq(pillarReviews.networkId, networkId))).get() ?? null

/** How many schools have answered. */
export const countAnswers = (db: Reader, { reviewId }: { reviewId: number }): number =>
  db.select({ n: sql<number>`count(*)` }).from(pillarAnswers).where(eq(pillarAnswers.reviewId, reviewId)).get()?.n ?? 0

/** What a closed review came to; `answers` is how many schools answered. */
export type Reviewed = { review: Review; answers: number; results: { pillar: string; result: PillarResult | null }[] }

/** The reviews that were closed by today, the earliest first, as far as there were answers enough. */
export function listReviewed(db: Reader, { networkId, pillars, today }: { networkId: number; pillars: readonly Pillar[]; today: string }): Reviewed[] {
  const closed = db.select(REVIEW).from(pillarReviews)
    .where(and(eq(pillarReviews.networkId, networkId), lt(pillarReviews.lastDay, today))).orderBy(asc(pillarReviews.term)).all()
  return closed.map((review) => {
    const marks = db.select({ pillar: pillarMarks.pillar, step: pillarMarks.step }).from(pillarMarks)
      .innerJoin(pillarAnswers, eq(pillarAnswers.id, pillarMarks.answerId)).where(eq(pillarAnswers.reviewId, review.id)).all()
    return { review, answers: countAnswers(db, { reviewId: review.id }), results: resultsOf(marks, pillars) }
  })
}

export type SharedComment = { reviewId: number; school: string; urn: number; comment: string }

/** Comments whose authors chose to share them, of reviews that are closed, latest first. */
export const listSharedComments = (db: Reader, { networkId, today }: { networkId: number; today: string }): SharedComment[] =>
  db.select({ reviewId: pillarReviews.id, school: schools.name, urn: schools.urn, comment: pillarAnswers.comment }).from(pillarAnswers)
    .innerJoin(pillarReviews, eq(pillarReviews.id, pillarAnswers.reviewId)).innerJoin(schools, eq(schools.id, pillarAnswers.schoolId))
    .where(and(eq(pillarReviews.networkId, networkId), lt(pillarReviews.lastDay, today), eq(pillarAnswers.commentShared, true)))
    .orderBy(desc(pillarReviews.term), asc(schools.name), asc(schools.id)).all()

export type OwnAnswer = Answer & { answeredAt: string; version: number }

/** A school's own answer, for that school alone; null while it has none. */
export function findAnswer(db: Reader, { reviewId, schoolId }: { reviewId: number; schoolId: number }): OwnAnswer | null {
  const row = db.select().from(pillarAnswers).where(and(eq(pillarAnswers.reviewId, reviewId), eq(pillarAnswers.schoolId, schoolId))).get()
  if (!row) return null
  const { id, comment, commentShared, answeredAt, version } = row
  const marks = db.select({ pillar: pillarMarks.pillar, step: pillarMarks.step }).from(pillarMarks).where(eq(pillarMarks.answerId, id)).all()
  return { marks, comment, commentShared, answeredAt, version }
}

export type ReviewToAnswer = { reviewId: number; networkId: number; network: string; school: string; urn: number; lastDay: string }

/** Open reviews that wait for an answer of the viewer's schools, where the school, or the viewer for it, belongs to the network. */
export function listReviewsToAnswer(db: Reader, viewer: Viewer): ReviewToAnswer[] {
  const { today, actor } = viewer
  const belonging = db.select({ networkId: memberships.networkId }).from(memberships)
    .where(and(holding(memberships, today), or(eq(memberships.schoolId, schools.id), actor.personId === null ? undefined : eq(memberships.personId, actor.personId))))
  return db.select({ reviewId: pillarReviews.id, networkId: networks.id, network: networks.name, school: schools.name, urn: schools.urn, lastDay: pillarReviews.lastDay })
    .from(pillarReviews).innerJoin(networks, eq(networks.id, pillarReviews.networkId))
    .innerJoin(schools, inArray(schools.id, scopeOf(actor, 'pillars.answer').schoolIds))
    .leftJoin(pillarAnswers, and(eq(pillarAnswers.reviewId, pillarReviews.id), eq(pillarAnswers.schoolId, schools.id)))
    .where(and(gte(pillarReviews.lastDay, today), isNull(pillarAnswers.id), or(eq(networks.leadSchoolId, schools.id), inArray(networks.id, belonging))))
    .orderBy(asc(pillarReviews.lastDay), asc(pillarReviews.id), asc(schools.id)).all()
}

type Change = { by: number | null; at: string; requestId?: string | null }

/** Opens a review, unless the term has one already. */
export function openReview(db: Db, { networkId, term, lastDay, by, at, requestId }: Change & { networkId: number; term: string; lastDay: string }): { reviewId: number } | { taken: true } {
  return write(db, (tx) => {
    const taken = tx.select({ id: pillarReviews.id }).from(pillarReviews).where(and(eq(pillarReviews.networkId, networkId), eq(pillarReviews.term, term))).get()
    if (taken) return { taken: true as const }
    const { id } = tx.insert(pillarReviews).values({ networkId, term, lastDay, openedBy: by, openedAt: at }).returning({ id: pillarReviews.id }).get()
    recordEvent(tx, { by, at, requestId, action: 'pillar-review.opened', subject: 'pillar-review', subjectId: id, change: { after: { networkId, term, lastDay } } })
    return { reviewId: id }
  })
}

/** Moves the last day of a review that is still open. */
export function moveLastDay(db: Db, { reviewId, version, lastDay, today, by, at, requestId }: Change & { reviewId: number; version: number; lastDay: string; today: string }): { done: true } | { stale: true } {
  return write(db, (tx) => {
    const before = tx.select(REVIEW).from(pillarReviews).where(eq(pillarReviews.id, reviewId)).get()
    if (!before || before.version !== version || !isOpen(before, today)) return { stale: true as const }
    tx.update(pillarReviews).set({ lastDay, version: version + 1 }).where(eq(pillarReviews.id, reviewId)).run()
    const change = { before: { lastDay: before.lastDay }, after: { lastDay } }
    recordEvent(tx, { by, at, requestId, action: 'pillar-review.last-day-moved', subject: 'pillar-review', subjectId: reviewId, change })
    return { done: true as const }
  })
}

/** Keeps a school's answer, or another in its place; `version` 0: it had none when the form was shown. What it says stays out of the history. */
export function recordAnswer(db: Db, { reviewId, schoolId, answer, version, today, by, at, requestId }: Change & { reviewId: number; schoolId: number; answer: Answer; version: number; today: string }): { done: true } | { stale: true } {
  return write(db, (tx) => {
    const review = tx.select(REVIEW).from(pillarReviews).where(eq(pillarReviews.id, reviewId)).get()
    const before = findAnswer(tx, { reviewId, schoolId })
    if (!review || !isOpen(review, today) || (before?.version ?? 0) !== version) return { stale: true as const }
    saveAnswer(tx, { reviewId, schoolId, answer, version, by, at })
    const action = version === 0 ? 'pillar-review.answered' : 'pillar-review.answer-changed'
    recordEvent(tx, { by, at, requestId, action, subject: 'pillar-review', subjectId: reviewId, schoolId, change: {} })
    return { done: true as const }
  })
}

function saveAnswer(tx: Tx, { reviewId, schoolId, answer: { marks, comment, commentShared }, version, by, at }: { reviewId: number; schoolId: number; answer: Answer; version: number; by: number | null; at: string }): void {
  const row = { comment, commentShared, answeredBy: by, answeredAt: at, version: version + 1 }
  const { id } = tx.insert(pillarAnswers).values({ reviewId, schoolId, ...row })
    .onConflictDoUpdate({ target: [pillarAnswers.reviewId, pillarAnswers.schoolId], set: row }).returning({ id: pillarAnswers.id }).get()
  tx.delete(pillarMarks).where(eq(pillarMarks.answerId, id)).run()
  for (const mark of marks) tx.insert(pillarMarks).values({ answerId: id, ...mark }).run()
}
