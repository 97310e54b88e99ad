/** The secret of an invitation: its hash for the database, and the link for whoever is invited. */
import { hashOfSecret, newSecret } from '../db/secrets.ts'
import type { Config } from './config.ts'

export function newInvitationLink({ publicOrigin }: Pick<Config, 'publicOrigin'>): { tokenHash: string; link: string } {
  const token = newSecret()
  return { tokenHash: hashOfSecret(token), link: `${publicOrigin}/invitations?token=${token}` }
}
