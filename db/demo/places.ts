/**
 * The made-up county of Westmarsh: a west-facing coast, a marsh with two towns, and the dales behind it.
 * Its coordinates lie in the North Sea, so that no place of it can be mistaken for a real one.
 */

type Side = 'coast' | 'dales'
/** British National Grid metres; `spread` is how far its schools scatter, `fsm` the usual share of free school meals there. */
export type Place = { name: string; side: Side; easting: number; northing: number; spread: number; fsm: number; outward: string }

const place = (name: string, side: Side, easting: number, northing: number, spread: number, fsm: number, outward: string): Place => ({
  name, side, easting, northing, spread, fsm, outward,
})

/** Outward codes begin with WM, which no real postcode does. */
const PLACES: readonly Place[] = [
  place('Aldersea', 'coast', 578500, 421000, 2300, 33, 'WM1'),
  place('Tidewick', 'coast', 575300, 434500, 1300, 37, 'WM4'),
  place('Port Ellin', 'coast', 574800, 405800, 900, 29, 'WM6'),
  place('Saltings', 'coast', 573900, 413200, 500, 31, 'WM5'),
  place('Withernholm', 'coast', 577800, 441200, 500, 18, 'WM4'),
  place('Samphire', 'coast', 576900, 428300, 400, 17, 'WM3'),
  place('Gannet Head', 'coast', 571600, 409400, 400, 22, 'WM6'),
  place('Eelby', 'coast', 583600, 411900, 500, 19, 'WM5'),
  place('Wickerfen', 'coast', 584900, 427400, 500, 14, 'WM3'),
  place('Kettlemarsh', 'dales', 591500, 416200, 1900, 39, 'WM7'),
  place('Hallowmere', 'dales', 596800, 429300, 1500, 17, 'WM9'),
  place('Oxmarsh', 'dales', 589300, 407600, 500, 15, 'WM8'),
  place('Fennicote', 'dales', 590700, 435900, 500, 11, 'WM9'),
  place('Wrensford', 'dales', 606400, 421700, 900, 14, 'WM11'),
  place('Skellbeck', 'dales', 613600, 433200, 700, 13, 'WM12'),
  place('Upper Skell', 'dales', 617900, 438600, 400, 8, 'WM12'),
  place('Nether Skell', 'dales', 610400, 429700, 400, 7, 'WM12'),
  place('Harrowgill', 'dales', 616200, 424300, 400, 9, 'WM14'),
  place('Ambersett', 'dales', 603200, 438800, 400, 6, 'WM12'),
  place('Curlewby', 'dales', 607900, 412600, 500, 11, 'WM14'),
  place('Ravenholt', 'dales', 613100, 416900, 400, 8, 'WM14'),
  place('Osmunby', 'dales', 601100, 406300, 500, 12, 'WM8'),
  place('Thornwath', 'dales', 599600, 414400, 400, 13, 'WM8'),
  place('Hexmoor', 'dales', 620700, 430400, 400, 10, 'WM14'),
]

/** The place of that name. */
export function placeOf(name: string): Place {
  const found = PLACES.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`There is no place called ${name} in the demo county.`)
  return found
}
