/** Ways of working that begin with where schools are. Source: "Spreading Innovation Across Local Authorities", 2005; sizes it does not give are ours. */
import { layer, places, placesOf, PRIMARIES, REALISING, SECONDARIES, type Template } from './model.ts'

export const BY_PLACE: readonly Template[] = [
  {
    code: 'bedfordshire', authority: 'Bedfordshire', name: 'Learning communities across phases', source: REALISING, everySchool: true,
    words: 'Geographical learning communities include every school and work across phases. Membership was decided centrally. Each chooses its focus, has a fund in its first year, and has data for the whole community.',
    figures: ['Seven communities over 224 schools', 'Each with a leader, a training co-ordinator and an administrator, paid from its fund'],
    layers: [layer('communities', 'Learning Community', 'To answer together for all the pupils of the area, across all phases and both transitions.', places(7), {
      roles: [{ role: 'lead', count: 1 }, { role: 'cpd-co-ordinator', count: 1 }, { role: 'administrator', count: 1 }, { role: 'adviser', count: 1 }],
      aims: ['Write a collaborative plan from the data of the whole community'], fund: true,
    })],
  },
  {
    code: 'kingston', authority: 'Kingston upon Thames', name: 'Clusters with facilitators in pairs', source: REALISING, everySchool: true,
    words: 'Geographical clusters work across phases for extended provision, integrated services, school improvement and special educational needs. Officers facilitate in pairs. Groups of schools take on the provision of some subjects for the whole authority.',
    figures: ['Six clusters', 'Facilitators in pairs'],
    layers: [layer('clusters', 'Cluster', 'To improve schools and join up services for children across phases.', places(6), {
      roles: [{ role: 'facilitator', count: 2 }], functions: ['Provision of a subject, and training for its staff, for the whole authority'],
    })],
  },
  {
    code: 'southwark', authority: 'Southwark', name: 'Community learning networks of several services', source: REALISING, everySchool: true,
    words: 'Community learning networks parallel the community councils and join up children’s services. Each senior officer works with one of them, and network managers are paid by education and social services.',
    figures: ['Eight networks for eight community councils', 'A senior officer linked to each', 'Senior managers of the services meet once every half-term'],
    layers: [layer('networks', 'Community Learning Network', 'To join up schools and services for the children of one community.', places(8), {
      roles: [{ role: 'linked-officer', count: 1 }, { role: 'network-manager', count: 1 }], organisations: ['childrens-services', 'health', 'police', 'youth', 'community-council'],
      aims: ['Assess children’s needs in common with other services'],
    })],
  },
  {
    code: 'west-sussex', authority: 'West Sussex', name: 'Networks with police and health as members', source: REALISING, everySchool: true,
    words: 'School networks are at the heart of multi-agency services. A children’s trust connects schools with police, health and social care, primary care, youth services and hospitals.',
    figures: ['No number of networks is given'],
    layers: [layer('networks', 'Children’s Network', 'To serve every child: learning and welfare together, locally.', placesOf(10, 20), { organisations: ['police', 'health', 'childrens-services', 'youth'] })],
  },
  {
    code: 'cornwall', authority: 'Cornwall', name: 'Area networks under a steering group', source: REALISING, everySchool: true,
    words: 'Geographical networks for extended schools, each with its own answer to rural isolation. A steering group of several services is over them, and regional conferences bring networks and co-ordinators together.',
    figures: ['Nine networks'],
    layers: [layer('steering', 'Extended Schools Steering Group', 'To solve together what all the networks meet.', { by: 'one' }, {
      kind: 'board', members: 'none', roles: [{ role: 'chair', count: 1 }, { role: 'board-member', count: 4 }], organisations: ['health', 'childrens-services', 'police', 'youth'], aims: ['Hold regional conferences of networks and co-ordinators'],
      contains: [layer('networks', 'Extended Schools Network', 'To offer extended services that fit the place.', places(9), { roles: [{ role: 'co-ordinator', count: 1 }] })],
    })],
  },
  {
    code: 'essex', authority: 'Essex', name: 'Regions, delivery groups and learning networks', source: REALISING, everySchool: true,
    words: 'Regions contain local delivery groups, built by geography, and primary learning networks lie within these wherever possible. Each delivery group has a data set and profile of its own.',
    figures: ['Four regions', 'Three levels, one inside the other'],
    layers: [layer('regions', 'Region', 'To bring national and local initiatives together in one part of the county.', places(4), {
      kind: 'board', members: 'none',
      contains: [layer('groups', 'Local Delivery Group', 'To work on what the group’s own profile shows.', placesOf(15, 30), {
        aims: ['Draw up a collective data set and profile for the group'],
        contains: [layer('learning', 'Primary Learning Network', 'To learn from one another, at the schools’ own pace.', placesOf(4, 8), { phases: PRIMARIES })],
      })],
    })],
  },
  {
    code: 'sheffield', authority: 'Sheffield', name: 'A district and a practice network each', source: REALISING, everySchool: true,
    words: 'Service districts have local management, and every school is in at least one more network, of practice, so that schools serving very different parts of the city learn from each other. Schools agree to tackle issues collectively.',
    figures: ['Seven service districts', 'At least one other, practice-based network for each school'],
    layers: [
      layer('districts', 'Service District', 'To make the neighbourhood succeed, with its schools at the heart of it.', places(7), { aims: ['Tackle shared issues by collective agreement'] }),
      layer('practice', 'Practice Network', 'To learn from schools that serve very different parts of the area.', { by: 'theme', groups: null, least: 8, most: 14 }),
    ],
  },
  {
    code: 'wiltshire', authority: 'Wiltshire', name: 'Several kinds of collaborative at once', source: REALISING, everySchool: true,
    words: 'Collaboratives of several kinds stand side by side. Education improvement partnerships are the architecture: functions and budgets are delegated to them, and the authority becomes a commissioner.',
    figures: ['Four kinds: education improvement partnerships, primary learning networks, extended schools and secondary foundation partnerships'],
    layers: [
      layer('improvement', 'Education Improvement Partnership', 'To take on functions the authority delegates.', placesOf(15, 30), { functions: ['School improvement and its budget'], fund: true, organisations: ['authority'] }),
      layer('primary', 'Primary Learning Network', 'To learn from one another in the primary years.', placesOf(5, 10), { phases: PRIMARIES }),
      layer('extended', 'Extended Schools Cluster', 'To offer services around the school day with other agencies.', placesOf(8, 16), { organisations: ['health', 'childrens-services'] }),
      layer('secondary', 'Secondary Foundation Partnership', 'To plan secondary provision together.', { by: 'one' }, { phases: SECONDARIES }),
    ],
  },
]
