import { beforeEach, expect, test } from 'vitest'
import { loader as one } from '../../app/routes/accounts_.$id.tsx'
import { action as setAccess, loader as access } from '../../app/routes/accounts_.$id_.access.tsx'
import { action as give } from '../../app/routes/accounts_.$id_.roles.tsx'
import { action as end } from '../../app/routes/accounts_.$id_.roles_.$grantId.ending.tsx'
import { action as invite } from '../../app/routes/accounts_.new.tsx'
import { LA, world, type Somebody, type World } from '../world.ts'
import { look, send } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
})

const of = (who: Somebody) => `/accounts/${w.account(who).id}`
const last = () => w.db.$client.prepare('select action, why from events order by seq desc limit 1').get()

test('an administrator is refused a role of their own, and is shown no way to it', async () => {
  expect(await send(w, give, 'administrator', `${of('administrator')}/roles`, { role: 'head-of-service', authority: LA })).toMatchObject({ location: `${of('administrator')}?refused=own-roles` })
  expect(await look(w, one, 'administrator', of('administrator'))).toMatchObject({ own: true, roles: [{ words: 'Administrator' }] })
  expect(await look(w, one, 'administrator', of('broker'))).toMatchObject({ own: false })
})

test('ending a role and disabling an account need a reason, which the history keeps', async () => {
  const grantId = w.db.$client.prepare('select id from grants where account_id = ?').pluck().get(w.account('otherBroker').id) as number
  const ending = `${of('otherBroker')}/roles/${grantId}/ending`
  expect(await send(w, end, 'administrator', ending, { reason: ' ' })).toMatchObject({ status: 400, errors: ['reason: Say why'] })
  expect(await send(w, end, 'administrator', ending, { reason: 'He moved away' })).toMatchObject({ location: `${of('otherBroker')}?done=role-ended` })
  expect(last()).toEqual({ action: 'account.role-ended', why: 'He moved away' })
  const { version } = await look(w, access, 'administrator', `${of('otherBroker')}/access`)
  expect(await send(w, setAccess, 'administrator', `${of('otherBroker')}/access`, { access: 'no', version: String(version) })).toMatchObject({ status: 400 })
  expect(await send(w, setAccess, 'administrator', `${of('otherBroker')}/access`, { access: 'no', version: String(version), reason: 'He moved away' })).toMatchObject({ location: `${of('otherBroker')}?done=disabled` })
  expect(last()).toEqual({ action: 'account.disabled', why: 'He moved away' })
})

test('a school that has a headteacher with an account is not given a second by mistake', async () => {
  const { urn } = w.db.$client.prepare('select s.urn from schools s join grants g on g.school_id = s.id where g.account_id = ?').get(w.account('head3b').id) as { urn: number }
  const second = await send(w, invite, 'administrator', '/accounts/new', { name: 'Sam Second', email: 'sam@westmarsh.example', role: 'head', urn: String(urn) })
  expect(second).toMatchObject({ status: 400, errors: [expect.stringMatching(/^urn: .*Niamh Costello is headteacher of .* already$/) as unknown] })
})
