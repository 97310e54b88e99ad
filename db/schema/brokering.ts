/** Offers of help, rounds that match them to needs, and the proposals that come of it. Days are half-days. */
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { accounts } from './accounts.ts'
import { needs } from './categories.ts'
import { areas, authorities, people, schools } from './network.ts'

/** What a school, or a leader lent by a school, can give. A leader's offer counts once their head has agreed. */
export const offers = sqliteTable(
  'offers',
  {
    id: integer('id').primaryKey(),
    schoolId: integer('school_id').notNull().references(() => schools.id),
    /** The leader who offers themselves; null when the school offers. */
    personId: integer('person_id').references(() => people.id),
    halfDaysPerTerm: integer('half_days_per_term').notNull(),
    /** The least worth sending to one school for one need. */
    minimumHalfDays: integer('minimum_half_days').notNull().default(2),
    /** The most schools supported at once. */
    maximumSchools: integer('maximum_schools').notNull().default(3),
    reachKm: integer('reach_km').notNull(),
    from: text('from').notNull(),
    until: text('until').notNull(),
    /** Stale after 120 days: see graph/brokering. */
    attestedOn: text('attested_on').notNull(),
    note: text('note').notNull().default(''),
    state: text('state', { enum: ['awaiting-head', 'open', 'withdrawn'] }).notNull(),
    headAgreedBy: integer('head_agreed_by').references(() => accounts.id),
    headAgreedAt: text('head_agreed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('offers_school').on(t.schoolId),
    index('offers_person').on(t.personId),
    check('offers_dates', sql`until >= "from"`),
    check('offers_days', sql`half_days_per_term > 0 and minimum_half_days > 0 and maximum_schools > 0 and reach_km > 0`),
    check('offers_head', sql`(head_agreed_by is null) = (head_agreed_at is null)`),
  ],
)

/** The areas of an offer, with how strong: 1 some, 2 strong, 3 leading. */
export const offerAreas = sqliteTable(
  'offer_areas',
  {
    offerId: integer('offer_id').notNull().references(() => offers.id),
    areaCode: text('area_code').notNull().references(() => areas.code),
    strength: integer('strength').notNull(),
  },
  (t) => [primaryKey({ columns: [t.offerId, t.areaCode] }), check('offer_areas_strength', sql`strength between 1 and 3`)],
)

export const offerPhases = sqliteTable(
  'offer_phases',
  {
    offerId: integer('offer_id').notNull().references(() => offers.id),
    phase: text('phase').notNull(),
  },
  (t) => [primaryKey({ columns: [t.offerId, t.phase] })],
)

/** All open needs of an authority against all its offers, at once. */
export const rounds = sqliteTable(
  'rounds',
  {
    id: integer('id').primaryKey(),
    laCode: text('la_code').notNull().references(() => authorities.code),
    name: text('name').notNull(),
    /** The day as of which the network, categories and offers are read. */
    asOf: text('as_of').notNull(),
    /** JSON: the weights of the terms of benefit. */
    weights: text('weights').notNull(),
    /** JSON: the rules its broker set, where they differ from the standard. */
    rules: text('rules').notNull().default('{}'),
    state: text('state', { enum: ['open', 'issued', 'closed'] }).notNull().default('open'),
    openedBy: integer('opened_by').references(() => accounts.id),
    openedAt: text('opened_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('rounds_la').on(t.laCode), uniqueIndex('rounds_one_open').on(t.laCode).where(sql`state = 'open'`)],
)

/** The broker's pins and vetoes, each with a reason; lifted, never deleted. */
export const roundOverrides = sqliteTable(
  'round_overrides',
  {
    id: integer('id').primaryKey(),
    roundId: integer('round_id').notNull().references(() => rounds.id),
    kind: text('kind', { enum: ['pin', 'veto'] }).notNull(),
    needId: integer('need_id').notNull().references(() => needs.id),
    offerId: integer('offer_id').notNull().references(() => offers.id),
    reason: text('reason').notNull(),
    by: integer('by').notNull().references(() => accounts.id),
    at: text('at').notNull(),
    liftedBy: integer('lifted_by').references(() => accounts.id),
    liftedAt: text('lifted_at'),
  },
  (t) => [
    uniqueIndex('round_overrides_one').on(t.roundId, t.needId, t.offerId).where(sql`lifted_at is null`),
    check('round_overrides_lifted', sql`(lifted_by is null) = (lifted_at is null)`),
  ],
)

/** Offers the broker closed for one round, each with a reason; lifted, never deleted. */
export const roundClosures = sqliteTable(
  'round_closures',
  {
    id: integer('id').primaryKey(),
    roundId: integer('round_id').notNull().references(() => rounds.id),
    offerId: integer('offer_id').notNull().references(() => offers.id),
    reason: text('reason').notNull(),
    by: integer('by').notNull().references(() => accounts.id),
    at: text('at').notNull(),
    liftedBy: integer('lifted_by').references(() => accounts.id),
    liftedAt: text('lifted_at'),
  },
  (t) => [
    uniqueIndex('round_closures_one').on(t.roundId, t.offerId).where(sql`lifted_at is null`),
    check('round_closures_lifted', sql`(lifted_by is null) = (lifted_at is null)`),
  ],
)

/** One run of a round: what went in, what came out, by which solver. Never changed once finished. */
export const roundRuns = sqliteTable(
  'round_runs',
  {
    id: integer('id').primaryKey(),
    roundId: integer('round_id').notNull().references(() => rounds.id),
    inputsHash: text('inputs_hash').notNull(),
    inputs: text('inputs').notNull(),
    result: text('result').notNull(),
    solver: text('solver').notNull(),
    proven: integer('proven', { mode: 'boolean' }).notNull(),
    /** Which rules and solver code worked it out; empty for runs of before this was kept. */
    version: text('version').notNull().default(''),
    /** JSON: every pin, veto and closure that went in, with author, day and reason. */
    steering: text('steering').notNull().default('[]'),
    /** JSON: the figures of other ways to choose on the same inputs; null for runs of before this was kept. */
    compared: text('compared'),
    by: integer('by').references(() => accounts.id),
    at: text('at').notNull(),
  },
  (t) => [index('round_runs_round').on(t.roundId)],
)

/** A supporter proposed to a school for a need: states and moves in graph/brokering/lifecycle.ts. */
export const proposals = sqliteTable(
  'proposals',
  {
    id: integer('id').primaryKey(),
    runId: integer('run_id').notNull().references(() => roundRuns.id),
    needId: integer('need_id').notNull().references(() => needs.id),
    offerId: integer('offer_id').notNull().references(() => offers.id),
    halfDays: integer('half_days').notNull(),
    /** JSON: why this supporter, every term and rule, as decided in the run. */
    reasons: text('reasons').notNull(),
    state: text('state').notNull(),
    replyBy: text('reply_by').notNull(),
    issuedBy: integer('issued_by').notNull().references(() => accounts.id),
    issuedAt: text('issued_at').notNull(),
    supporterAnswer: text('supporter_answer', { enum: ['accepted', 'declined'] }),
    supporterReason: text('supporter_reason'),
    supporterAnsweredBy: integer('supporter_answered_by').references(() => accounts.id),
    supporterAnsweredAt: text('supporter_answered_at'),
    schoolAnswer: text('school_answer', { enum: ['accepted', 'declined'] }),
    schoolReason: text('school_reason'),
    schoolAnsweredBy: integer('school_answered_by').references(() => accounts.id),
    schoolAnsweredAt: text('school_answered_at'),
    decision: text('decision', { enum: ['approved', 'not-approved'] }),
    decisionReason: text('decision_reason'),
    decidedBy: integer('decided_by').references(() => accounts.id),
    decidedAt: text('decided_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('proposals_need').on(t.needId),
    index('proposals_offer').on(t.offerId),
    index('proposals_state').on(t.state),
    check('proposals_half_days', sql`half_days > 0`),
    check('proposals_supporter', sql`(supporter_answer is null) = (supporter_answered_at is null) and (supporter_answer is null) = (supporter_answered_by is null)`),
    check('proposals_school', sql`(school_answer is null) = (school_answered_at is null) and (school_answer is null) = (school_answered_by is null)`),
    check('proposals_decision', sql`(decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)`),
    check('proposals_four_eyes', sql`decided_by is null or decided_by <> issued_by`),
  ],
)
