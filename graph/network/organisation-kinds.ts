/**
 * The kinds of body that belong to networks without being schools, as data.
 * Source: DfES, NCSL and IDeA, "Spreading Innovation Across Local Authorities", 2005 (police, health, youth services, housing,
 * employers, community councils), and the council's position on co-operative trusts. Leaves out: schools and their trusts,
 * which the register knows; a kind an authority added itself is written as it is.
 */

const KINDS: readonly [code: string, name: string][] = [
  ['authority', 'Local authority'],
  ['childrens-services', 'Children’s services'],
  ['college', 'College'],
  ['community-council', 'Community or parish council'],
  ['co-operative', 'Co-operative'],
  ['charity', 'Charity or voluntary group'],
  ['diocese', 'Diocese'],
  ['early-years', 'Early years provider'],
  ['employer', 'Employer'],
  ['health', 'Health service'],
  ['housing', 'Housing'],
  ['library', 'Library, museum or arts body'],
  ['police', 'Police'],
  ['trust-board', 'Trust board'],
  ['university', 'University'],
  ['youth', 'Youth or careers service'],
]

/** Every kind, in the order forms show them. */
export const ORGANISATION_KINDS: readonly { code: string; name: string }[] = KINDS.map(([code, name]) => ({ code, name }))

/** The name of a kind; undefined where it is none of these. */
export const organisationKindName = (code: string): string | undefined => KINDS.find(([known]) => known === code)?.[1]
