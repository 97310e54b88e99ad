/**
 * Was a school there on a day? Decides from the register's dates, since `standing` is the register's word for today.
 * Source: GIAS OpenDate and CloseDate, the last of which is the last day. Leaves out: predecessors, which are the same
 * school under another URN (`db/network-facts.ts` hands over the first day of the earliest).
 */
import { holdsOn, type School } from './model.ts'

/** Is the school open on the day? A proposed school without an opening day, or a closed one without a closing day, is not. */
export function isOpenOn(school: School, day: string): boolean {
  if (school.standing === 'proposed' && school.openedOn === null) return false
  if (school.standing === 'closed' && school.closedOn === null) return false
  return holdsOn({ from: school.openedOn, to: school.closedOn }, day)
}
