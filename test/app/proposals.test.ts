import { beforeEach, expect, test } from 'vitest'
import { loader as agreements } from '../../app/routes/agreements._index.tsx'
import { loader as agreement } from '../../app/routes/agreements.$id.tsx'
import { action as change, loader as changing } from '../../app/routes/agreements.$id_.change.tsx'
import { loader as agreementsFile } from '../../app/routes/agreements.csv.tsx'
import { loader as list } from '../../app/routes/proposals._index.tsx'
import { loader as one } from '../../app/routes/proposals.$id.tsx'
import { action as decide, loader as deciding } from '../../app/routes/proposals.$id_.approval.tsx'
import { action as schoolAnswers, loader as schoolAnswering } from '../../app/routes/proposals.$id_.school-answer.tsx'
import { action as supporterAnswers, loader as supporterAnswering } from '../../app/routes/proposals.$id_.supporter-answer.tsx'
import { action as withdraw } from '../../app/routes/proposals.$id_.withdrawal.tsx'
import { loader as file } from '../../app/routes/proposals.csv.tsx'
import { world, type Somebody, type World } from '../world.ts'
import { fileOf, look, send } from './asking.ts'

let w: World
let id: number
/** Saltings (3b) is asked whether it wants Adaeze Okafor, a leader of Harbour Rise, for leadership. */
beforeEach(async () => {
  w = await world()
  const sql = `select proposals.id from proposals join needs on needs.id = need_id join offers on offers.id = offer_id
    where proposals.state = 'offered' and needs.school_id = ? and person_id = ?`
  id = w.db.$client.prepare(sql).pluck().get(w.school('Saltings Primary School').id, w.account('nle').personId) as number
})

const version = () => w.db.$client.prepare('select version from proposals where id = ?').pluck().get(id) as number
const state = () => w.db.$client.prepare('select state from proposals where id = ?').pluck().get(id) as string
const events = () => w.db.$client.prepare('select count(*) from events').pluck().get() as number
const accepted = () => ({ version: String(version()), answer: 'accepted', declaration: 'yes' })
const asSchool = (form: Record<string, string>, who: Somebody = 'head3b') => send(w, schoolAnswers, who, `/proposals/${id}/school-answer`, form)
const asSupporter = (form: Record<string, string>, who: Somebody = 'nle') => send(w, supporterAnswers, who, `/proposals/${id}/supporter-answer`, form)
const decided = (form: Record<string, string>, who: Somebody = 'headOfService') => send(w, decide, who, `/proposals/${id}/approval`, { version: String(version()), ...form })
const bothAccept = async () => {
  await asSupporter(accepted())
  await asSchool(accepted())
}

test('from the question to the agreement: each side accepts, another officer approves, the days are booked', async () => {
  expect(await asSupporter(accepted())).toMatchObject({ status: 302, location: `/proposals/${id}?done=accepted` })
  expect((await asSchool(accepted())).location).toBe(`/proposals/${id}?done=accepted`)
  expect(await look(w, deciding, 'headOfService', `/proposals/${id}/approval`)).toMatchObject({ decide: true, school: 'Saltings Primary School' })
  expect((await decided({ decision: 'approved' })).location).toBe(`/proposals/${id}?done=approved`)
  const { agreementId } = await look(w, one, 'head3b', `/proposals/${id}`)
  const seen = await look(w, agreement, 'nle', `/agreements/${agreementId}`)
  expect(seen).toMatchObject({ school: 'Saltings Primary School', supporter: 'Adaeze Okafor, Harbour Rise Primary School', state: 'active', entries: [{ movement: 'reserved' }, { movement: 'booked' }], mayChange: false })
})

test('an agreement gives each side the other’s head or leader to ring or write to, and nobody else', async () => {
  await bothAccept()
  await decided({ decision: 'approved' })
  const { agreementId } = await look(w, one, 'head3b', `/proposals/${id}`)
  const contacts = async (who: Somebody) => (await look(w, agreement, who, `/agreements/${agreementId}`)).contacts
  const saltings = w.school('Saltings Primary School')
  for (const who of ['head3b', 'nle', 'broker', 'headOfService'] as const) {
    expect(await contacts(who), who).toEqual(expect.arrayContaining([
      { who: 'Headteacher of Saltings Primary School', name: w.account('head3b').name, email: w.account('head3b').email, telephone: saltings.telephone },
      expect.objectContaining({ name: w.account('nle').name, email: w.account('nle').email }),
    ]))
  }
  for (const who of ['chairOfGovernors', 'chairOfCoast', 'auditor'] as const) expect(await contacts(who), who).toEqual([])
  await send(w, change, 'broker', `/agreements/${agreementId}/change`, { version: '1', event: 'complete' })
  expect(await contacts('nle')).toEqual([])
})

