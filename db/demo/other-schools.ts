/** The made-up schools of the later years, special schools and alternative provision. None bears a real school's name. */
import type { Listed } from './schools.ts'

const listed = (phase: Listed['phase'], place: string, name: string, form: Listed['form'], sixthForm = false): Listed => ({
  name, place, phase, form, sixthForm,
})

export const OTHER_SCHOOLS: readonly Listed[] = [
  listed('middle-deemed-secondary', 'Wrensford', 'Wrensford Middle School', 'community'),
  listed('middle-deemed-secondary', 'Skellbeck', 'Skellbeck Middle School', 'community'),
  listed('middle-deemed-secondary', 'Hexmoor', 'Hexmoor Middle School', 'community'),

  listed('secondary', 'Aldersea', 'Harbourmouth School', 'community', true),
  listed('secondary', 'Aldersea', 'Lowtide School', 'community'),
  listed('secondary', 'Aldersea', 'Lodestone Academy', 'academy', true),
  listed('secondary', 'Aldersea', 'Star of the Sea Catholic High School', 'va', true),
  listed('secondary', 'Aldersea', 'Compass Rose School', 'free'),
  listed('secondary', 'Tidewick', 'Tidewick High School', 'community', true),
  listed('secondary', 'Tidewick', 'Marram Bay Academy', 'academy'),
  listed('secondary', 'Port Ellin', 'Port Ellin Community School', 'foundation'),
  listed('secondary', 'Kettlemarsh', 'Kettlemarsh High School', 'community'),
  listed('secondary', 'Kettlemarsh', 'Ironworks Academy', 'academy', true),
  listed('secondary', 'Kettlemarsh', 'Hollins Moor School', 'foundation'),
  listed('secondary', 'Kettlemarsh', 'Archbishop Wulfric Church of England School', 'va'),
  listed('secondary', 'Hallowmere', 'Hallowmere School', 'community', true),
  listed('secondary', 'Hallowmere', 'Mereside Academy', 'academy', true),
  listed('secondary', 'Wrensford', 'Wrensford Upper School', 'community', true),
  listed('secondary', 'Skellbeck', 'Skell Dale Upper School', 'academy', true),

  listed('all-through', 'Kettlemarsh', 'Beckside School', 'academy'),
  listed('all-through', 'Port Ellin', 'Gannet Head Academy', 'academy', true),

  listed('sixteen-plus', 'Aldersea', 'Westmarsh Sixth Form College', 'college', true),
  listed('sixteen-plus', 'Hallowmere', 'Hallowmere Sixth Form College', 'college', true),

  listed('special', 'Aldersea', 'Tern House School', 'special'),
  listed('special', 'Tidewick', 'Lanternfield School', 'special'),
  listed('special', 'Kettlemarsh', 'Hawthorn Reach School', 'special'),
  listed('special', 'Kettlemarsh', 'The Kiln School', 'special'),
  listed('special', 'Hallowmere', 'Pinders Croft Academy', 'special-academy'),
  listed('special', 'Wrensford', 'Stonecrop School', 'special'),
  listed('special', 'Port Ellin', 'Eelgrass School', 'special'),

  listed('alternative-provision', 'Aldersea', 'The Anchorage', 'pru'),
  listed('alternative-provision', 'Kettlemarsh', 'Bridgework Academy', 'ap-academy'),
  listed('alternative-provision', 'Hallowmere', 'Waymark Centre', 'pru'),
  listed('alternative-provision', 'Skellbeck', 'Fellside Pupil Referral Service', 'pru'),
]
