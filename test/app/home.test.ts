import { beforeEach, expect, test } from 'vitest'
import { menuFor } from '../../app/menu.ts'
import { loader as home } from '../../app/routes/_index.tsx'
import { loader as help } from '../../app/routes/help.tsx'
import { action as withdraw } from '../../app/routes/proposals.$id_.withdrawal.tsx'
import { answerAsSchool, answerAsSupporter, decideProposal } from '../../db/proposal-moves.ts'
import { AT, TODAY, world, type Somebody, type World } from '../world.ts'
import { look, send } from './asking.ts'

let w: World
let id: number
/** Saltings (3b) is asked whether it wants Adaeze Okafor, a leader of Harbour Rise, for leadership. */
beforeEach(async () => {
  w = await world()
  const sql = `select proposals.id from proposals join needs on needs.id = need_id join offers on offers.id = offer_id
    where proposals.state = 'offered' and needs.school_id = ? and person_id = ?`
  id = w.db.$client.prepare(sql).pluck().get(w.school('Saltings Primary School').id, w.account('nle').personId) as number
})

const run = (sql: string, ...values: unknown[]) => w.db.$client.prepare(sql).run(...values)
const linesOf = async (who: Somebody, list: 'waiting' | 'news') => (await look(w, home, who, '/'))[list].map(({ href, text, because }) => `${href} ${text}. ${because}`)
const moving = (version: number) => ({ proposalId: id, version, at: AT, today: TODAY, declaresNoConflict: true })
const agree = () => {
  answerAsSchool(w.db, { ...moving(1), answer: 'accepted', by: w.account('head3b').id })
  answerAsSupporter(w.db, { ...moving(2), answer: 'accepted', by: w.account('nle').id })
  return decideProposal(w.db, { ...moving(3), decision: 'approved', by: w.account('headOfService').id })
}

test('both sides read at home, for a fortnight, that their support is agreed, with where to go on', async () => {
  const { agreementId } = agree() as { agreementId: number }
  const news = expect.stringContaining(`/agreements/${agreementId} Leadership`) as unknown
  for (const who of ['head3b', 'nle'] as const) expect(await linesOf(who, 'news'), who).toContainEqual(news)
  expect(await linesOf('nle', 'news')).toContainEqual(expect.stringContaining('with Saltings Primary School is agreed'))
  expect(await linesOf('head4', 'news')).not.toContainEqual(news)
  run("update proposals set decided_at = '2026-11-09T09:00:00.000Z' where id = ?", id)
  expect(await linesOf('nle', 'news')).not.toContainEqual(news)
})

test('a decline is told to the other side without its reason, and to a supporter without the school', async () => {
  answerAsSchool(w.db, { ...moving(1), answer: 'declined', reason: 'CANARY', by: w.account('head3b').id })
  expect((await linesOf('nle', 'news')).join()).toMatch(/the school declined\. A school that is not named/)
  expect((await linesOf('nle', 'news')).join()).not.toMatch(/Saltings|CANARY/)
  expect((await linesOf('head3b', 'news')).join()).toContain('your side declined')
})

test('a proposal that was not approved, or was taken back, is told as what it is', async () => {
  answerAsSchool(w.db, { ...moving(1), answer: 'accepted', by: w.account('head3b').id })
  answerAsSupporter(w.db, { ...moving(2), answer: 'accepted', by: w.account('nle').id })
  decideProposal(w.db, { ...moving(3), decision: 'not-approved', reason: 'Too many', by: w.account('headOfService').id })
  expect((await linesOf('nle', 'news')).join()).toContain('the proposal was not approved')
})

test('a chair of governors reads what waits for the headteacher, who alone answers', async () => {
  expect(await linesOf('chairOfGovernors', 'news')).toEqual([expect.stringMatching(/Your headteacher has (a proposal|\d+ proposals) to answer by \d/)])
  expect(await linesOf('chairOfGovernors', 'waiting')).toEqual([])
  expect((await linesOf('head3b', 'news')).join()).not.toContain('Your headteacher')
})

test('a leader reads that their offer waits for the head, and then that the head agreed', async () => {
  const offer = w.db.$client.prepare('select id from offers where person_id = ? order by id limit 1').pluck().get(w.account('sle').personId) as number
  run("update offers set state = 'awaiting-head', head_agreed_by = null, head_agreed_at = null where id = ?", offer)
  expect(await linesOf('sle', 'news')).toContainEqual(expect.stringContaining(`/offers/${offer} Your offer waits for your headteacher`))
  run("update offers set state = 'open', head_agreed_by = ?, head_agreed_at = ? where id = ?", w.account('head1').id, AT, offer)
  expect(await linesOf('sle', 'news')).toContainEqual(expect.stringContaining(`/offers/${offer} Your headteacher has agreed to your offer`))
})

test('the head of a leader who is asked for reads whose help it is, and that either may answer', async () => {
  const schoolId = w.db.$client.prepare('select school_id from offers join proposals on offers.id = offer_id where proposals.id = ?').pluck().get(id)
  run("update grants set school_id = ? where account_id = ? and role = 'head'", schoolId, w.account('head2TV').id)
  expect((await linesOf('head2TV', 'waiting')).join()).toContain('A school asks for Adaeze Okafor’s help')
  expect((await linesOf('head2TV', 'waiting')).join()).toContain('Adaeze Okafor or you can answer')
  expect((await linesOf('nle', 'waiting')).join()).toContain('A school asks for your help')
})

test('a head may withdraw what was asked for them only while no proposal for it waits', async () => {
  const needId = w.db.$client.prepare('select need_id from proposals where id = ?').pluck().get(id) as number
  run('update needs set raised_by = ?, raised_at = ? where id = ?', w.account('broker').id, AT, needId)
  const line = async () => (await linesOf('head3b', 'waiting')).find((text) => text.startsWith(`/needs/${needId} `))
  expect(await line()).not.toContain('withdraw')
  await send(w, withdraw, 'broker', `/proposals/${id}/withdrawal`, { version: '1', reason: 'Not now' })
  run("update proposals set state = 'withdrawn' where need_id = ?", needId)
  expect(await line()).toContain('You can withdraw it.')
})

test('the menu says My category to those who may know one school’s', () => {
  const names = (who: Somebody) => menuFor(w.viewer(who).actor).map(({ text }) => text).filter((text) => /categor/i.test(text))
  expect(names('head3b')).toEqual(['My category'])
  for (const who of ['broker', 'chairOfCoast', 'auditor'] as const) expect(names(who), who).toEqual(['Categories'])
})

test('help names the brokers of one’s own authority, to nobody who has not signed in', async () => {
  const named = async (who: Somebody | null) => (await look(w, help, who, '/help')).brokers.map(({ email }) => email)
  for (const who of ['head3b', 'nle', 'sle', 'chairOfGovernors', 'chairOfCoast', 'headOfService'] as const) expect(await named(who), who).toEqual(expect.arrayContaining([w.account('broker').email, w.account('otherBroker').email]))
  expect(await named(null)).toEqual([])
  run("insert into authorities (code, name) values ('888', 'Elsewhere')")
  run("update grants set la_code = '888' where role = 'broker' and account_id = ?", w.account('otherBroker').id)
  expect(await named('head3b')).toEqual([w.account('broker').email])
})
