/**
 * The demo authority: Westmarsh, a made-up county with made-up schools and people, as the demo and the tests know it.
 * The same seed and day always make the same rows. It is loaded once, into a database that has no schools.
 */
import type { Solver } from '../../graph/matching/model.ts'
import { write, type Db, type Tx } from '../client.ts'
import { recordEvent } from '../events.ts'
import { schools } from '../schema/network.ts'
import { addAccounts } from './accounts.ts'
import { addActivities, addRecorders } from './activities.ts'
import { addApproaches } from './approaches.ts'
import { addBoundary } from './boundary.ts'
import { addChallenges } from './challenges.ts'
import { addCategories } from './categories.ts'
import { newDraft, type Draft } from './draft.ts'
import { addNeeds } from './needs.ts'
import { addNetworkWork } from './network-work.ts'
import { addNetworks } from './networks.ts'
import { addOffers } from './offers.ts'
import { addPeople } from './people.ts'
import { addPublishedFacts } from './published.ts'
import type { Played } from './rehearsal.ts'
import { addEarlierNeeds, playRounds } from './rounds.ts'
import { add, writeRows } from './rows.ts'
import { addReviews } from './reviews.ts'
import { addSchools } from './schools.ts'
import { shareCategories } from './shares.ts'

const addSettings = (draft: Draft): void => {
  const facts = { demo: '1', 'demo.today': draft.today, 'coverage.months': '12' }
  for (const [key, value] of Object.entries(facts)) add(draft.rows, 'settings', { key, value })
}

/** Everything but the rounds. */
function makeUp(seed: number, today: string): Draft {
  const draft = newDraft(seed, today)
  addSchools(draft)
  addBoundary(draft)
  shareCategories(draft)
  addPeople(draft)
  addNetworks(draft)
  addActivities(draft)
  addChallenges(draft)
  addPublishedFacts(draft)
  addAccounts(draft, seed)
  addRecorders(draft)
  addReviews(draft)
  addApproaches(draft)
  addNetworkWork(draft)
  addCategories(draft)
  addEarlierNeeds(draft)
  addNeeds(draft)
  addOffers(draft)
  addSettings(draft)
  return draft
}

/** Puts on record what was played, in the order in which it happened. */
function recordPlayed(tx: Tx, played: Played[]): void {
  for (const { by, at, action, subject, subjectId, schoolId, change, why } of played) {
    recordEvent(tx, { by, at, action, subject, subjectId, schoolId, change: JSON.parse(change), why })
  }
}

/**
 * Fills a database that has the reference rows and no schools. `solver` solves the rounds the demo looks back on.
 * @throws when it has schools: nothing real may ever be mixed with the demo.
 */
export async function loadDemo(db: Db, { seed = 1, today, solver }: { seed?: number; today: string; solver: Solver }): Promise<void> {
  if (db.select({ id: schools.id }).from(schools).limit(1).get()) throw new Error('This database has schools already; the demo goes into a new one.')
  const draft = makeUp(seed, today)
  const played = await playRounds(draft, solver)
  write(db, (tx) => {
    writeRows(tx, draft.rows)
    recordPlayed(tx, played)
    const counts = Object.fromEntries(Object.entries(draft.rows).map(([table, { length }]) => [table, length]))
    recordEvent(tx, { by: null, at: `${today}T06:00:00.000Z`, action: 'demo.loaded', subject: 'demo', subjectId: seed, change: counts })
  })
}
