/** Recusal: what a place on a board gives is not given of schools that the person leaves to others; everything else is unchanged. */
import { expect, test } from 'vitest'
import { can, scopeOf, type Actor, type Grant } from '../../../graph/permissions/can.ts'
import { PERMISSIONS, type Action, type Relation, type Role } from '../../../graph/permissions/table.ts'

const [OWN, TIED, OTHER, COAST] = [1, 2, 3, 7]
const grant = (role: Role, over: Partial<Grant> = {}): Grant => ({ role, schoolId: null, laCode: null, networkId: null, ...over })
const actor = (...grants: Grant[]): Actor => ({ accountId: 1, personId: 1, grants, recusedSchoolIds: [TIED] })
const of = (schoolId: number) => ({ schoolId, laCode: '901', networkIds: [COAST] })
const may = (who: Actor, action: Action) => [OWN, TIED, OTHER].map((id) => can(who, action, of(id)))
const byBoard = (Object.keys(PERMISSIONS) as Action[]).flatMap((action) =>
  (Object.entries(PERMISSIONS[action]) as [Role, Relation][]).filter(([, relation]) => relation === 'own-partnership').map(([role]) => ({ action, role })))

test.each(byBoard)('a $role is recused from $action of a school they are tied to', ({ action, role }) => {
  const who = actor(grant(role, { networkId: COAST }))
  expect(may(who, action)).toEqual([true, false, true])
  expect(scopeOf(who, action)).toMatchObject({ networkIds: [COAST], exceptSchoolIds: [TIED] })
})

test('on a board, a head leaves to others their own school and one they are tied to', () => {
  const who = actor(grant('partnership-chair', { networkId: COAST }), grant('head', { schoolId: OWN }))
  expect(may(who, 'coverage.read')).toEqual([false, false, true])
  expect(scopeOf(who, 'coverage.read').exceptSchoolIds).toEqual([OWN, TIED])
  expect(may(who, 'category.read'), 'as its head').toEqual([true, false, true])
})

test('a tie takes nothing from a head of the own school, nor from an officer or the auditor', () => {
  expect(can(actor(grant('head', { schoolId: TIED })), 'category.read', of(TIED))).toBe(true)
  for (const role of ['broker', 'head-of-service'] as const) expect(may(actor(grant(role, { laCode: '901' })), 'category.record'), role).toEqual([true, true, true])
  expect(may(actor(grant('auditor')), 'category.read')).toEqual([true, true, true])
})
