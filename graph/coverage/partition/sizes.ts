/**
 * Decides how many groups there are and how many schools each may have, from what was asked and how many schools there are.
 *
 * `groups` groups of `least` to `most` hold `count` schools just where `groups × least ≤ count ≤ groups × most`. What is not
 * asked follows: sizes as even as they come, with a fifth of freedom either way for compactness; as many groups as sizes halfway make.
 */
import type { Refusal } from '../../dates/refusal.ts'
import type { Bounds } from './model.ts'

/** What was asked; null: not asked. */
export type SizesAsked = { groups: number | null; least: number | null; most: number | null }

/** How far sizes may differ from even where nobody says. */
const FREEDOM = 0.2

/** The bounds for so many schools, or why there are none; `field` names `groups`, `least` or `most`. */
export function boundsFor(count: number, { groups, least, most }: SizesAsked): { bounds: Bounds } | { refusal: Refusal } {
  const no = (field: string, message: string) => ({ refusal: { field, message } })
  if (count === 0) return no('groups', 'There are no schools of these phases to put into groups')
  if (least !== null && most !== null && least > most) return no('most', `The most schools in a group must be ${least} or more, the fewest you chose`)
  if (groups === null) return unnumbered(count, least, most)
  if (groups > count) return no('groups', `${said(count)} cannot make ${groups} groups. Choose ${count} or fewer`)
  if (most !== null && groups * most < count) return no('most', `${groups} groups of at most ${most} hold ${groups * most} schools, and there are ${count}. Choose ${Math.ceil(count / most)} groups or more, or at most ${Math.ceil(count / groups)} schools or more`)
  if (least !== null && groups * least > count) return no('least', `${groups} groups of at least ${least} need ${groups * least} schools, and there are ${count}. Choose ${said(Math.max(1, Math.floor(count / least)), 'group')} or fewer, or at least ${Math.floor(count / groups)} schools or fewer`)
  return { bounds: { groups, ...freely(count, groups, least, most) } }
}

const said = (count: number, what = 'school'): string => (count === 1 ? `1 ${what}` : `${count} ${what}s`)

/** As many groups as sizes halfway between make, or the nearest number that can hold everybody. */
function unnumbered(count: number, least: number | null, most: number | null): { bounds: Bounds } | { refusal: Refusal } {
  if (least === null && most === null) return { refusal: { field: 'groups', message: 'Say how many groups there are to be, or how many schools in each' } }
  const [fewest, greatest] = [most === null ? 1 : Math.ceil(count / most), least === null ? count : Math.max(1, Math.floor(count / least))]
  const groups = Math.min(Math.max(halfway(count, least ?? most!, most ?? least!), fewest), Math.max(greatest, fewest))
  if (least !== null && groups * least > count) {
    return { refusal: { field: 'least', message: `No number of groups of ${most === null ? `${least} or more` : `${least} to ${most}`} holds ${said(count)}: ${said(groups, 'group')} come nearest. Choose at least ${Math.floor(count / groups)} schools or fewer` } }
  }
  return { bounds: { groups, ...freely(count, groups, least, most) } }
}

const halfway = (count: number, least: number, most: number): number => Math.max(1, Math.round((2 * count) / (least + most)))

function freely(count: number, groups: number, least: number | null, most: number | null): Pick<Bounds, 'least' | 'most'> {
  const [down, up] = [Math.floor(count / groups), Math.ceil(count / groups)]
  return { least: least ?? Math.max(1, Math.floor(down * (1 - FREEDOM))), most: most ?? Math.max(up, Math.ceil(up * (1 + FREEDOM))) }
}

/** Sizes as near to those wished as the schools at hand allow, and whether that is what was wished: for a form that is not filled in yet. */
export function nearestBounds(count: number, wished: SizesAsked): { bounds: Bounds; asWished: boolean } | null {
  if (count === 0) return null
  const asked = boundsFor(count, wished)
  if ('bounds' in asked) return { ...asked, asWished: true }
  const [least, most] = [wished.least ?? wished.most, wished.most ?? wished.least]
  const groups = Math.min(count, wished.groups ?? (least === null || most === null ? 1 : halfway(count, least, most)))
  return { bounds: { groups, ...freely(count, groups, null, null) }, asWished: false }
}
