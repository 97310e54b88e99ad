/** How an event of the history is told. */

/** "need.pin-lifted" → "Need: pin lifted". */
export const actionInWords = (action: string): string => {
  const [subject = '', done = ''] = action.replaceAll('-', ' ').split('.')
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)}: ${done}`
}

const wordsOf = (key: string): string => key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

/** What changed, as one line a value: "after, area code: english". */
export function changeInLines(change: unknown, path: string[] = []): string[] {
  if (isNumbers(change)) return [[...path.slice(0, -1), counted(change.length, path.at(-1) ?? 'values')].join(', ')]
  if (change !== null && typeof change === 'object') {
    return Object.entries(change).flatMap(([key, value]) => changeInLines(value, [...path, Array.isArray(change) ? String(Number(key) + 1) : wordsOf(key)]))
  }
  const value = plainly(change)
  return [path.length > 0 ? `${path.join(', ')}: ${value}` : value]
}

/** A list of numbers of things: how many says more than which. */
const isNumbers = (change: unknown): change is number[] => Array.isArray(change) && change.length > 0 && change.every((value) => typeof value === 'number')
const counted = (count: number, things: string): string => `${count} ${count === 1 ? things.replace(/s$/, '') : things}`

const plainly = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : 'none'
}
