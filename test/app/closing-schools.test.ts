import { beforeEach, expect, test } from 'vitest'
import { loader as preview } from '../../app/routes/imports.$id.tsx'
import { loader as confirming } from '../../app/routes/imports.$id_.application.tsx'
import { applyImport } from '../../db/imports/apply.ts'
import { listWorkUnderWay } from '../../db/imports/work-under-way.ts'
import { openRound, roundInput } from '../../db/rounds.ts'
import { preview as previewed, registerOf } from '../db/imports/world.ts'
import { AT, LA, TODAY, world, type World } from '../world.ts'
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
