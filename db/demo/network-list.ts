/** The networks of Westmarsh, every kind at least once: what they are for, who is in them, who leads. */

/** `schools`: names; `places`: every school there but those left out below. Years are how long ago it began or ended. */
export type ListedNetwork = {
  kind: string
  name: string
  purpose: string
  schools?: string[]
  places?: string[]
  lead?: string
  leadOrganisation?: string
  organisations?: string[]
  /** School roles that are not `member`. */
  roles?: Record<string, string>
  beganYearsAgo: number
  /** Whole years; absent: it still goes on. */
  endedYearsAgo?: number
}

/** In no collaboration at all, though two of them have a trust of their own. */
export const IN_NONE = [
  'Wickerfen Primary School', 'Thornwath Primary School', 'Ravenholt First School', 'Compass Rose School',
  'Withernholm Church of England Primary School', 'Stonecrop School', 'Fenwick Bank Primary Academy',
]

/** In the company of others only through its head, who belongs to a heads' circle. */
export const BY_ITS_HEAD = 'Bellfounders Primary School'
/** Kept out of the groups of their place. */
export const ON_THEIR_OWN = [...IN_NONE, BY_ITS_HEAD]

/** Police, health, dioceses, university and others that work beside schools. */
export const ORGANISATIONS: [kind: string, name: string][] = [
  ['police', 'Westmarsh Police'],
  ['health', 'Westmarsh Community Health NHS Trust'],
  ['diocese', 'Diocese of Hallowmere'],
  ['diocese', 'Roman Catholic Diocese of Aldersea'],
  ['university', 'University of Aldersea'],
  ['trust-board', 'Lodestar Learning Trust board'],
  ['trust-board', 'Fell and Fen Academy Trust board'],
  ['co-operative', 'Marshland Co-operative Society'],
  ['employer', 'Port of Aldersea'],
  ['childrens-services', 'Westmarsh Early Help'],
]

const trust = (name: string, schools: string[], beganYearsAgo: number): ListedNetwork => ({
  kind: schools.length === 1 ? 'single-academy-trust' : 'multi-academy-trust', name, schools, beganYearsAgo,
  purpose: schools.length === 1 ? 'The legal body that runs the academy.' : 'To run its academies well, under one board that answers for all of them.',
})

const TRUSTS: ListedNetwork[] = [
  trust('Lodestar Learning Trust', ['Lodestone Academy', 'Sailmakers Primary Academy', 'Breakwater Primary Academy', 'Turnstone Primary Academy', 'Ironstone Primary Academy'], 9),
  trust('Fell and Fen Academy Trust', ['Mereside Academy', 'Cornhill Primary Academy', 'Skell Dale Upper School', 'Packhorse First School Academy', 'Pinders Croft Academy', 'Hollins Moor Primary Academy'], 8),
  trust('Anchor Trust', ['Marram Bay Academy', 'Marram Primary Academy', 'Longshore Primary Academy', 'Gannet Head Academy'], 6),
  trust('Forge Academies', ['Ironworks Academy', 'Crucible Primary Academy', 'Beckside School', 'Bridgework Academy'], 7),
  trust('Compass Rose Education Trust', ['Compass Rose School'], 5),
  trust('Fenwick Bank Trust', ['Fenwick Bank Primary Academy'], 0),
  { kind: 'foundation-trust', name: 'Northfield Foundation', beganYearsAgo: 11, schools: ['Aldersea Northfield Primary School', 'Oystercatcher Primary School'],
    purpose: 'To give two neighbouring schools one charitable trust and a shared site team.' },
  { kind: 'co-operative-trust', name: 'Kettlemarsh Co-operative Learning Trust', beganYearsAgo: 10,
    schools: ['Millrace Primary School', 'Hollins Moor School', 'Port Ellin Community School'], organisations: ['Marshland Co-operative Society', 'University of Aldersea'],
    purpose: 'To run three schools by co-operative values, with parents, staff and neighbours as members.' },
  { kind: 'umbrella-trust', name: 'Hallowmere Diocesan Umbrella Trust', beganYearsAgo: 7, leadOrganisation: 'Diocese of Hallowmere',
    schools: ['Hallowmere Minster Church of England Primary School', 'Archbishop Wulfric Church of England School', "Aldersea St Osyth's Church of England Primary School"],
    purpose: 'To keep the diocese’s schools together whatever trust they may join.' },
]

