/** A line of the register as the facts of a school: the columns of `schools`, and nothing of what the line leaves out. */
import { phaseOf } from '../../graph/network/phases.ts'
import type { Row, Value } from './model.ts'
import type { RegisterValues } from './register-columns.ts'

/** What a new school has where the file says nothing. */
const BLANK: Row = {
  establishment_number: null, establishment_type: '', type_group: '', phase: 'not-applicable', standing: 'open', opened_on: null, closed_on: null,
  low_age: null, high_age: null, sixth_form: null, gender: null, religious_character: null, diocese: null, pupils: null, capacity: null,
  fsm_percent: null, easting: null, northing: null, street: null, town: null, postcode: null, website: null, head_name: null, telephone: null,
}

const headName = ({ headTitle, headFirstName, headLastName }: RegisterValues): Value | undefined => {
  if (headFirstName === undefined && headLastName === undefined) return undefined
  return [headTitle, headFirstName, headLastName].filter(Boolean).join(' ') || null
}

/** An open school has no closing day; one that is closing or closed has the day told, if any is. */
const closedOn = ({ status, closeDate }: RegisterValues): Value | undefined => {
  if (!status) return undefined
  return status === 'open' || status === 'proposed' ? null : closeDate
}

/** Half a grid reference is none, and so is the corner of the grid. */
const grid = ({ easting, northing }: RegisterValues): Row => {
  if (easting === undefined || northing === undefined) return {}
  return easting && northing ? { easting, northing } : { easting: null, northing: null }
}

const phase = (values: RegisterValues): Value | undefined => {
  if (values.phase === undefined) return undefined
  return phaseOf(values.phase ?? '', values.type ?? '')
}

/** The facts the line tells. */
export function factsOf(values: RegisterValues): Row {
  const told: Record<string, Value | undefined> = {
    urn: values.urn, name: values.name, la_code: values.laCode, establishment_number: values.establishmentNumber,
    phase: phase(values), establishment_type: values.type === undefined ? undefined : (values.type ?? ''),
    type_group: values.typeGroup === undefined ? undefined : (values.typeGroup ?? ''),
    standing: values.status ?? undefined, opened_on: values.openDate, closed_on: closedOn(values),
    low_age: values.lowAge, high_age: values.highAge, sixth_form: values.sixthForm, gender: values.gender,
    religious_character: values.religiousCharacter, diocese: values.diocese, pupils: values.pupils, capacity: values.capacity,
    fsm_percent: values.fsmPercent, street: values.street, town: values.town, postcode: values.postcode, website: values.website,
    head_name: headName(values), telephone: values.telephone, ...grid(values),
  }
  const facts: Row = {}
  for (const [column, value] of Object.entries(told)) if (value !== undefined) facts[column] = value
  return facts
}

/** All facts of a school new to us. */
export const newSchool = (values: RegisterValues): Row => ({
  ...BLANK, phase: phaseOf('', values.type ?? '') ?? 'not-applicable', ...factsOf(values),
})

/** The columns of `now` that differ from `before`, as they were and as they become; null when none does. */
export function differing(before: Row, now: Row): { before: Row; after: Row } | null {
  const columns = Object.keys(now).filter((column) => (before[column] ?? null) !== now[column])
  if (columns.length === 0) return null
  return {
    before: Object.fromEntries(columns.map((column) => [column, before[column] ?? null])),
    after: Object.fromEntries(columns.map((column) => [column, now[column] ?? null])),
  }
}