test('what was just done is said only while it is so', async () => {
  const said = async (word: string) => (await look(w, one, 'head3b', `/proposals/${id}?done=${word}`)).done
  expect([await said('accepted'), await said('approved'), await said('withdrawn'), await said('CANARY')]).toEqual([null, null, null, null])
  await asSchool(accepted())
  expect(await said('accepted')).toBe('You have accepted')
  await asSupporter(accepted())
  await decided({ decision: 'approved' })
  expect([await said('accepted'), await said('approved')]).toEqual([null, 'Approved: there is an agreement now'])
})

test('the supporter is told why them, and once the school has declined no longer that its name will follow', async () => {
  expect(await look(w, one, 'nle', `/proposals/${id}`)).toMatchObject({ why: [expect.stringContaining('Offers leadership') as unknown, expect.stringContaining('phase') as unknown], school: null })
  await asSchool({ version: '1', answer: 'declined', reason: 'timing' })
  expect(await look(w, one, 'nle', `/proposals/${id}`)).toMatchObject({ state: 'declined', schoolAnswer: 'declined', school: null })
})

test('the supporter’s page tells nothing of the school until the school has accepted', async () => {
  const pages = async () => JSON.stringify([
    await look(w, one, 'nle', `/proposals/${id}`), await look(w, supporterAnswering, 'nle', `/proposals/${id}/supporter-answer`), await look(w, list, 'nle', '/proposals'),
  ]) + (await fileOf(w, file, 'nle', '/proposals/csv'))
  const { need_id: needId, school_id: schoolId } = w.db.$client.prepare('select need_id, school_id from proposals join needs on needs.id = need_id where proposals.id = ?').get(id) as { need_id: number; school_id: number }
  expect(await pages()).not.toMatch(/Saltings|category|Category/)
  expect(await pages()).not.toMatch(new RegExp(`"(needId|schoolId)":(${needId}|${schoolId})\\b`))
  await asSchool(accepted())
  expect(await pages()).toMatch(/Saltings/)
})

test('the school is told why in plain words, and neither how the supporter was rated nor who else could', async () => {
  const page = await look(w, one, 'head3b', `/proposals/${id}`)
  expect(page).toMatchObject({ view: 'whole', may: { answerAsSchool: true, decide: false, withdraw: false }, roundId: null, fit: null })
  const text = JSON.stringify(page)
  expect(text).toContain('Works in a school of the same phase.')
  expect(text).not.toMatch(/runnersUp|displaces|"record"|"spread"|rated|as little as possible/)
})

test('an acceptance without the declaration, and a decline without a reason, come back with what was typed', async () => {
  const before = events()
  expect(await asSchool({ ...accepted(), declaration: '' })).toMatchObject({ status: 400, errors: [expect.stringContaining('declaration: Confirm') as unknown] })
  expect(await asSchool({ version: '1', answer: 'declined', words: 'hm' })).toMatchObject({ status: 400, errors: ['reason: Choose why you are declining'], typed: { words: ['hm'] } })
  expect(await asSchool({ version: '1', answer: 'declined', reason: 'other' })).toMatchObject({ status: 400, errors: ['words: Say in a sentence why you are declining'] })
  expect(await asSchool({ version: '1', answer: 'declined', reason: 'too-far' })).toMatchObject({ status: 400 })
  expect(await asSchool({ version: '1', answer: 'maybe' })).toMatchObject({ status: 400 })
  expect([events(), state()]).toEqual([before, 'offered'])
})

test('a decline with its reason is for the authority alone', async () => {
  expect((await asSupporter({ version: '1', answer: 'declined', reason: 'timing', words: 'CANARY inspection' })).location).toBe(`/proposals/${id}?done=declined`)
  expect(JSON.stringify(await look(w, one, 'broker', `/proposals/${id}`))).toContain('It is the wrong time: CANARY inspection')
  for (const who of ['head3b', 'chairOfGovernors', 'chairOfCoast'] as const) expect(JSON.stringify(await look(w, one, who, `/proposals/${id}`))).not.toContain('CANARY')
})

test('an answer to what changed meanwhile is a conflict and changes nothing', async () => {
  await asSupporter(accepted())
  expect(await asSchool({ ...accepted(), version: '1' })).toMatchObject({ status: 409 })
  expect(state()).toBe('supporter-accepted')
  expect(await asSupporter(accepted())).toMatchObject({ status: 409, errors: [expect.stringContaining('no longer possible') as unknown] })
})

