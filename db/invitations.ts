/** Invitations to take up an account: a link that works once, for a week. The database keeps the hash of its token. */
import { and, eq, isNull } from 'drizzle-orm'
import { recordEvent } from './events.ts'
import { accounts, invitations } from './schema/accounts.ts'
import { endSessionsOf } from './sessions.ts'
import { write, type Db, type Reader, type Tx } from './client.ts'

const VALID_DAYS = 7

const expiryOf = (at: string): string => new Date(Date.parse(at) + VALID_DAYS * 86_400_000).toISOString()

/** Adds an invitation inside the change that brings it; an earlier one of the account no longer works. */
export function addInvitation(tx: Tx, { accountId, tokenHash, by, at }: { accountId: number; tokenHash: string; by: number | null; at: string }): void {
  endInvitations(tx, { accountId, at })
  tx.insert(invitations).values({ accountId, tokenHash, expiresAt: expiryOf(at), createdBy: by, createdAt: at }).run()
}

/** No link sent to the account before works any more. */
export function endInvitations(tx: Tx, { accountId, at }: { accountId: number; at: string }): void {
  tx.update(invitations).set({ expiresAt: at }).where(and(eq(invitations.accountId, accountId), isNull(invitations.usedAt))).run()
}

/** A new link for an account: for who let the first one lapse, or forgot their password. */
export function renewInvitation(
  db: Db,
  { accountId, tokenHash, by, at, requestId }: { accountId: number; tokenHash: string; by: number | null; at: string; requestId?: string | null },
): void {
  write(db, (tx) => {
    addInvitation(tx, { accountId, tokenHash, by, at })
    recordEvent(tx, { by, at, action: 'account.invited-again', subject: 'account', subjectId: accountId, requestId })
  })
}

type Invited = { invitationId: number; accountId: number; name: string; email: string }

/** Whom a token invites; null when it is unknown, used, too old, or the account is disabled: the same for all four. */
export function findInvitation(db: Reader, { tokenHash, at }: { tokenHash: string; at: string }): Invited | null {
  const row = db
    .select({
      invitationId: invitations.id, accountId: accounts.id, name: accounts.name, email: accounts.email,
      expiresAt: invitations.expiresAt, usedAt: invitations.usedAt, disabledAt: accounts.disabledAt,
    })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.accountId))
    .where(eq(invitations.tokenHash, tokenHash))
    .get()
  if (!row || row.usedAt !== null || row.disabledAt !== null || row.expiresAt <= at) return null
  const { invitationId, accountId, name, email } = row
  return { invitationId, accountId, name, email }
}

/** Takes up the invitation with a password: once. Returns the account, or null when the token does not invite anybody. */
export function takeUpInvitation(
  db: Db,
  { tokenHash, passwordHash, at, requestId }: { tokenHash: string; passwordHash: string; at: string; requestId: string },
): number | null {
  return write(db, (tx) => {
    const invited = findInvitation(tx, { tokenHash, at })
    if (!invited) return null
    const { accountId, invitationId } = invited
    tx.update(invitations).set({ usedAt: at }).where(eq(invitations.id, invitationId)).run()
    tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, accountId)).run()
    endSessionsOf(tx, { accountId })
    recordEvent(tx, { by: accountId, at, action: 'account.taken-up', subject: 'account', subjectId: accountId, requestId })
    return accountId
  })
}
