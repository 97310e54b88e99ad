/**
 * The default framework: Derby Winners' seven categories and what the authority owes a school in each.
 * Source: "Derby Winners – Strategy for school improvement", Models of Support and Appendix 1. The paper bears no date; it
 * looks to 2016 and speaks of "requires improvement" (inspections since September 2012), so it is taken to hold from
 * 1 September 2013. Days are days of the authority's own teams, never a supporter's.
 * Leaves out: appendix 1a (sixth-form categories), which the paper names but does not print.
 */
import type { CategoryRule, Entitlement, Framework } from '../framework.ts'
import { DERBY_WINNERS_CAUSES } from './derby-winners-causes.ts'
import { DERBY_WINNERS_DIMENSIONS } from './derby-winners-dimensions.ts'

const FACILITATE = 'The authority helps the school to support others.'
const PARTNER = 'A link with a partner school, or another structured solution.'
const SPECIALISTS = 'A national, local or specialist leader of education, or another lead practitioner, for the areas that need to improve.'
const CO_ORDINATED = 'Support and challenge co-ordinated by the authority.'

const outstanding: Entitlement = {
  visits: 3,
  visitsWithoutPackage: 1,
  atLeast: false,
  laTeamHalfDays: null,
  owed: [FACILITATE, 'Support for staff who may become national, local or specialist leaders of education.'],
}

const good: Entitlement = {
  visits: 3,
  visitsWithoutPackage: 1,
  atLeast: false,
  laTeamHalfDays: null,
  owed: [FACILITATE, 'Support for staff who may become local or specialist leaders of education.'],
}

const vulnerable = (entitlement: Entitlement): Entitlement => ({
  ...entitlement,
  owed: [...entitlement.owed, 'More help from the improvement officer or the authority’s teams, as the cause requires.'],
})

const categories: CategoryRule[] = [
  {
    code: '1',
    name: 'Outstanding',
    meaning: 'The school is outstanding and can help others to improve.',
    urgency: 6,
    mayGive: 'yes',
    staffAs: ['nle', 'lle', 'sle'],
    temporarilyVulnerable: false,
    entitlement: outstanding,
  },
  {
    code: '2',
    name: 'Good, with potential to become outstanding',
    meaning: 'The school is good, could become outstanding, and can help others to improve.',
    urgency: 5,
    mayGive: 'yes',
    staffAs: ['lle', 'sle'],
    temporarilyVulnerable: false,
    entitlement: good,
  },
  {
    code: '3a',
    name: 'Requires improvement, with potential to become good',
    meaning: 'The school meets some of the criteria for a good school and can show that its work on the others has effect.',
    urgency: 4,
    mayGive: 'named-strengths',
    staffAs: [],
    temporarilyVulnerable: false,
    entitlement: {
      visits: 3,
      // The paper makes no exception here for schools that do not buy the package.
      visitsWithoutPackage: 3,
      atLeast: true,
      laTeamHalfDays: null,
      owed: [
        'The focus of visits is agreed with His Majesty’s Inspectors.',
        'Help from the authority’s teams, brokered as the school needs it.',
        'Support commissioned through the authority.',
        'The authority helps the school to support others in its particular strengths.',
      ],
    },
  },
  {
    code: '3b',
    name: 'Requires improvement',
    meaning: 'The school requires improvement and needs more capacity to improve fast enough.',
    urgency: 2,
    mayGive: 'no',
    staffAs: [],
    temporarilyVulnerable: false,
    entitlement: {
      visits: null,
      visitsWithoutPackage: null,
      atLeast: false,
      laTeamHalfDays: 20,
      owed: [
        PARTNER,
        SPECIALISTS,
        CO_ORDINATED,
        'Each term a Partnership Board meeting, or a meeting of the improvement officer with the chair of governors, or both.',
        'Help with the action plan after an inspection, as agreed with His Majesty’s Inspectors.',
      ],
    },
  },
  {
    code: '4',
    name: 'Inadequate',
    meaning: 'The school is inadequate and needs substantial help to improve rapidly.',
    urgency: 1,
    mayGive: 'no',
    staffAs: [],
    temporarilyVulnerable: false,
    entitlement: {
      visits: null,
      visitsWithoutPackage: null,
      atLeast: false,
      laTeamHalfDays: 60,
      owed: [
        SPECIALISTS,
        PARTNER,
        CO_ORDINATED,
        'A Partnership Board every half-term, with the Director of Learning and Inclusion where needed.',
        'Each term a review of teaching and learning, behaviour and leadership.',
        'A statement of action, produced by the authority.',
        'Help with the action plan after an inspection, as agreed with His Majesty’s Inspectors where that applies.',
      ],
    },
  },
  {
    code: '1TV',
    name: 'Outstanding, temporarily vulnerable',
    meaning: 'The school is outstanding, and something has happened that makes it vulnerable for a time.',
    urgency: 3,
    mayGive: 'with-care',
    staffAs: ['nle', 'lle', 'sle'],
    temporarilyVulnerable: true,
    entitlement: vulnerable(outstanding),
  },
  {
    code: '2TV',
    name: 'Good, temporarily vulnerable',
    meaning: 'The school is good, and something has happened that makes it vulnerable for a time.',
    urgency: 3,
    mayGive: 'with-care',
    staffAs: ['lle', 'sle'],
    temporarilyVulnerable: true,
    entitlement: vulnerable(good),
  },
]

/** Derby Winners as data; the categories in the order of the paper's table. */
export const DERBY_WINNERS: Framework = {
  code: 'derby-winners',
  name: 'Derby Winners',
  source: 'Derby City Council, Derby Winners – Strategy for school improvement (three-year rolling plan to 2016)',
  from: '2013-09-01',
  to: null,
  use: 'decided',
  categories,
  dimensions: DERBY_WINNERS_DIMENSIONS,
  causes: DERBY_WINNERS_CAUSES,
}
