/** The made-up schools of the first years: nursery, infant, junior, primary and first middle. None bears a real school's name. */
import type { Listed } from './schools.ts'

const NURSERY: Listed[] = [
  { name: 'Sandpiper Nursery School', place: 'Aldersea', phase: 'nursery', form: 'community' },
  { name: 'Lapwing Nursery School', place: 'Tidewick', phase: 'nursery', form: 'community' },
  { name: 'Acorn Bank Nursery School', place: 'Kettlemarsh', phase: 'nursery', form: 'community' },
  { name: 'Stepping Stones Nursery School', place: 'Hallowmere', phase: 'nursery', form: 'community' },
]

/** Town or village, then its schools: name and form (none: community). */
const PRIMARY: Record<string, string[]> = {
  Aldersea: [
    'Harbour Rise Primary School', 'Ropewalk Primary School', 'Lantern Street Primary School', 'Capstan Infant School', 'Capstan Junior School',
    'Our Lady of the Tides Catholic Primary School|va', "Aldersea St Osyth's Church of England Primary School|va", 'Herring Lane Primary School',
    'Sailmakers Primary Academy|academy', 'Breakwater Primary Academy|academy', 'Kittiwake Primary School', 'Merchants Row Primary School',
    'Dunnock Hill Infant School', 'Dunnock Hill Junior School', 'Turnstone Primary Academy|academy', 'Oystercatcher Primary School|foundation',
    'Signal House Primary School', 'Aldersea Northfield Primary School|foundation',
  ],
  Tidewick: [
    'Tidewick Promenade Primary School', 'Tidewick Infant School', 'Tidewick Junior School', 'Tidewick Holy Cross Catholic Primary School|va',
    'Marram Primary Academy|academy', 'Lifeboat Lane Primary School', 'Tidewick Church of England Primary School|vc', 'Sandwath Primary School',
  ],
  'Port Ellin': [
    'Port Ellin Primary School', 'Port Ellin St Petroc Church of England Primary School|va', 'Netmakers Primary School', 'Longshore Primary Academy|academy',
  ],
  Saltings: ['Saltings Primary School'],
  Withernholm: ['Withernholm Church of England Primary School|vc'],
  Samphire: ['Samphire Primary School'],
  'Gannet Head': ['Gannet Head Primary School'],
  Eelby: ['Eelby Primary School', 'Eelby Church of England Primary School|vc', 'Marsh Gate Primary School'],
  Wickerfen: ['Wickerfen Primary School'],
  Kettlemarsh: [
    'Anvil Street Primary School', 'Ironstone Primary Academy|academy', 'Canal Reach Primary School', 'Kiln Bank Infant School', 'Kiln Bank Junior School',
    'Crucible Primary Academy|academy', 'Millrace Primary School|foundation', 'Weavers Yard Primary School', 'Hollins Moor Primary Academy|academy',
    'Puddlers Green Primary School', "Kettlemarsh St Aidan's Catholic Primary School|va", 'Kettlemarsh Parish Church of England Primary School|vc',
    'Bellfounders Primary School', 'Eastlock Primary School', 'Fenwick Bank Primary Academy|free', 'Tollgate Lane Primary School',
  ],
  Hallowmere: [
    'Larkmere Primary School', 'Hallowmere Minster Church of England Primary School|va', 'Hallowmere Infant School', 'Hallowmere Junior School',
    "Hallowmere St Hilda's Catholic Primary School|va", 'Butterwalk Primary School', 'Cornhill Primary Academy|academy', 'Abbots Orchard Primary School',
    'Lammas Field Primary School', 'Sluice Bridge Primary School',
  ],
  Wrensford: [
    'Wrensford Church of England First School|vc', 'Wrensford Castle First School', 'Drovers First School', 'Packhorse First School Academy|academy',
  ],
  Skellbeck: ['Skellbeck First School', 'Skellbeck St John Church of England First School|vc', 'Lead Lane First School'],
  'Upper Skell': ['Upper Skell Church of England First School|vc'],
  'Nether Skell': ['Nether Skell First School'],
  Harrowgill: ['Harrowgill First School'],
  Ambersett: ['Ambersett Church of England First School|vc'],
  Hexmoor: ['Hexmoor First School'],
  Curlewby: ['Curlewby First School'],
  Ravenholt: ['Ravenholt First School'],
  Thornwath: ['Thornwath Primary School'],
  Oxmarsh: ['Oxmarsh Church of England Primary School|vc'],
  Fennicote: ['Fennicote Primary School'],
}

const MIDDLE: Listed[] = [
  { name: 'Osmunby Middle School', place: 'Osmunby', phase: 'middle-deemed-primary', form: 'community' },
  { name: 'Curlewby Church of England Middle School', place: 'Curlewby', phase: 'middle-deemed-primary', form: 'vc' },
]

const forms = ['community', 'va', 'vc', 'academy', 'foundation', 'free'] as const
const listed = (place: string, text: string): Listed => {
  const [name, form] = text.split('|')
  return { name: name!, place, phase: 'primary', form: forms.find((known) => known === form) ?? 'community' }
}

/** Every school of the primary Improvement Partnerships. */
export const PRIMARY_SCHOOLS: readonly Listed[] = [
  ...NURSERY,
  ...Object.entries(PRIMARY).flatMap(([place, schools]) => schools.map((text) => listed(place, text))),
  ...MIDDLE,
]
