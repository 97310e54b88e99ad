/**
 * The first administrator, and the way back in when nobody else can help. There is no default account:
 *   npm run admin -- create --email you@example.org --name "Your Name" [--db FILE]
 *   npm run admin -- link --email you@example.org [--db FILE]
 * Both print a link that works once, for a week; whoever opens it chooses the password.
 */
import { parseArgs } from 'node:util'
import { findAccountForSignIn, inviteAccount } from '../../db/accounts.ts'
import { openDb, type Db } from '../../db/client.ts'
import { renewInvitation } from '../../db/invitations.ts'
import { readConfig } from '../config.ts'
import { newInvitationLink } from '../invitation-link.ts'
import { londonDay } from '../today.ts'
import { answerHelp } from './help.ts'

const USAGE = `npm run admin -- create --email you@example.org --name "Your Name" [--db FILE]
npm run admin -- link --email you@example.org [--db FILE]
The first makes an administrator, the second a new link for somebody who cannot sign in. Each prints a link that works once.`

type Asked = { email: string; name: string; tokenHash: string; at: string }

/** @returns what is wrong, or null */
function create(db: Db, { email, name, tokenHash, at }: Asked): string | null {
  if (!name.trim()) return 'Say whose account it is: --name "Your Name"'
  const administrator = { role: 'administrator' as const, schoolId: null, laCode: null, networkId: null }
  const outcome = inviteAccount(db, { email, name: name.trim(), grants: [administrator], from: londonDay(), tokenHash, by: null, at })
  return 'refused' in outcome ? `There is already an account for ${email}. For a new link: npm run admin -- link --email ${email}` : null
}

function link(db: Db, { email, tokenHash, at }: Asked): string | null {
  const account = findAccountForSignIn(db, { email })
  if (!account) return `There is no account for ${email}.`
  renewInvitation(db, { accountId: account.id, tokenHash, by: null, at })
  return null
}

function main(): string | null {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { email: { type: 'string' }, name: { type: 'string' }, db: { type: 'string' } },
  })
  const change = { create, link }[positionals[0] ?? '']
  if (!change) return `Say what to do:\n${USAGE}`
  if (!/^[^\s@]+@[^\s@]+$/.test(values.email ?? '')) return 'Say for which e-mail address: --email you@example.org'
  const config = readConfig()
  const db = openDb(values.db ?? config.databaseFile)
  const { tokenHash, link: secretLink } = newInvitationLink(config)
  const wrong = change(db, { email: values.email ?? '', name: values.name ?? '', tokenHash, at: new Date().toISOString() })
  db.$client.close()
  if (wrong === null) console.log(`Open this link within a week to choose a password. It works once.\n\n  ${secretLink}\n`)
  return wrong
}

const run = (): string | null => {
  try {
    return main()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
answerHelp(USAGE)
const wrong = run()
if (wrong !== null) console.error(wrong)
process.exitCode = wrong === null ? 0 : 1
