/**
 * A made-up authority small enough to hold in the head: Harrowmere (901) with three open schools and a closed one, and one
 * school of its neighbour Eastfold (902). Ash and Beech are in the Coast partnership; Birch's leader is lent by Beech.
 */
import { openDb, type Db } from '../../db/client.ts'
import { loadReference } from '../../db/reference.ts'
import type { Viewer } from '../../db/scope.ts'
import type { Grant } from '../../graph/permissions/can.ts'
import type { Role } from '../../graph/permissions/table.ts'

export const TODAY = '2026-11-23'
export const AT = '2026-11-23T09:00:00.000Z'

export const ASH = 1
export const BEECH = 2
export const CEDAR = 3
export const ELM = 5
export const COAST = 1
export const LEADER = 2

const PEOPLE = `
  insert into people (id, name) values (1, 'Ada Ash'), (2, 'Lena Birch'), (3, 'Cal Cedar'), (4, 'Bo Broker'), (5, 'Pat Chair');
  insert into accounts (id, email, name, person_id, created_at) values
    (1, 'ada@harrowmere.example', 'Ada Ash', 1, '${AT}'), (2, 'lena@harrowmere.example', 'Lena Birch', 2, '${AT}'),
    (3, 'cal@harrowmere.example', 'Cal Cedar', 3, '${AT}'), (4, 'bo@harrowmere.example', 'Bo Broker', 4, '${AT}'), (5, 'pat@harrowmere.example', 'Pat Chair', 5, '${AT}');
  insert into posts (person_id, school_id, role, "from") values (1, 1, 'head', '2020-09-01'), (2, 2, 'senior-leader', '2020-09-01'), (3, 3, 'head', '2020-09-01'), (5, 2, 'head', '2020-09-01');
  insert into designations (person_id, kind, issuer, "from") values (2, 'sle', 'Harrowmere', '2024-09-01');`

const SCHOOLS = `
  insert into authorities values ('901', 'Harrowmere'), ('902', 'Eastfold');
  insert into schools (id, urn, name, la_code, phase, standing, easting, northing) values
    (1, 900001, 'Ash Primary School', '901', 'primary', 'open', 400000, 300000),
    (2, 900002, 'Beech Primary School', '901', 'primary', 'open', 403000, 304000),
    (3, 900003, 'Cedar High School', '901', 'secondary', 'open', null, null),
    (4, 900004, 'Dogwood Primary School', '901', 'primary', 'closed', 401000, 301000),
    (5, 900005, 'Elm Primary School', '902', 'primary', 'open', 410000, 300000);
  insert into networks (id, kind, name, la_code) values (1, 'improvement-partnership', 'Coast', '901');
  insert into memberships (network_id, school_id, "from", "to") values (1, 1, '2020-09-01', null), (1, 2, '2020-09-01', null), (1, 3, '2019-09-01', '2024-08-31');`

export function smallAuthority(): Db {
  const db = openDb(':memory:')
  loadReference(db, { at: AT })
  db.$client.exec(SCHOOLS + PEOPLE)
  return db
}

const none = { schoolId: null, laCode: null, networkId: null }
const viewer = (accountId: number, role: Role, over: Partial<Grant> = {}, personId: number | null = accountId): Viewer => ({
  actor: { accountId, personId, recusedSchoolIds: [], grants: [{ ...none, role, ...over }] },
  today: TODAY,
})

export const headOf = (schoolId: number): Viewer => viewer(schoolId === ASH ? 1 : 3, 'head', { schoolId })
export const governorOf = (schoolId: number): Viewer => viewer(9, 'chair-of-governors', { schoolId }, null)
export const leader = viewer(2, 'leader')
export const broker = viewer(4, 'broker', { laCode: '901' })
export const neighbour = viewer(8, 'broker', { laCode: '902' }, null)
export const headOfService = viewer(6, 'head-of-service', { laCode: '901' }, null)
export const auditor = viewer(7, 'auditor', {}, null)
export const administrator = viewer(10, 'administrator', {}, null)
export const member = viewer(11, 'partnership-member', { networkId: COAST }, null)
/** Chairs Coast, and is the head of Beech, which is in it. */
export const chair: Viewer = {
  actor: { accountId: 5, personId: 5, recusedSchoolIds: [], grants: [{ ...none, role: 'partnership-chair', networkId: COAST }, { ...none, role: 'head', schoolId: BEECH }] },
  today: TODAY,
}

export type Told = { action: string; subject: string; subject_id: string; school_id: number | null; by: number | null; change: string; why: string | null }
/** The history, without what loading the reference rows told. */
export const history = (db: Db): Told[] =>
  db.$client.prepare("select action, subject, subject_id, school_id, by, change, why from events where subject in ('need', 'offer', 'category') order by seq").all() as Told[]

/** A run, a proposal for a need from an offer, in a state: what lies in hand. */
export function propose(db: Db, { needId, offerId, state = 'offered' }: { needId: number; offerId: number; state?: string }): void {
  db.$client.exec(`
    insert or ignore into rounds (id, la_code, name, as_of, weights, opened_at) values (1, '901', 'Round', '${TODAY}', '{}', '${AT}');
    insert or ignore into round_runs (id, round_id, inputs_hash, inputs, result, solver, proven, at) values (1, 1, '', '{}', '{}', 'test', 1, '${AT}');
    insert into proposals (run_id, need_id, offer_id, half_days, reasons, state, reply_by, issued_by, issued_at)
      values (1, ${needId}, ${offerId}, 4, '[]', '${state}', '2026-12-01', 4, '${AT}');`)
}