const LOCAL: ListedNetwork[] = [
  { kind: 'learning-community', name: 'Tidewick Bay Learning Community', places: ['Tidewick', 'Withernholm'], beganYearsAgo: 7, lead: 'Tidewick High School',
    purpose: 'To make the move from primary to secondary school in Tidewick easier for every child.' },
  { kind: 'learning-community', name: 'Port Ellin and the Ness', places: ['Port Ellin', 'Gannet Head', 'Saltings'], beganYearsAgo: 6,
    purpose: 'To raise attendance along the southern coast, where families move with the season.' },
  { kind: 'learning-community', name: 'Eelby Marshes Small Schools', beganYearsAgo: 4,
    schools: ['Eelby Primary School', 'Eelby Church of England Primary School', 'Samphire Primary School', 'Oxmarsh Church of England Primary School', 'Marsh Gate Primary School'],
    purpose: 'To share teachers and trips among schools too small to manage on their own.' },
  { kind: 'learning-community', name: 'Hallowmere Learning Community', places: ['Hallowmere', 'Fennicote'], beganYearsAgo: 8, lead: 'Hallowmere School',
    purpose: 'To plan one curriculum for the town, from nursery to sixth form.' },
  { kind: 'learning-community', name: 'Wrensford Pyramid', places: ['Wrensford'], beganYearsAgo: 12, lead: 'Wrensford Upper School',
    purpose: 'To teach each child once, not three times, in first, middle and upper school.' },
  { kind: 'learning-community', name: 'Skell Dale Collaborative', places: ['Skellbeck', 'Upper Skell', 'Nether Skell', 'Ambersett', 'Hexmoor'], beganYearsAgo: 9,
    purpose: 'To keep small schools in the dale open, strong and visited.' },
  { kind: 'learning-community', name: 'Southern Dales Cluster', places: ['Osmunby', 'Curlewby', 'Harrowgill', 'Ravenholt', 'Thornwath'], beganYearsAgo: 5,
    purpose: 'To improve mathematics in the middle years by watching one another teach.' },
]

