/**
 * Decides from the table in `table.ts`. Pure: the actor's grants are those that hold on the day asked.
 */
import { PERMISSIONS, type Action, type Relation, type Role } from './table.ts'

export type Grant = { role: Role; schoolId: number | null; laCode: string | null; networkId: number | null }
export type Actor = {
  accountId: number
  personId: number | null
  grants: Grant[]
  /** Where the person holds a post or has a declared interest, on the day asked: on a board they leave these schools to others. */
  recusedSchoolIds: number[]
}

/** What the table's relations are asked about; leave out what the thing does not have. */
export type Subject = {
  schoolId?: number
  laCode?: string
  /** The partnerships the school is in. */
  networkIds?: number[]
  /** The network that is to be changed. */
  networkId?: number
  /** Whose record it is: the leader of an offer, a deployment. */
  personId?: number | null
  /** The school that gives the support. */
  supporterSchoolId?: number
}

const relationOf = (action: Action, role: Role): Relation | undefined =>
  (PERMISSIONS[action] as Partial<Record<Role, Relation>>)[role]

const ownSchools = (actor: Actor): number[] =>
  actor.grants.flatMap((grant) => (grant.schoolId === null ? [] : [grant.schoolId]))

/** Schools of which an actor's place on a board gives them nothing (recusal). */
const leftToOthers = (actor: Actor): number[] => [...new Set([...ownSchools(actor), ...actor.recusedSchoolIds])]

const holds = (relation: Relation, grant: Grant, actor: Actor, subject: Subject): boolean => {
  switch (relation) {
    case 'any':
      return true
    case 'own-school':
      return grant.schoolId !== null && grant.schoolId === subject.schoolId
    case 'own-authority':
      return grant.laCode !== null && grant.laCode === subject.laCode
    case 'own-partnership':
      return (
        grant.networkId !== null &&
        (subject.networkIds ?? []).includes(grant.networkId) &&
        subject.schoolId !== undefined &&
        !leftToOthers(actor).includes(subject.schoolId)
      )
    case 'own-network':
      return grant.networkId !== null && grant.networkId === subject.networkId
    case 'own-record':
      return actor.personId !== null && actor.personId === subject.personId
    case 'supporter':
      return grant.schoolId !== null && grant.schoolId === subject.supporterSchoolId
  }
}

/** May the actor do this to that? False unless a row of the table says yes. */
export const can = (actor: Actor, action: Action, subject: Subject = {}): boolean =>
  actor.grants.some((grant) => {
    const relation = relationOf(action, grant.role)
    return relation !== undefined && holds(relation, grant, actor, subject)
  })

/** May the actor do this to anything at all? Decides whether a page exists for them. */
export const mayEver = (actor: Actor, action: Action): boolean =>
  actor.grants.some((grant) => relationOf(action, grant.role) !== undefined)

/**
 * What a list must be narrowed to for this actor: rows in any of these, less `exceptSchoolIds` for the partnership
 * branch (recusal: a partnership's chair sees their own school only as its head, and one they declared an interest in not at all).
 */
export type Scope = {
  everything: boolean
  schoolIds: number[]
  laCodes: string[]
  networkIds: number[]
  exceptSchoolIds: number[]
  supporterSchoolIds: number[]
  personId: number | null
}

/** The rows an action reaches, for `db/` to turn into a predicate. All empty: nothing. */
export const scopeOf = (actor: Actor, action: Action): Scope => {
  const scope: Scope = {
    everything: false, schoolIds: [], laCodes: [], networkIds: [], exceptSchoolIds: leftToOthers(actor), supporterSchoolIds: [], personId: null,
  }
  for (const grant of actor.grants) {
    const relation = relationOf(action, grant.role)
    if (relation === 'any') scope.everything = true
    if (relation === 'own-school' && grant.schoolId !== null) scope.schoolIds.push(grant.schoolId)
    if (relation === 'own-authority' && grant.laCode !== null) scope.laCodes.push(grant.laCode)
    if (relation === 'own-partnership' && grant.networkId !== null) scope.networkIds.push(grant.networkId)
    if (relation === 'supporter' && grant.schoolId !== null) scope.supporterSchoolIds.push(grant.schoolId)
    if (relation === 'own-record') scope.personId = actor.personId
  }
  return scope
}
