import { beforeEach, expect, test } from 'vitest'
import { loader as home } from '../../app/routes/_index.tsx'
import { loader as unsettled } from '../../app/routes/schools.$urn_.unsettled.tsx'
import { loader as preview } from '../../app/routes/imports.$id.tsx'
import { loader as confirming } from '../../app/routes/imports.$id_.application.tsx'
import { applyImport } from '../../db/imports/apply.ts'
import { listClosedWithWork, listWorkUnderWay } from '../../db/imports/work-under-way.ts'
import { openRound, roundInput } from '../../db/rounds.ts'
import { preview as previewed, registerOf } from '../db/imports/world.ts'
import { AT, LA, TODAY, world, type Somebody, type World } from '../world.ts'
import { look } from './asking.ts'

let w: World
let importId: number
let needy: { id: number; name: string; urn: number }
beforeEach(async () => {
  w = await world()
  needy = w.db.$client.prepare("select s.id, s.name, s.urn from schools s where (select count(*) from needs n where n.school_id = s.id and n.state = 'open') > 1 order by s.id limit 1").get() as typeof needy
  const register = registerOf({ URN: String(needy.urn), 'LA (code)': LA, EstablishmentName: needy.name, 'EstablishmentStatus (name)': 'Closed', CloseDate: '20-11-2026' })
  importId = (await previewed(w.db, 'register', register, { laCodes: [LA] })).id
})
const openNeeds = () => w.db.$client.prepare("select count(*) from needs where state = 'open' and school_id = ?").pluck().get(needy.id) as number

test('before a school is closed, whoever closes it sees what it has under way', async () => {
  const underWay = { hidden: 0, schools: [expect.objectContaining({ school: needy.name, needs: openNeeds() }) as unknown] }
  expect(await look(w, preview, 'broker', `/imports/${importId}`)).toMatchObject({ underWay })
  expect(await look(w, confirming, 'broker', `/imports/${importId}/application`)).toMatchObject({ underWay })
})

test('who may not read needs is told that there is work under way, and neither where nor what', () => {
  expect(listWorkUnderWay(w.db, w.viewer('administrator'), { importId })).toEqual({ schools: [], hidden: 1 })
})

test('the needs and offers of a closed school drop out of the rounds', () => {
  const opened = openRound(w.db, { laCode: LA, name: 'Again', asOf: TODAY, by: w.account('broker').id, at: AT })
  if ('refusal' in opened) throw new Error(opened.refusal)
  const inRound = () => { const { needs, offers } = roundInput(w.db, opened); return [...needs, ...offers].filter(({ schoolId }) => schoolId === needy.id).length }
  expect(inRound()).toBeGreaterThan(0)
  expect(applyImport(w.db, { id: importId, by: null, at: AT })).toHaveProperty('done')
  expect(inRound()).toBe(0)
})

test('once it is closed, the applied import and Home tell the broker what is left, until somebody ended it; nothing ended by itself', async () => {
  const count = openNeeds()
  const tasks = async (who: Somebody) => (await look(w, home, who, '/')).waiting.filter(({ text }) => text === `Settle what ${needy.name} left open`)
  expect(await tasks('broker')).toEqual([])
  applyImport(w.db, { id: importId, by: null, at: AT })
  expect(openNeeds()).toBe(count)
  expect(await look(w, preview, 'broker', `/imports/${importId}`)).toMatchObject({ state: 'applied', underWay: { hidden: 0, schools: [{ school: needy.name, urn: needy.urn, needs: count }] } })
  expect(await tasks('broker')).toMatchObject([{ href: `/schools/${needy.urn}/unsettled`, because: expect.stringContaining(`It closed on 20 November 2026 and has ${count} open needs`) as unknown }])
  for (const who of ['headOfService', 'administrator', 'auditor', 'chairOfCoast', 'nle'] as const) expect(await tasks(who), who).toEqual([])
  const { things, closedOn } = await look(w, unsettled, 'broker', `/schools/${needy.urn}/unsettled`)
  expect(closedOn).toBe('20 November 2026')
  expect(things.filter(({ href }) => href.startsWith('/needs/')).map(({ href }) => href).sort()).toEqual((w.db.$client.prepare("select '/needs/' || id from needs where state = 'open' and school_id = ? order by 1").pluck().all(needy.id) as string[]).sort())
  const { needs, offers, proposals, agreements } = listClosedWithWork(w.db, w.viewer('broker'))[0]!
  expect(things).toHaveLength(needs + offers + proposals + agreements)
  const end = (sql: string) => w.db.$client.prepare(sql).run({ id: needy.id })
  end("update needs set state = 'withdrawn' where school_id = $id and state = 'open'")
  end("update offers set until = '2026-11-20' where school_id = $id")
  end("update proposals set state = 'withdrawn' where state in ('offered', 'supporter-accepted', 'school-accepted', 'accepted') and (need_id in (select id from needs where school_id = $id) or offer_id in (select id from offers where school_id = $id))")
  end("update agreements set state = 'completed' where proposal_id in (select p.id from proposals p join needs n on n.id = p.need_id join offers o on o.id = p.offer_id where n.school_id = $id or o.school_id = $id)")
  expect(await tasks('broker')).toEqual([])
  expect((await look(w, unsettled, 'broker', `/schools/${needy.urn}/unsettled`)).things).toEqual([])
})

test('each thing left open is named with the other side, for support given as for support received', async () => {
  const school = w.db.$client.prepare("select s.urn from agreements a join proposals p on p.id = a.proposal_id join offers o on o.id = p.offer_id join schools s on s.id = o.school_id where a.state = 'active' limit 1").pluck().get() as number
  const { things } = await look(w, unsettled, 'broker', `/schools/${school}/unsettled`)
  expect(things.map(({ words }) => words)).toContainEqual(expect.stringMatching(/^An agreement under way: .+, with .+/))
  expect(things.map(({ words }) => words)).toContainEqual(expect.stringMatching(/^Its offer/))
})
