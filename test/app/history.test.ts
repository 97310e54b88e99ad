import { beforeEach, expect, test } from 'vitest'
import { loader as history } from '../../app/routes/history.tsx'
import { openRound } from '../../db/rounds.ts'
import { recordEvent } from '../../db/events.ts'
import { write } from '../../db/client.ts'
import { AT, LA, world, type Somebody, type World } from '../world.ts'
import { look } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
})

const doneTo = async (who: Somebody, path = '/history') => (await look(w, history, who, path)).rows.map(({ what, which }) => `${what} (${which})`)

test('a head of service reads what was done to the rounds of their authority, and not to those of another', async () => {
  w.db.$client.exec("insert into authorities values ('902', 'Eastfold')")
  const own = openRound(w.db, { laCode: LA, name: 'Ours', asOf: AT.slice(0, 10), by: w.account('broker').id, at: AT })
  const other = openRound(w.db, { laCode: '902', name: 'Theirs', asOf: AT.slice(0, 10), by: w.account('broker').id, at: AT })
  if ('refusal' in own || 'refusal' in other) throw new Error('The rounds did not open')
  expect((await doneTo('headOfService'))[0]).toBe(`Round: opened (round ${own.roundId})`)
  expect(await doneTo('headOfService')).not.toContain(`Round: opened (round ${other.roundId})`)
  expect(await doneTo('auditor')).toContain(`Round: opened (round ${other.roundId})`)
})

test('sign-ins can be left out of the history, and other changes to accounts stay', async () => {
  for (const action of ['account.signed-in', 'account.sign-in-failed', 'account.signed-out', 'account.disabled']) {
    write(w.db, (tx) => recordEvent(tx, { by: null, at: AT, action, subject: 'account', subjectId: 1 }))
  }
  expect((await doneTo('auditor')).slice(0, 4)).toEqual(['Account: disabled (account 1)', 'Account: signed out (account 1)', 'Account: sign in failed (account 1)', 'Account: signed in (account 1)'])
  const without = await doneTo('auditor', '/history?show=changes')
  expect(without[0]).toBe('Account: disabled (account 1)')
  expect(without.filter((line) => /sign-?.in|signed/.test(line))).toEqual([])
})
