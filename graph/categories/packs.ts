/**
 * The framework packs shipped with the portal, and which of them schools are categorised under.
 * Frameworks are data: Derby Winners is the default, the published ones sit beside it. Each names its own source.
 * Leaves out: packs an authority adds; those are rows in the database.
 */
import type { Framework, PublishedFramework } from './framework.ts'
import { DERBY_WINNERS } from './packs/derby-winners.ts'
import { OFSTED_REPORT_CARD } from './packs/ofsted-report-card.ts'
import { OFSTED_SINGLE_GRADE } from './packs/ofsted-single-grade.ts'

/** Every pack shipped, the default first. */
export const PACKS: readonly (Framework | PublishedFramework)[] = [DERBY_WINNERS, OFSTED_REPORT_CARD, OFSTED_SINGLE_GRADE]

/** The packs of published facts. */
export const PUBLISHED_PACKS: readonly PublishedFramework[] = [OFSTED_REPORT_CARD, OFSTED_SINGLE_GRADE]
