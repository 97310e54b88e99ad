/** Heads and chairs of governors hold a post: who is given the role becomes the person who holds it. */
import { and, eq, gte, isNull, or } from 'drizzle-orm'
import type { Grant } from '../graph/permissions/can.ts'
import type { Role } from '../graph/permissions/table.ts'
import { accounts } from './schema/accounts.ts'
import { people, posts } from './schema/network.ts'
import type { Tx } from './client.ts'

const POST_OF: Partial<Record<Role, string>> = { head: 'head', 'chair-of-governors': 'chair-of-governors' }

type Taken = { personId: number; post: string; new: boolean }

/**
 * Inside the change that gives the role: links the account with whoever of that name holds the post; where nobody holds it,
 * records the post from that day, and the person too where the account has none. Somebody else's post is left alone.
 */
export function takeUpPost(tx: Tx, { accountId, grant, from }: { accountId: number; grant: Grant; from: string }): Taken | null {
  const post = POST_OF[grant.role]
  const account = tx.select({ name: accounts.name, personId: accounts.personId }).from(accounts).where(eq(accounts.id, accountId)).get()
  if (!account || post === undefined || grant.schoolId === null) return null
  const link = (personId: number) => tx.update(accounts).set({ personId }).where(eq(accounts.id, accountId)).run()
  const holders = tx.select({ personId: people.id, name: people.name, accountId: accounts.id }).from(posts)
    .innerJoin(people, eq(people.id, posts.personId)).leftJoin(accounts, eq(accounts.personId, people.id))
    .where(and(eq(posts.schoolId, grant.schoolId), eq(posts.role, post), or(isNull(posts.to), gte(posts.to, from)))).all()
  const same = holders.find((holder) => holder.accountId === null && holder.name.toLowerCase() === account.name.toLowerCase())
  if (account.personId === null && same) {
    link(same.personId)
    return { personId: same.personId, post, new: false }
  }
  if (holders.length > 0) return null
  const personId = account.personId ?? tx.insert(people).values({ name: account.name }).returning({ id: people.id }).get().id
  if (account.personId === null) link(personId)
  tx.insert(posts).values({ personId, schoolId: grant.schoolId, role: post, from }).run()
  return { personId, post, new: true }
}
