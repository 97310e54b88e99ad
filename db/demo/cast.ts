/** The people of the sign-in page and the schools their stories need, the same whatever the seed. */

/** Schools of the story, by name → the category each is in now. */
export const STORY_CATEGORIES: Record<string, string> = {
  'Saltings Primary School': '3b',
  'Kettlemarsh High School': '4',
  'Larkmere Primary School': '1',
  'Wrensford Church of England First School': '2TV',
  'Harbour Rise Primary School': '1',
  'Lantern Street Primary School': '2',
  'Abbots Orchard Primary School': '2',
  'Kittiwake Primary School': '2',
  'Hallowmere School': '1',
  'Harbourmouth School': '2',
  'Tern House School': '1',
  'Netmakers Primary School': '3b',
  'Millrace Primary School': '2',
}

type Seat =
  | { role: 'head' | 'chair-of-governors'; school: string }
  | { role: 'broker' | 'head-of-service' }
  | { role: 'auditor' | 'administrator' }
  | { role: 'leader'; school: string }
  | { role: 'partnership-chair' | 'partnership-member'; network: string }

export type Person = { name: string; line: string; seats: Seat[]; disabled?: boolean }

const head = (school: string): Seat => ({ role: 'head', school })
const COAST = 'Coast Improvement Partnership'
const DALES = 'Dales Improvement Partnership'

/** In the order of the sign-in page; the line says who each is. */
export const CAST: readonly Person[] = [
  { name: 'Rosalind Achebe', line: 'Broker of the authority', seats: [{ role: 'broker' }] },
  { name: 'Dominic Varley', line: 'Broker of the authority, who approves what the other broker proposed', seats: [{ role: 'broker' }] },
  { name: 'Helena Kowalczyk', line: 'Head of Service, who approves proposals', seats: [{ role: 'head-of-service' }] },
  { name: 'Niamh Costello', line: 'Headteacher of Saltings Primary School (category 3b)', seats: [head('Saltings Primary School')] },
  { name: 'Tariq Mahmood', line: 'Headteacher of Kettlemarsh High School (category 4)', seats: [head('Kettlemarsh High School')] },
  { name: 'Priya Venkatesan', line: 'Headteacher of Larkmere Primary School (category 1)', seats: [head('Larkmere Primary School')] },
  {
    name: 'Gareth Bevan', line: 'Headteacher of Wrensford Church of England First School (category 2, temporarily vulnerable)',
    seats: [head('Wrensford Church of England First School')],
  },
  {
    name: 'Malcolm Penhallow', line: 'Chair of governors of Saltings Primary School (category 3b)',
    seats: [{ role: 'chair-of-governors', school: 'Saltings Primary School' }],
  },
  {
    name: 'Adaeze Okafor', line: 'National Leader of Education, headteacher of Harbour Rise Primary School (category 1)',
    seats: [{ role: 'leader', school: 'Harbour Rise Primary School' }, head('Harbour Rise Primary School')],
  },
  {
    name: 'Joanna Szymanska', line: 'Specialist Leader of Education in mathematics, from Hallowmere School',
    seats: [{ role: 'leader', school: 'Hallowmere School' }],
  },
  {
    name: 'Ruth Langstaff', line: 'Chair of the Coast Improvement Partnership, headteacher of Lantern Street Primary School',
    seats: [{ role: 'partnership-chair', network: COAST }, head('Lantern Street Primary School')],
  },
  {
    name: 'Samuel Weatherill', line: 'Chair of the Dales Improvement Partnership, headteacher of Abbots Orchard Primary School',
    seats: [{ role: 'partnership-chair', network: DALES }, head('Abbots Orchard Primary School')],
  },
  {
    name: 'Farah Hashmi', line: 'Governor on the board of the Coast Improvement Partnership, chair of governors of Kittiwake Primary School',
    seats: [{ role: 'partnership-member', network: COAST }, { role: 'chair-of-governors', school: 'Kittiwake Primary School' }],
  },
  { name: 'Judith Haigh', line: 'Auditor, who may read and change nothing', seats: [{ role: 'auditor' }] },
  { name: 'Kiran Dhillon', line: 'Administrator of the portal', seats: [{ role: 'administrator' }] },
  { name: 'Leon Fairclough', line: 'Former broker, whose account is switched off', seats: [{ role: 'broker' }], disabled: true },
]

/** Who has this seat at this school, if the cast has them. */
export const castAt = (role: 'head' | 'chair-of-governors' | 'leader', school: string): string | undefined =>
  CAST.find(({ seats }) => seats.some((seat) => seat.role === role && 'school' in seat && seat.school === school))?.name

/** `Niamh Costello` → `niamh.costello@westmarsh.example`, a domain nobody can own. */
export const emailOf = (name: string): string => `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@westmarsh.example`
