/** What a network sets out to do, spends and answers for, and what its schools say of their membership: listed and recorded. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Confirmation, NewConfirmation } from '../graph/network/confirming.ts'
import type { FundMovement, NewFundMovement } from '../graph/network/fund.ts'
import type { NewAim, NewFunction, NewTarget, Outcome as TargetOutcome } from '../graph/network/plan.ts'
import { write, type Db, type Reader } from './client.ts'
import { recordEvent } from './events.ts'
import type { Change, OfNetwork, Outcome } from './network-changes.ts'
import { changeNetwork } from './network-structure.ts'
import { accounts } from './schema/accounts.ts'
import { schools } from './schema/network.ts'
import { fundMovements, membershipConfirmations, networkAims, networkFunctions, networkPairs, networkTargets } from './schema/network-work.ts'

export type Aim = typeof networkAims.$inferSelect
export type Target = typeof networkTargets.$inferSelect
export type Delegated = typeof networkFunctions.$inferSelect

/** All aims the plan ever had, the earliest first. */
export const listAims = (db: Reader, { networkId }: { networkId: number }): Aim[] =>
  db.select().from(networkAims).where(eq(networkAims.networkId, networkId)).orderBy(asc(networkAims.from), asc(networkAims.id)).all()

export const listTargets = (db: Reader, { networkId }: { networkId: number }): Target[] =>
  db.select().from(networkTargets).where(eq(networkTargets.networkId, networkId)).orderBy(asc(networkTargets.until), asc(networkTargets.id)).all()

export const listFunctions = (db: Reader, { networkId }: { networkId: number }): Delegated[] =>
  db.select().from(networkFunctions).where(eq(networkFunctions.networkId, networkId)).orderBy(asc(networkFunctions.from), asc(networkFunctions.id)).all()

export type Movement = FundMovement & { what: string; school: { urn: number; name: string } | null; by: string | null }

/** Every movement of a fund, also those taken back; the latest first. */
export const listMovements = (db: Reader, { networkId }: { networkId: number }): Movement[] =>
  db.select({
    id: fundMovements.id, kind: fundMovements.kind, pence: fundMovements.pence, on: fundMovements.on, takesBack: fundMovements.takesBack, what: fundMovements.what,
    urn: schools.urn, name: schools.name, by: accounts.name,
  }).from(fundMovements).leftJoin(schools, eq(schools.id, fundMovements.schoolId)).leftJoin(accounts, eq(accounts.id, fundMovements.by))
    .where(eq(fundMovements.networkId, networkId)).orderBy(desc(fundMovements.on), desc(fundMovements.id)).all()
    .map(({ urn, name, ...row }) => ({ ...row, school: urn === null || name === null ? null : { urn, name } }))

/** What schools said of their membership of a network, the earliest first. */
export const listConfirmations = (db: Reader, { networkId, schoolId }: { networkId: number; schoolId?: number }): (Confirmation & { by: string })[] =>
  db.select({ id: membershipConfirmations.id, schoolId: membershipConfirmations.schoolId, belongs: membershipConfirmations.belongs, on: membershipConfirmations.on, by: accounts.name })
    .from(membershipConfirmations).innerJoin(accounts, eq(accounts.id, membershipConfirmations.by))
    .where(and(eq(membershipConfirmations.networkId, networkId), schoolId === undefined ? undefined : eq(membershipConfirmations.schoolId, schoolId))).orderBy(asc(membershipConfirmations.id)).all()

export const recordAim = (db: Db, { aim, ...of }: OfNetwork & { aim: NewAim }): Outcome =>
  changeNetwork(db, of, (tx) => {
    tx.insert(networkAims).values({ networkId: of.networkId, ...aim }).run()
    return { action: 'network.aim-set', change: { after: aim } }
  })

export const recordFunction = (db: Db, { delegated, ...of }: OfNetwork & { delegated: NewFunction }): Outcome =>
  changeNetwork(db, of, (tx) => {
    tx.insert(networkFunctions).values({ networkId: of.networkId, ...delegated }).run()
    return { action: 'network.function-delegated', change: { after: delegated } }
  })

const ENDING = { aim: networkAims, function: networkFunctions, pair: networkPairs } as const

/** An aim, a delegated function or a pair gets its last day. */
export const recordEnd = (db: Db, { what, id, to, ...of }: OfNetwork & { what: keyof typeof ENDING; id: number; to: string }): Outcome =>
  changeNetwork(db, of, (tx) => {
    const table = ENDING[what]
    tx.update(table).set({ to }).where(and(eq(table.id, id), eq(table.networkId, of.networkId), isNull(table.to))).run()
    return { action: `network.${what}-ended`, change: { before: { to: null }, after: { [what]: id, to } } }
  })

export const recordTarget = (db: Db, { target, ...of }: OfNetwork & { target: NewTarget }): Outcome =>
  changeNetwork(db, of, (tx) => {
    tx.insert(networkTargets).values({ networkId: of.networkId, ...target }).run()
    return { action: 'network.target-set', change: { after: target } }
  })

/** What came of a target; an earlier figure stays in the history. */
export const recordTargetOutcome = (db: Db, { targetId, outcome, ...of }: OfNetwork & { targetId: number; outcome: TargetOutcome }): Outcome =>
  changeNetwork(db, of, (tx) => {
    const mine = and(eq(networkTargets.id, targetId), eq(networkTargets.networkId, of.networkId))
    const before = tx.select({ outcome: networkTargets.outcome, outcomeOn: networkTargets.outcomeOn, outcomeWords: networkTargets.outcomeWords }).from(networkTargets).where(mine).get()
    tx.update(networkTargets).set(outcome).where(mine).run()
    return { action: 'network.target-measured', change: { before, after: { target: targetId, ...outcome } } }
  })

/** Money comes into the fund or goes out of it. */
export const recordMovement = (db: Db, { movement, ...of }: OfNetwork & { movement: NewFundMovement }): Outcome =>
  changeNetwork(db, of, (tx) => {
    tx.insert(fundMovements).values({ networkId: of.networkId, ...movement, by: of.by }).run()
    return { action: movement.takesBack === null ? `network.fund-${movement.kind}` : 'network.fund-corrected', change: { after: movement }, schoolId: movement.schoolId }
  })

/** What a school says of its own membership: added, never changed. */
export const recordConfirmation = (db: Db, { networkId, schoolId, confirmation, by, at, requestId }: Change & { networkId: number; schoolId: number; by: number; confirmation: NewConfirmation }): void =>
  write(db, (tx) => {
    tx.insert(membershipConfirmations).values({ networkId, schoolId, ...confirmation, by, at }).run()
    recordEvent(tx, { by, at, action: confirmation.belongs ? 'network.membership-confirmed' : 'network.membership-denied', subject: 'network', subjectId: networkId, schoolId, change: { after: confirmation }, requestId })
  })
