/** What imports of the last weeks moved, for the people it concerns; and what of it they have put away. */
import { and, eq, gte, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm'
import { isRegisterMove, type RegisterMove } from '../graph/network/register-moves.ts'
import { scopeOf } from '../graph/permissions/can.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'
import { recordEvent } from './events.ts'
import { importChanges, imports, newsDismissals } from './schema/imports.ts'
import { memberships, networks, posts, schools } from './schema/network.ts'
import type { Viewer } from './scope.ts'

/** One school's move by one import. `networks`: those it left and those it came into; `leads`: what it led and nobody leads now. */
export type RegisterNews = {
  key: string
  why: RegisterMove
  appliedAt: string
  school: { id: number; urn: number; name: string; closedOn: string | null }
  left: string[]
  joined: { name: string; from: string | null; label: string }[]
  goesOn: string[]
  posts: number
  leads: string[]
}

const membershipOf = and(eq(importChanges.subject, 'memberships'), eq(memberships.id, sql`cast(${importChanges.key} as integer)`))
const postOf = and(eq(importChanges.subject, 'posts'), eq(posts.id, sql`cast(${importChanges.key} as integer)`))

function movesIn(db: Reader, where: SQL | undefined): RegisterNews[] {
  const rows = db
    .select({
      importId: imports.id, appliedAt: imports.appliedAt, why: importChanges.why, change: importChanges.change, subject: importChanges.subject, label: importChanges.label,
      id: schools.id, urn: schools.urn, name: schools.name, closedOn: schools.closedOn, network: networks.name, from: memberships.from,
    })
    .from(importChanges).innerJoin(imports, eq(imports.id, importChanges.importId))
    .leftJoin(memberships, membershipOf).leftJoin(posts, postOf)
    .innerJoin(schools, eq(schools.id, sql`coalesce(${memberships.schoolId}, ${posts.schoolId})`))
    .leftJoin(networks, eq(networks.id, memberships.networkId))
    .where(and(isNotNull(importChanges.why), where)).orderBy(imports.id, importChanges.position).all()
  const found = new Map<string, RegisterNews>()
  for (const { importId, appliedAt, why, change, subject, label, id, urn, name, closedOn, network, from } of rows) {
    if (!isRegisterMove(why)) continue
    const key = `${importId}.${id}.${why}`
    const news = found.get(key) ?? { key, why, appliedAt: appliedAt ?? '', school: { id, urn, name, closedOn }, left: [], joined: [], goesOn: [], posts: 0, leads: [] }
    found.set(key, news)
    if (subject === 'posts') news.posts += 1
    else if (change === 'closed') news.left.push(network ?? label)
    else if (change === 'new') news.joined.push({ name: network ?? label, from, label })
    else news.goesOn.push(network ?? label)
  }
  return [...found.values()]
}

/** News of imports applied since a day, the latest first: of the viewer's schools, of networks these lead or whose board they chair, of their authority. */
export function listRegisterNews(db: Reader, viewer: Viewer, { since }: { since: string }): RegisterNews[] {
  const { schoolIds, laCodes, networkIds } = scopeOf(viewer.actor, 'register.news')
  const concerned = or(
    inArray(schools.id, schoolIds), inArray(schools.laCode, laCodes), inArray(networks.id, networkIds), inArray(networks.leadSchoolId, schoolIds),
  )
  const away = new Set(db.select({ key: newsDismissals.key }).from(newsDismissals).where(eq(newsDismissals.accountId, viewer.actor.accountId)).all().map(({ key }) => key))
  const news = movesIn(db, and(eq(imports.state, 'applied'), gte(imports.appliedAt, since), concerned)).filter(({ key }) => !away.has(key)).reverse()
  return news.map((row) => (row.why === 'closed' ? { ...row, leads: ledBy(db, row.school.id, viewer.today) } : row))
}

/** Networks that go on and have a closed school for their lead. */
const ledBy = (db: Reader, schoolId: number, today: string): string[] =>
  db.select({ name: networks.name }).from(networks).where(and(eq(networks.leadSchoolId, schoolId), sql`coalesce(${networks.to}, '9999') >= ${today}`)).orderBy(networks.name).all().map(({ name }) => name)

/** Puts news away for one account; false where it is not among theirs. */
export function dismissNews(db: Db, viewer: Viewer, { key, since, at }: { key: string; since: string; at: string }): boolean {
  return write(db, (tx) => {
    if (!listRegisterNews(tx, viewer, { since }).some((row) => row.key === key)) return false
    tx.insert(newsDismissals).values({ accountId: viewer.actor.accountId, key, at }).onConflictDoNothing().run()
    return true
  })
}

/** One event for each school that an import moved, in the transaction that moves it. */
export function recordMoves(tx: Tx, { importId, by, at, requestId }: { importId: number; by: number | null; at: string; requestId?: string | null }): void {
  for (const { why, school, left, joined, goesOn, posts: ended } of movesIn(tx, eq(imports.id, importId))) {
    const change = { import: importId, left, joined: joined.map(({ name }) => name), goesOn, posts: ended }
    recordEvent(tx, { by, at, action: `school.${why}`, subject: 'school', subjectId: school.id, schoolId: school.id, change, requestId })
  }
}