const THEMED: ListedNetwork[] = [
  { kind: 'learning-community', name: 'Secondary Curriculum Collaborative', beganYearsAgo: 4, lead: 'Harbourmouth School',
    schools: ['Harbourmouth School', 'Tidewick High School', 'Kettlemarsh High School', 'Hallowmere School', 'Wrensford Upper School', 'Star of the Sea Catholic High School', 'Archbishop Wulfric Church of England School', 'Lowtide School'],
    purpose: 'To write and test schemes of work together, subject by subject.' },
  { kind: 'learning-community', name: 'Westmarsh Inclusion Collaborative', beganYearsAgo: 6, lead: 'Tern House School', organisations: ['Westmarsh Early Help', 'Westmarsh Community Health NHS Trust'],
    schools: ['Tern House School', 'Lanternfield School', 'Hawthorn Reach School', 'The Kiln School', 'Eelgrass School', 'The Anchorage', 'Waymark Centre', 'Fellside Pupil Referral Service', 'Lowtide School', 'Anvil Street Primary School'],
    purpose: 'To keep children with additional needs learning in the school nearest to their home.' },
  { kind: 'learning-community', name: 'Sixteen to Nineteen Collaborative', beganYearsAgo: 3,
    schools: ['Westmarsh Sixth Form College', 'Hallowmere Sixth Form College', 'Harbourmouth School', 'Skell Dale Upper School', 'Ironworks Academy'],
    purpose: 'To offer a full choice of courses across the county without doubling small classes.' },
  { kind: 'learning-community', name: 'Early Reading Group', beganYearsAgo: 1,
    schools: ['Saltings Primary School', 'Lifeboat Lane Primary School', 'Ropewalk Primary School', 'Canal Reach Primary School', 'Weavers Yard Primary School', 'Harbour Rise Primary School', 'Drovers First School'],
    purpose: 'Formed after an analysis of phonics results, for two years, with one aim: every child reads by seven.' },
  { kind: 'learning-community', name: 'Coastal Challenge', beganYearsAgo: 6, endedYearsAgo: 2,
    schools: ['Saltings Primary School', 'Netmakers Primary School', 'Tidewick Infant School', 'Herring Lane Primary School', 'Samphire Primary School'],
    purpose: 'A three-year programme on aspiration in seaside schools, now ended.' },
  { kind: 'hub-and-spoke', name: 'Westmarsh Maths Hub', beganYearsAgo: 3, lead: 'Hallowmere School', roles: { 'Hallowmere School': 'hub' },
    schools: ['Hallowmere School', 'Kettlemarsh High School', 'Lowtide School', 'Osmunby Middle School', 'Wrensford Middle School', 'Abbots Orchard Primary School', 'Eastlock Primary School'],
    purpose: 'Hallowmere School’s mathematics department opens its doors to six schools under support agreements.' },
  { kind: 'hub-and-spoke', name: 'Harbour Rise Phonics Hub', beganYearsAgo: 2, lead: 'Harbour Rise Primary School', roles: { 'Harbour Rise Primary School': 'hub' },
    schools: ['Harbour Rise Primary School', 'Capstan Infant School', 'Tidewick Infant School', 'Sandpiper Nursery School', 'Herring Lane Primary School', 'Gannet Head Primary School'],
    purpose: 'Harbour Rise shows how it teaches reading, and visits its spokes each half-term.' },
]

const WIDER: ListedNetwork[] = [
  { kind: 'teaching-school-hub', name: 'Harbour and Fell Teaching School Hub', beganYearsAgo: 4, lead: 'Harbourmouth School', organisations: ['University of Aldersea'],
    roles: { 'Larkmere Primary School': 'strategic-partner', 'Tern House School': 'strategic-partner' },
    schools: ['Larkmere Primary School', 'Tern House School', 'Lantern Street Primary School', 'Hallowmere Junior School', 'Kiln Bank Junior School', 'Skellbeck Middle School'],
    purpose: 'To train teachers and leaders for the whole county.' },
  { kind: 'partnership-agreement', name: 'Saltings and Port Ellin partnership', beganYearsAgo: 1, schools: ['Saltings Primary School', 'Port Ellin Primary School'], lead: 'Port Ellin Primary School',
    purpose: 'Port Ellin’s head works beside Saltings’ leaders one day a week until the action plan is complete.' },
  { kind: 'partnership-agreement', name: 'Kettlemarsh High and Harbourmouth partnership', beganYearsAgo: 1, schools: ['Kettlemarsh High School', 'Harbourmouth School'], lead: 'Harbourmouth School',
    purpose: 'A shared plan for behaviour, with senior staff of both schools meeting each fortnight.' },
  { kind: 'partnership-agreement', name: 'Larkmere and Drovers partnership', beganYearsAgo: 2, schools: ['Larkmere Primary School', 'Drovers First School'],
    purpose: 'Two mathematics leads plan together and teach in each other’s school once a term.' },
  { kind: 'partnership-agreement', name: 'Signal House and Merchants Row partnership', beganYearsAgo: 1, schools: ['Signal House Primary School', 'Merchants Row Primary School'],
    purpose: 'Joint moderation of writing, and one shared attendance officer.' },
  { kind: 'partnership-agreement', name: 'Netmakers and Longshore partnership', beganYearsAgo: 4, endedYearsAgo: 1, schools: ['Netmakers Primary School', 'Longshore Primary Academy'],
    purpose: 'Support with early years, ended when its outcomes were met.' },
]

export const NETWORKS: readonly ListedNetwork[] = [...TRUSTS, ...LOCAL, ...THEMED, ...WIDER]
