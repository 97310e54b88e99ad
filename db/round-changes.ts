/** Applies the broker's changes of a "what if" to an open round: all of them or none, each as if made on its own page. */
import { eq } from 'drizzle-orm'
import type { Change } from '../graph/matching/changes.ts'
import type { Kept } from '../graph/matching/model.ts'
import { steeredOf, type Settings } from '../graph/matching/settings.ts'
import { write, type Db, type Tx } from './client.ts'
import { recordOverride } from './round-overrides.ts'
import { closeOffer, saveSettings, settingsIn } from './round-settings.ts'
import { loadOverrides, type Doing } from './rounds.ts'
import { rounds } from './schema/brokering.ts'

class Refused extends Error {}

type Applying = { roundId: number; changes: Change[]; previous: Kept[]; reason: string } & Doing

/** Makes the changes; refused, and nothing written, where one of them cannot be made. Changes that are not the broker's are passed over. */
export function applyChanges(db: Db | Tx, { roundId, changes, previous, reason, ...doing }: Applying): { applied: number } | { refusal: string } {
  try {
    return write(db, (tx) => {
      const made = changes.map((change) => make(tx, change, { roundId, previous, reason, ...doing })).reduce((sum, number) => sum + number, 0)
      return { applied: made + set(tx, changes, { roundId, reason, ...doing }) }
    })
  } catch (fault) {
    if (fault instanceof Refused) return { refusal: fault.message }
    throw fault
  }
}

const orThrow = (outcome: object): void => {
  if ('refusal' in outcome) throw new Refused(String(outcome.refusal))
}

function make(tx: Tx, change: Change, { previous, ...making }: Omit<Applying, 'changes'>): number {
  if (change.what === 'close') orThrow(closeOffer(tx, { ...making, offerId: change.offerId }))
  else if (change.what === 'pin' || change.what === 'veto') orThrow(recordOverride(tx, { ...making, kind: change.what, needId: change.needId, offerId: change.offerId }))
  else if (change.what === 'keep') return keep(tx, previous, making)
  else return 0
  return 1
}

/** Pins every proposal of the run that has no word of the broker's yet. */
function keep(tx: Tx, previous: Kept[], making: { roundId: number; reason: string } & Doing): number {
  const said = new Set(loadOverrides(tx, making.roundId).map(({ needId, offerId }) => `${needId}/${offerId}`))
  const open = previous.filter(({ needId, offerId }) => !said.has(`${needId}/${offerId}`))
  for (const { needId, offerId } of open) orThrow(recordOverride(tx, { ...making, kind: 'pin', needId, offerId }))
  return open.length
}

function set(tx: Tx, changes: Change[], { roundId, reason, ...doing }: { roundId: number; reason: string } & Doing): number {
  const round = tx.select().from(rounds).where(eq(rounds.id, roundId)).get()
  if (!round) throw new Refused('There is no such round.')
  const now = settingsIn(round)
  const settings = changes.reduce(withChange, { weights: now.weights, rules: steeredOf(now.rules) })
  const saved = saveSettings(tx, { roundId, settings, reason, version: round.version, ...doing })
  orThrow(saved)
  return 'changed' in saved ? saved.changed.length : 0
}

function withChange(settings: Settings, change: Change): Settings {
  const { weights, rules } = settings
  switch (change.what) {
    case 'weight': return { rules, weights: { ...weights, [change.term]: change.weight } }
    case 'supporters': return { weights, rules: { ...rules, supportersPerNeed: change.amount } }
    case 'least': return { weights, rules: { ...rules, minimumHalfDays: change.amount } }
    case 'order': return { weights, rules: { ...rules, order: change.order } }
    default: return settings
  }
}
