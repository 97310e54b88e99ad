/**
 * Who there is and who is connected to whom, since when.
 * Every relation is dated: `from` is the first day, `to` the last day (null: still going on).
 * Dates are ISO days; coordinates are British National Grid metres.
 */
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Local authorities, by their three-figure code as the register writes it. */
export const authorities = sqliteTable('authorities', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
})

/** The outline of an authority's area, as the last boundary file told it. */
export const boundaries = sqliteTable('boundaries', {
  laCode: text('la_code').primaryKey().references(() => authorities.code),
  /** JSON: polygons of rings of British National Grid metres, see graph/network/outlines/outline.ts. */
  outline: text('outline').notNull(),
})

/** One row a school for as long as it is the same school, whatever its URN: the facts of the register today. */
export const schools = sqliteTable(
  'schools',
  {
    id: integer('id').primaryKey(),
    urn: integer('urn').notNull().unique(),
    name: text('name').notNull(),
    laCode: text('la_code').notNull().references(() => authorities.code),
    establishmentNumber: integer('establishment_number'),
    /** PhaseOfEducation (name), kebab-cased: see graph/network/phases.ts */
    phase: text('phase').notNull(),
    establishmentType: text('establishment_type').notNull().default(''),
    typeGroup: text('type_group').notNull().default(''),
    standing: text('standing', { enum: ['open', 'closing', 'closed', 'proposed'] }).notNull(),
    openedOn: text('opened_on'),
    closedOn: text('closed_on'),
    lowAge: integer('low_age'),
    highAge: integer('high_age'),
    sixthForm: integer('sixth_form', { mode: 'boolean' }),
    gender: text('gender'),
    religiousCharacter: text('religious_character'),
    diocese: text('diocese'),
    pupils: integer('pupils'),
    capacity: integer('capacity'),
    fsmPercent: real('fsm_percent'),
    easting: integer('easting'),
    northing: integer('northing'),
    street: text('street'),
    town: text('town'),
    postcode: text('postcode'),
    website: text('website'),
    /** Personal data, from the register: shown to the authority's officers only. */
    headName: text('head_name'),
    telephone: text('telephone'),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('schools_la').on(t.laCode, t.name), index('schools_name').on(t.name)],
)

/** Every URN a school has had: an academy conversion gives a new URN to the same school. */
export const schoolUrns = sqliteTable(
  'school_urns',
  {
    urn: integer('urn').primaryKey(),
    schoolId: integer('school_id').notNull().references(() => schools.id),
    from: text('from'),
    to: text('to'),
    reason: text('reason'),
  },
  (t) => [index('school_urns_school').on(t.schoolId)],
)

export const people = sqliteTable('people', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email'),
  telephone: text('telephone'),
})

/** Bodies that are partners without being schools: dioceses, trust boards, universities, police, health … */
export const organisations = sqliteTable('organisations', {
  id: integer('id').primaryKey(),
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  laCode: text('la_code').references(() => authorities.code),
})

/** Posts people hold: head, executive head, chair of governors, governor, officer … at a school or an organisation. */
export const posts = sqliteTable(
  'posts',
  {
    id: integer('id').primaryKey(),
    personId: integer('person_id').notNull().references(() => people.id),
    schoolId: integer('school_id').references(() => schools.id),
    organisationId: integer('organisation_id').references(() => organisations.id),
    role: text('role').notNull(),
    from: text('from').notNull(),
    to: text('to'),
  },
  (t) => [
    index('posts_person').on(t.personId),
    index('posts_school').on(t.schoolId),
    check('posts_one_place', sql`(school_id is null) <> (organisation_id is null)`),
    check('posts_dates', sql`"to" is null or "to" >= "from"`),
  ],
)

/** NLE, LLE, SLE and what came since: kinds with dates and issuers. */
export const designationKinds = sqliteTable('designation_kinds', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  issuer: text('issuer').notNull(),
  from: text('from'),
  to: text('to'),
})

export const designations = sqliteTable(
  'designations',
  {
    id: integer('id').primaryKey(),
    personId: integer('person_id').notNull().references(() => people.id),
    kind: text('kind').notNull().references(() => designationKinds.code),
    issuer: text('issuer').notNull(),
    from: text('from').notNull(),
    to: text('to'),
  },
  (t) => [index('designations_person').on(t.personId), check('designations_dates', sql`"to" is null or "to" >= "from"`)],
)