test('the same answer sent twice is one answer, and leads to the same page', async () => {
  const form = accepted()
  const first = await asSchool(form)
  const before = events()
  expect(await asSchool(form)).toEqual(first)
  expect(events()).toBe(before)
  expect((await asSchool({ version: form.version, answer: 'declined', reason: 'timing' })).status).toBe(409)
  await asSupporter(accepted())
  const decision = { version: String(version()), decision: 'approved' }
  for (let press = 0; press < 2; press += 1) expect((await decided(decision)).location).toBe(`/proposals/${id}?done=approved`)
  expect(w.db.$client.prepare('select count(*) from agreements where proposal_id = ?').pluck().get(id)).toBe(1)
})

test('nobody answers for somebody else', async () => {
  const before = events()
  for (const who of ['head4', 'chairOfGovernors', 'broker', 'nle', 'chairOfCoast', 'auditor'] as const) expect((await asSchool(accepted(), who)).status).toBe(404)
  for (const who of ['sle', 'head3b', 'broker', 'head1', 'administrator'] as const) expect((await asSupporter(accepted(), who)).status).toBe(404)
  for (const who of ['sle', 'head4', 'chairOfDales'] as const) expect(await look(w, one, who, `/proposals/${id}`)).toMatchObject({ status: 404 })
  expect([events(), state()]).toEqual([before, 'offered'])
})

test('whoever issued it may not decide on it; another broker may; a refusal needs a reason', async () => {
  await bothAccept()
  expect(await look(w, deciding, 'broker', `/proposals/${id}/approval`)).toMatchObject({ decide: false, issuedIt: true })
  expect(await decided({ decision: 'approved' }, 'broker')).toMatchObject({ status: 409, errors: [expect.stringContaining('somebody else must decide') as unknown] })
  expect(await decided({ decision: 'not-approved', reason: '' }, 'otherBroker')).toMatchObject({ status: 400, errors: ['reason: Say why'] })
  expect((await decided({ decision: 'not-approved', reason: 'Too many at once' }, 'otherBroker')).location).toBe(`/proposals/${id}?done=not-approved`)
  expect(await look(w, one, 'head3b', `/proposals/${id}`)).toMatchObject({ state: 'not-approved', decisionReason: 'Too many at once' })
})

test('the broker takes a proposal back with a reason, which both the school and the authority see', async () => {
  const form = { version: '1', reason: 'The school closes for a week' }
  expect((await send(w, withdraw, 'broker', `/proposals/${id}/withdrawal`, { ...form, reason: '' })).status).toBe(400)
  expect((await send(w, withdraw, 'head3b', `/proposals/${id}/withdrawal`, form)).status).toBe(404)
  expect((await send(w, withdraw, 'broker', `/proposals/${id}/withdrawal`, form)).location).toBe(`/proposals/${id}?done=withdrawn`)
  expect(await look(w, schoolAnswering, 'head3b', `/proposals/${id}/school-answer`)).toMatchObject({ open: false })
})

test('the list says what waits for whom, and shows only that when asked', async () => {
  const waiting = async (who: Somebody) => (await look(w, list, who, '/proposals?state=waiting')).rows.map((row) => row.id)
  expect(await waiting('head3b')).toContain(id)
  expect(await waiting('nle')).toContain(id)
  expect(await waiting('headOfService')).not.toContain(id)
  await bothAccept()
  expect(await waiting('head3b')).not.toContain(id)
  expect(await waiting('headOfService')).toContain(id)
  expect(await waiting('broker')).not.toContain(id)
  expect(await look(w, list, 'administrator', '/proposals')).toMatchObject({ status: 403 })
})

test('an agreement is listed for its sides with its days, and changed by the broker alone', async () => {
  await bothAccept()
  await decided({ decision: 'approved' })
  const { rows } = await look(w, agreements, 'head3b', '/agreements?state=active')
  const mine = rows.find(({ who }) => who.startsWith('Adaeze'))!
  expect(mine).toMatchObject({ school: 'Saltings Primary School', given: '0 days', state: 'active' })
  expect((await look(w, agreements, 'head4', '/agreements')).rows.map((row) => row.id)).not.toContain(mine.id)
  expect(await fileOf(w, agreementsFile, 'head3b', '/agreements/csv')).toContain('Adaeze Okafor, Harbour Rise Primary School')
  const path = `/agreements/${mine.id}/change`
  expect(await look(w, changing, 'head3b', path)).toMatchObject({ status: 404 })
  expect(await send(w, change, 'broker', path, { version: '1', event: 'end', reason: '' })).toMatchObject({ status: 400, errors: ['reason: Give a reason.'] })
  expect(await send(w, change, 'broker', path, { version: '1', event: 'resume' })).toMatchObject({ status: 400 })
  expect((await send(w, change, 'broker', path, { version: '1', event: 'complete' })).location).toBe(`/agreements/${mine.id}?done=completed`)
  expect((await send(w, change, 'broker', path, { version: '1', event: 'end', reason: 'late' })).status).toBe(400)
})
