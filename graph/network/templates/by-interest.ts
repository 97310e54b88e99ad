/** Ways of working that begin with themes, needs, strengths or people. Source: "Spreading Innovation Across Local Authorities", 2005; sizes it does not give are ours. */
import { layer, places, placesOf, PRIMARIES, REALISING, SECONDARIES, type Template } from './model.ts'

export const BY_INTEREST: readonly Template[] = [
  {
    code: 'redbridge', authority: 'Redbridge', name: 'Themed networks with links between them', source: REALISING, everySchool: false,
    words: 'Networked learning communities have themes, cross phases and hold most of the schools. They are linked with one another. The primary schools have themed networks of their own besides.',
    figures: ['Six themed cross-phase networks with 80% of schools', 'Seven themed primary networks over 51 primary schools'],
    layers: [
      layer('themes', 'Networked Learning Community', 'To work across phases on one theme, and share it with the other networks.', { by: 'theme', groups: 6, least: null, most: null }, { hold: { share: 0.8 }, linked: true }),
      layer('primary', 'Primary Learning Network', 'To work on one theme in the primary years.', { by: 'theme', groups: 7, least: null, most: null }, { phases: PRIMARIES }),
    ],
  },
  {
    code: 'leicester', authority: 'Leicester', name: 'Clusters formed after needs analysis', source: REALISING, everySchool: false,
    words: 'School improvement clusters are formed only after schools have analysed their needs: by need and not by geography, for a set time, with one focus.',
    figures: ['One focus each', 'A set time: two years here, since the source gives none'],
    layers: [layer('clusters', 'Improvement Cluster', 'To improve together for a set time, on one focus that its schools agree.', { by: 'need', least: 3, most: 8 }, { years: 2 })],
  },
  {
    code: 'liverpool', authority: 'Liverpool', name: 'Every school in a network, led by heads', source: REALISING, everySchool: true,
    words: 'After a year of consultation every school and head takes part. Heads nominate the co-leaders of their network and share in appointing the co-ordinators.',
    figures: ['Seven network co-ordinators', 'All schools take part'],
    layers: [layer('areas', 'Co-ordinator’s Area', 'To give the networks of one part of the city a co-ordinator.', places(7), {
      kind: 'board', members: 'none', roles: [{ role: 'co-ordinator', count: 1 }],
      contains: [layer('networks', 'Learning Network', 'To learn from, and with, each other.', placesOf(6, 12), { roles: [{ role: 'co-leader', count: 2 }] })],
    })],
  },
  {
    code: 'lancashire', authority: 'Lancashire', name: 'Groups that choose themselves, with an adviser', source: REALISING, everySchool: false,
    words: 'Schools form groups themselves and no structure is imposed. An adviser has the overview, brokers membership for schools that have none, and is a critical friend.',
    figures: ['One networks adviser'],
    layers: [layer('forum', 'Networks Forum', 'To keep the overview of groups that schools chose, and find a place for those without one.', { by: 'one' }, {
      kind: 'board', members: 'none', roles: [{ role: 'adviser', count: 1 }],
      contains: [layer('groups', 'Network', 'As the schools decided.', { by: 'existing', kinds: ['learning-community', 'hub-and-spoke', 'partnership-agreement'] })],
    })],
  },
  {
    code: 'knowsley', authority: 'Knowsley', name: 'Every head a co-leader', source: REALISING, everySchool: true,
    words: 'In a partnership framework every head co-leads with the authority. Schools have mutual accountability and joint targets, and each network pools its data.',
    figures: ['Every headteacher a co-leader'],
    layers: [layer('framework', 'Partnership Framework', 'To decide together what is best for every child of the area.', { by: 'one' }, {
      kind: 'board', members: 'heads', roles: [{ role: 'co-leader', count: 1, each: 'school' }],
      contains: [layer('networks', 'Collaborative', 'To answer to one another for joint targets.', placesOf(6, 12), { aims: ['Agree joint targets', 'Pool the data of the network'] })],
    })],
  },
  {
    code: 'sunderland', authority: 'Sunderland', name: 'Hubs and spokes', source: REALISING, everySchool: true,
    words: 'A school’s recognised strength serves others. Special schools are hubs with outreach teams. Development and support agreements are underwritten by partnership agreements, and all secondary schools work together for those at risk of exclusion.',
    figures: ['All secondary schools work together'],
    layers: [
      layer('hubs', 'Outreach Hub', 'To support children in the schools around, under development and support agreements.', { by: 'around', phases: ['special'], centre: 'hub', other: 'spoke' }, { kind: 'hub-and-spoke', aims: ['Sign a development and support agreement with each school'] }),
      layer('secondary', 'Inclusion Partnership', 'To keep children at risk of exclusion in school, by using data together.', { by: 'one' }, { phases: SECONDARIES }),
    ],
  },
  {
    code: 'derbyshire', authority: 'Derbyshire', name: 'Secondary schools with their primaries', source: REALISING, everySchool: true,
    words: 'Each secondary school and its primary partners have annual funding for projects on transition. Mentors keep the planning on outcomes, and lead developers are champions inside schools. Clusters pass on what was learned.',
    figures: ['Annual funding for each cluster', 'A lead developer in each school'],
    layers: [layer('clusters', 'Transition Cluster', 'To make the move from one school to the next better for children.', { by: 'around', phases: ['secondary', 'all-through'], centre: 'member', other: 'member' }, {
      roles: [{ role: 'mentor', count: 1 }, { role: 'champion', count: 1, each: 'school' }], fund: true, aims: ['Carry out a project on transition each year'],
    })],
  },
  {
    code: 'buckinghamshire', authority: 'Buckinghamshire', name: 'A leadership academy and communities', source: REALISING, everySchool: false,
    words: 'Heads pay to belong to a leadership academy run by a board of school leaders, with a conference, seminars and workshops. Primary and secondary schools work in learning communities, and a virtual space shares what they find.',
    figures: ['More than 200 heads as paying members', '155 primary and secondary schools in learning communities', 'An annual conference, two seminars, and half-termly workshops'],
    layers: [
      layer('academy', 'Academy for School Leadership', 'To learn to lead together, and take responsibility for all schools.', { by: 'one' }, {
        kind: 'leadership-academy', members: 'heads', roles: [{ role: 'chair', count: 1 }, { role: 'board-head', count: 4 }, { role: 'member', count: 1, each: 'school' }],
        aims: ['Hold a residential conference each year', 'Hold two seminars each year', 'Hold regional workshops each half-term'],
      }),
      layer('communities', 'Learning Community', 'To share practice and research.', placesOf(5, 10), { phases: [...PRIMARIES, ...SECONDARIES], hold: { schools: 155 } }),
    ],
  },
]