/** The kinds of network of the field, as data: see graph/network/kinds.ts for the rows shipped. */
export const networkKinds = sqliteTable('network_kinds', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  /** Belonging to it, and taking part, makes a school an active member of a collaboration. */
  collaboration: integer('collaboration', { mode: 'boolean' }).notNull(),
  /** Its schools share a governing body or legal group: a conflict of interest between them. */
  conflict: integer('conflict', { mode: 'boolean' }).notNull(),
  /** A school is in one of this kind at a time. */
  exclusive: integer('exclusive', { mode: 'boolean' }).notNull(),
  /** Its schools develop their practice together: a local collaboration, not a body of a whole area. */
  jointPractice: integer('joint_practice', { mode: 'boolean' }).notNull().default(true),
})

export const networks = sqliteTable(
  'networks',
  {
    id: integer('id').primaryKey(),
    kind: text('kind').notNull().references(() => networkKinds.code),
    name: text('name').notNull(),
    purpose: text('purpose'),
    laCode: text('la_code').references(() => authorities.code),
    leadSchoolId: integer('lead_school_id').references(() => schools.id),
    leadOrganisationId: integer('lead_organisation_id').references(() => organisations.id),
    /** Group UID of the national register, where it has one. */
    groupUid: integer('group_uid').unique(),
    from: text('from'),
    to: text('to'),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('networks_kind').on(t.kind), check('networks_dates', sql`"to" is null or "from" is null or "to" >= "from"`)],
)

/** Network to network: `contains` (nesting) or `linked`. */
export const networkLinks = sqliteTable(
  'network_links',
  {
    id: integer('id').primaryKey(),
    fromNetworkId: integer('from_network_id').notNull().references(() => networks.id),
    toNetworkId: integer('to_network_id').notNull().references(() => networks.id),
    relation: text('relation', { enum: ['contains', 'linked'] }).notNull(),
    from: text('from').notNull(),
    to: text('to'),
  },
  (t) => [
    uniqueIndex('network_links_once').on(t.fromNetworkId, t.toNetworkId, t.relation, t.from),
    check('network_links_two', sql`from_network_id <> to_network_id`),
    check('network_links_dates', sql`"to" is null or "to" >= "from"`),
  ],
)

/** A school, a person or an organisation in a network, in a role (member, lead, hub, spoke, chair, board-head …). */
export const memberships = sqliteTable(
  'memberships',
  {
    id: integer('id').primaryKey(),
    networkId: integer('network_id').notNull().references(() => networks.id),
    schoolId: integer('school_id').references(() => schools.id),
    organisationId: integer('organisation_id').references(() => organisations.id),
    personId: integer('person_id').references(() => people.id),
    role: text('role').notNull().default('member'),
    from: text('from'),
    to: text('to'),
  },
  (t) => [
    index('memberships_network').on(t.networkId),
    index('memberships_school').on(t.schoolId),
    index('memberships_person').on(t.personId),
    check('memberships_one_member', sql`(school_id is not null) + (organisation_id is not null) + (person_id is not null) = 1`),
    check('memberships_dates', sql`"to" is null or "from" is null or "to" >= "from"`),
  ],
)

/** Declared interests: this person (or this school) has a tie with that school. */
export const interests = sqliteTable(
  'interests',
  {
    id: integer('id').primaryKey(),
    personId: integer('person_id').references(() => people.id),
    schoolId: integer('school_id').references(() => schools.id),
    otherSchoolId: integer('other_school_id').notNull().references(() => schools.id),
    nature: text('nature').notNull(),
    from: text('from').notNull(),
    to: text('to'),
  },
  (t) => [index('interests_other').on(t.otherSchoolId), check('interests_one_party', sql`(person_id is null) <> (school_id is null)`)],
)

/** The taxonomy of areas in which help is wanted and given. */
export const areas = sqliteTable('areas', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  position: integer('position').notNull(),
})

/** What publications say about a school, in their own words and never converted: inspection outcomes, report cards. */
export const publishedFacts = sqliteTable(
  'published_facts',
  {
    schoolId: integer('school_id').notNull().references(() => schools.id),
    /** The framework the fact belongs to: ofsted-single-grade, ofsted-report-card … */
    framework: text('framework').notNull(),
    measure: text('measure').notNull(),
    value: text('value').notNull(),
    /** The day inspected or counted. */
    on: text('on').notNull(),
    publishedOn: text('published_on'),
    /** The URN the fact was published about: it may be a predecessor's. */
    urn: integer('urn').notNull(),
    source: text('source').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.framework, t.on, t.measure] })],
)
