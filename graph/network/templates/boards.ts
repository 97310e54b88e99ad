/** Ways of working in which boards of heads see to it that every school is supported. */
import { layer, PRIMARIES, SECONDARIES, SPECIALS, type RoleWanted, type Template } from './model.ts'

/** North Yorkshire, recommendation 4: a chair who has been a head, five serving heads, a governor; officers work with each. */
const BOARD: readonly RoleWanted[] = [{ role: 'chair', count: 1 }, { role: 'board-head', count: 5 }, { role: 'board-governor', count: 1 }, { role: 'linked-officer', count: 1 }]
const DUTIES: readonly string[] = [
  'Every school has challenge and support', 'Every school is an active member of a collaboration', 'Support is commissioned or brokered for every school that needs it',
  'Schools facing challenge get specialist support', 'Speak for the area in the Education Partnership',
]
const partnership = { kind: 'improvement-partnership', roles: BOARD, aims: DUTIES }
const PURPOSE = 'To see that every school of the area is challenged, supported and in an active collaboration.'

export const BOARDS: readonly Template[] = [
  {
    code: 'north-yorkshire', authority: 'North Yorkshire', name: 'Improvement Partnerships with boards', everySchool: true,
    source: 'North Yorkshire Commission for School Improvement, “Response to Consultation”, May 2014',
    words: 'Geographical Improvement Partnerships for primary schools, one for all secondary schools and a shadow one for special schools, each with a board and five duties. They are no small authorities: they arrange support through others. An Education Partnership is over them.',
    figures: ['Five primary partnerships, a sixth for all secondary schools, a shadow one for special schools', 'Oversight of 70 to 80 schools each', 'A board of a chair, five serving heads and one governor'],
    layers: [layer('county', 'Education Partnership', 'To speak for all schools on improvement, finance and organisation.', { by: 'one' }, {
      kind: 'education-partnership', members: 'none', roles: [{ role: 'chair', count: 1 }],
      contains: [
        layer('primary', 'Primary Improvement Partnership', PURPOSE, { by: 'place', groups: 5, least: 70, most: 80 }, { ...partnership, phases: PRIMARIES }),
        layer('secondary', 'Secondary Improvement Partnership', PURPOSE, { by: 'one' }, { ...partnership, phases: SECONDARIES }),
        layer('special', 'Shadow Special Improvement Partnership', PURPOSE, { by: 'one' }, { ...partnership, phases: SPECIALS }),
      ],
    })],
  },
  {
    code: 'derby', authority: 'Derby', name: 'Boards, co-operative trusts and a Learning City', everySchool: true,
    source: 'Derby City Council, “Derby Winners – Strategy for school improvement” and “Models of school organisation and school improvement – council policy position”, 2012',
    words: 'Boards update the categories of schools and follow those causing concern. Co-operative trusts are one of the pathways schools may choose. A Learning City joins all schools with community and employers.',
    figures: ['A School Review Board three times a year', 'A Partnership Board each half-term'],
    layers: [
      layer('review', 'School Review Board', 'To update the category of every school and look at risks, three times a year.', { by: 'one' }, { kind: 'board', members: 'none', roles: [{ role: 'chair', count: 1 }, { role: 'board-member', count: 3 }] }),
      layer('progress', 'Partnership Board', 'To follow the progress of schools causing concern against their plans, each half-term.', { by: 'one' }, {
        kind: 'board', members: 'none', roles: [{ role: 'chair', count: 1 }, { role: 'board-head', count: 2 }, { role: 'board-governor', count: 1 }, { role: 'board-member', count: 2 }],
      }),
      layer('city', 'Learning City', 'To join schools with community engagement and the economy of the place.', { by: 'one' }, { organisations: ['university', 'employer', 'college', 'health', 'community-council'] }),
      layer('trust', 'Co-operative Learning Trust', 'A pathway for schools that choose it: they join when their governors decide.', { by: 'one' }, { kind: 'co-operative-trust', members: 'none', organisations: ['co-operative', 'university'], roles: [{ role: 'board-member', count: 3 }] }),
    ],
  },
]
