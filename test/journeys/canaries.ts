/** A string nobody could have typed in each secret field, and the only people who may ever see it. */
import type { Db } from '../../db/client.ts'
import { ELSEWHERE, type Name } from './people.ts'

const SALTINGS = "(select id from schools where name = 'Saltings Primary School')"
const WRENSFORD = "(select id from schools where name = 'Wrensford Church of England First School')"
const LATEST = (school: string): string => `(select id from categories where school_id = ${school} order by "from" desc, id desc limit 1)`
/** The school, its governors, its Improvement Partnership, its authority's officers, the auditor. */
const OF_SALTINGS: Name[] = ['headOf3b', 'governorOf3b', 'coastChair', 'coastMember', 'broker', 'secondBroker', 'headOfService', 'auditor']

export type Canary = { text: string; what: string; plant: string; seenBy: Name[] }

const cause = (text: string, restricted: 0 | 1, shared: 0 | 1): string =>
  `insert into category_causes (category_id, cause, detail, "from", review_on, restricted, shared_with_school)
   values (${LATEST(WRENSFORD)}, 'parental-complaints', '${text}', '2026-01-01', '2099-01-01', ${restricted}, ${shared})`

export const CANARIES: Canary[] = [
  {
    text: 'CANARY-RATIONALE-01', what: 'why a school is in its category', seenBy: OF_SALTINGS,
    plant: `insert into categories (school_id, framework, code, "from", rationale, decided_at)
      select school_id, framework, code, date('now'), 'CANARY-RATIONALE-01', decided_at from categories where id = ${LATEST(SALTINGS)}`,
  },
  {
    text: 'CANARY-EVIDENCE-02', what: 'the evidence for a category', seenBy: OF_SALTINGS,
    plant: `insert into category_evidence (category_id, dimension, finding, leans_to)
      select ${LATEST(SALTINGS)}, dimension, 'CANARY-EVIDENCE-02', '3b' from category_evidence limit 1`,
  },
  { text: 'CANARY-CAUSE-03', what: 'a restricted cause of vulnerability', plant: cause('CANARY-CAUSE-03', 1, 0), seenBy: ['headOfService'] },
  { text: 'CANARY-CAUSE-04', what: 'a restricted cause shared with the school', plant: cause('CANARY-CAUSE-04', 1, 1), seenBy: ['headOfService', 'headOf2tv'] },
  { text: 'CANARY-CAUSE-05', what: 'an unrestricted cause', plant: cause('CANARY-CAUSE-05', 0, 0), seenBy: ['headOfService', 'broker', 'secondBroker'] },
  {
    text: 'CANARY-NEED-06', what: 'the evidence of a need', seenBy: OF_SALTINGS,
    plant: `update needs set evidence = 'CANARY-NEED-06', name_shared = 0 where school_id = ${SALTINGS} and state = 'open'`,
  },
  {
    text: 'CANARY-PHONE-07', what: 'a school’s contact in the register', seenBy: ['headOf3b', 'broker', 'secondBroker', 'headOfService'],
    plant: `update schools set telephone = 'CANARY-PHONE-07' where id = ${SALTINGS}`,
  },
  {
    text: 'CANARY-ELSEWHERE-08', what: 'a need of another authority', seenBy: ['brokerElsewhere', 'auditor'],
    plant: `insert into needs (school_id, area_code, half_days, priority, wanted_by, evidence, origin, raised_at)
      values ((select id from schools where la_code = '${ELSEWHERE}'), 'english', 4, 'high', '2099-01-01', 'CANARY-ELSEWHERE-08', 'request', '2026-01-01')`,
  },
  {
    text: 'CANARY-PERSON-09', what: 'a leader’s own telephone number, which no page shows', seenBy: [],
    plant: "update people set telephone = 'CANARY-PERSON-09' where id = (select person_id from accounts where id = 9)",
  },
  {
    text: 'CANARY-COMMENT-10', what: 'what a head wrote in a review and did not share', seenBy: ['headOf3b'],
    plant: `insert into pillar_answers (review_id, school_id, comment, comment_shared, answered_at)
      select id, ${SALTINGS}, 'CANARY-COMMENT-10', 0, '2026-01-01T09:00:00.000Z' from pillar_reviews where last_day >= date('now')`,
  },
  { text: '$argon2id', what: 'how a password is kept', plant: 'select 1', seenBy: [] },
]

export function plant(db: Db): void {
  for (const canary of CANARIES) {
    const statement = db.$client.prepare(canary.plant)
    if (!statement.reader && statement.run().changes === 0) throw new Error(`There was nowhere to put ${canary.text}`)
  }
}
