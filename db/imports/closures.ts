/** When an import would close so many schools that somebody has to say that this is meant. */
import type { Counts } from './model.ts'

/** A term's closures of a large authority are fewer; a wrong file closes far more. */
const MANY = 10

/** The number to be confirmed, or null where none is asked for. */
export const closuresToConfirm = ({ closed, subjects }: Pick<Counts, 'closed' | 'subjects'>): number | null =>
  subjects.schools && closed >= MANY ? closed : null
