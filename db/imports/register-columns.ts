/** The columns of the register this portal keeps, by the heading GIAS gives them. */
import { PUBLISHED_PHASES } from '../../graph/network/phases.ts'
import { TRUST_FLAGS } from '../../graph/network/legal-groups.ts'
import { day, groupUid, laCode, oneOf, optional, percentage, text, urn, whole, words, type Reader } from './cells.ts'
import type { Columns, Values } from './columns.ts'

const same = (values: readonly string[]): Record<string, string> => Object.fromEntries(values.map((value) => [value, value]))

/** Words beyond those known say nothing, rather than stop the import. */
const known = <T>(values: Record<string, T>): Reader<T | null> => {
  const read = oneOf(values)
  return (cell) => {
    const outcome = read(cell)
    return 'value' in outcome ? outcome : { value: null }
  }
}

const STANDINGS = {
  Open: 'open',
  'Open, but proposed to close': 'closing',
  Closed: 'closed',
  'Proposed to open': 'proposed',
} as const

/** Web addresses only: a link somebody may click. */
const website: Reader<string | null> = (cell) => ({ value: /^(https?:\/\/)?[\w-]+(\.[\w-]+)+([/?#:]\S*)?$/i.test(cell) ? cell : null })

export const REGISTER_COLUMNS = {
  urn: { heading: 'URN', read: urn },
  laCode: { heading: 'LA (code)', read: laCode },
  laName: { heading: 'LA (name)', read: text },
  establishmentNumber: { heading: 'EstablishmentNumber', read: optional(whole(0, 9999)) },
  name: { heading: 'EstablishmentName', read: words('a name') },
  type: { heading: 'TypeOfEstablishment (name)', read: text },
  typeGroup: { heading: 'EstablishmentTypeGroup (name)', read: text },
  status: { heading: 'EstablishmentStatus (name)', read: optional(oneOf(STANDINGS)) },
  openDate: { heading: 'OpenDate', read: optional(day) },
  closeDate: { heading: 'CloseDate', read: optional(day) },
  phase: { heading: 'PhaseOfEducation (name)', read: optional(oneOf(same(PUBLISHED_PHASES))) },
  lowAge: { heading: 'StatutoryLowAge', read: optional(whole(0, 99)) },
  highAge: { heading: 'StatutoryHighAge', read: optional(whole(0, 99)) },
  sixthForm: { heading: 'OfficialSixthForm (name)', read: known({ 'Has a sixth form': 1, 'Does not have a sixth form': 0 }) },
  gender: { heading: 'Gender (name)', read: text },
  religiousCharacter: { heading: 'ReligiousCharacter (name)', read: text },
  diocese: { heading: 'Diocese (name)', read: text },
  pupils: { heading: 'NumberOfPupils', read: optional(whole(0, 50_000)) },
  capacity: { heading: 'SchoolCapacity', read: optional(whole(0, 50_000)) },
  fsmPercent: { heading: 'PercentageFSM', read: optional(percentage) },
  easting: { heading: 'Easting', read: optional(whole(0, 700_000)) },
  northing: { heading: 'Northing', read: optional(whole(0, 1_300_000)) },
  street: { heading: 'Street', read: text },
  town: { heading: 'Town', read: text },
  postcode: { heading: 'Postcode', read: text },
  website: { heading: 'SchoolWebsite', read: website },
  telephone: { heading: 'TelephoneNum', read: text },
  headTitle: { heading: 'HeadTitle (name)', read: text },
  headFirstName: { heading: 'HeadFirstName', read: text },
  headLastName: { heading: 'HeadLastName', read: text },
  trustFlag: { heading: 'TrustSchoolFlag (name)', read: known(TRUST_FLAGS) },
  trustUid: { heading: 'Trusts (code)', read: optional(groupUid) },
  trustName: { heading: 'Trusts (name)', read: text },
  federationFlag: { heading: 'FederationFlag (name)', read: known({ 'Supported by a federation': 'federation', 'Not under a federation': 'none', 'Not applicable': 'none' }) },
  federationUid: { heading: 'Federations (code)', read: optional(groupUid) },
  federationName: { heading: 'Federations (name)', read: text },
} satisfies Columns

export type RegisterValues = Values<typeof REGISTER_COLUMNS>
