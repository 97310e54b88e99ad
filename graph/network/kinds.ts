/**
 * The kinds of network schools belong to, as data: what counts as a collaboration, what makes two members conflict, and
 * what a school is in only once at a time. Rows for `network_kinds`; rules read the rows, never the codes.
 *
 * Sources: DfES, NCSL and IDeA, "Spreading Innovation Across Local Authorities: Realising the Potential of School-based
 * Networks", 2005 (how authorities organise); Derby City Council, "Derby Winners – Strategy for school improvement"
 * (structured solutions) and "Models of school organisation and school improvement – council policy position" (co-operative
 * trusts); North Yorkshire Commission for School Improvement, "Response to Consultation", May 2014: every school an active
 * member of a collaboration it chose, while Improvement Partnerships and the Education Partnership enable collaborations and
 * are none themselves. Same trust, federation or governing body is a conflict of interest.
 * Leaves out: whether one network of a kind has members enough to be a collaboration on a day (see graph/coverage).
 */
import type { NetworkKind } from './model.ts'

/** A kind as it is shipped, with one line on what it is. */
export type NetworkKindRow = NetworkKind & { description: string }

const kind = (code: string, name: string, flags: string, description: string): NetworkKindRow => ({
  code,
  name,
  collaboration: flags.includes('collaboration'),
  conflict: flags.includes('conflict'),
  exclusive: flags.includes('exclusive'),
  jointPractice: flags.includes('collaboration'),
  description,
})

/**
 * The fifteen kinds. A trust or federation is both a collaboration (its schools work together) and a conflict (one of
 * them cannot independently support another). A single-academy trust holds one school, which is no company. Staff work in one
 * another's classrooms in collaborations, and not in the bodies of a whole area.
 */
export const NETWORK_KINDS: readonly NetworkKindRow[] = [
  kind('partnership-agreement', 'Partnership agreement', 'collaboration',
    'Two or a few schools with agreed roles, accountabilities and outcomes.'),
  kind('federation', 'Federation', 'collaboration conflict exclusive',
    'Schools under one governing body, often with an executive head.'),
  kind('multi-academy-trust', 'Multi-academy trust', 'collaboration conflict exclusive',
    'Academies run by one trust, which is answerable for all of them.'),
  kind('single-academy-trust', 'Single-academy trust', 'conflict exclusive',
    'A trust that runs one academy: a legal form, not company for the school.'),
  kind('foundation-trust', 'Foundation trust', 'collaboration conflict exclusive',
    'Schools with a shared charitable trust; each keeps its governing body.'),
  kind('co-operative-trust', 'Co-operative trust', 'collaboration conflict exclusive',
    'A trust with co-operative values, whose members are its stakeholders.'),
  kind('umbrella-trust', 'Umbrella trust', 'collaboration conflict',
    'A trust that joins academies and their own trusts, such as those of one diocese.'),
  kind('teaching-school-alliance', 'Teaching school alliance', 'collaboration',
    'A teaching school leads; schools and strategic partners join. Ended in 2021.'),
  kind('teaching-school-hub', 'Teaching school hub', 'collaboration',
    'A hub school and the partners that joined it. Schools in the districts it serves are not members for that reason.'),
  kind('improvement-partnership', 'Improvement Partnership', 'exclusive',
    'The heads of an area or phase, who see that every school is challenged and supported through others.'),
  kind('education-partnership', 'Education Partnership', 'exclusive',
    'The county-wide body over the Improvement Partnerships.'),
  kind('learning-community', 'Learning community', 'collaboration',
    'The ordinary local group, freely chosen and often cross-phase: a cluster or collaborative.'),
  kind('hub-and-spoke', 'Hub and spoke', 'collaboration',
    'A school’s recognised strength serves others under development and support agreements.'),
  kind('leadership-academy', 'Leadership academy', '',
    'Heads who pay to belong to a programme of events: a service to leaders, not an alliance of schools.'),
  kind('board', 'Board, area or steering group', '',
    'A body over networks: a board, a region, a steering group of several services. Schools belong to the networks under it.'),
]

/** The codes of the fifteen kinds, in order. */
export const NETWORK_KIND_CODES: readonly string[] = NETWORK_KINDS.map((row) => row.code)
