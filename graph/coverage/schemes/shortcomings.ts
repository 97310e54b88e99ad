/** Decides in what a scheme falls short: sizes not kept, groups not joined up, schools left over where the template leaves nobody. */
import type { Template } from '../../network/templates/model.ts'
import { leftOverOf } from './moves.ts'
import type { SchemeFacts, SchemePlan } from './model.ts'

const schools = (count: number): string => (count === 1 ? '1 school' : `${count} schools`)

/** One sentence each; none: it is as it should be. With any, applying asks for a reason. */
export function shortcomings(plan: SchemePlan, template: Template, facts: SchemeFacts): string[] {
  const names = new Map(facts.schools.map(({ id, name }) => [id, name]))
  const said: string[] = []
  for (const { name, schoolIds, bounds, apart, byPlace } of plan.networks) {
    const members = byPlace || schoolIds.length > 0
    if (bounds && members && (schoolIds.length < bounds.least || schoolIds.length > bounds.most)) said.push(`${name} has ${schools(schoolIds.length)}, and was to have ${bounds.least} to ${bounds.most}`)
    if (apart.length > 0) said.push(`${name} is not joined up: ${listed(apart.map((id) => names.get(id) ?? 'a school that is gone'))} ${apart.length === 1 ? 'is' : 'are'} cut off from the rest of it`)
  }
  const leftOver = template.everySchool ? leftOverOf(plan, facts) : []
  if (leftOver.length > 0) said.push(`${schools(leftOver.length)} would be in none of these networks, and the template leaves nobody out: ${listed(leftOver.map(({ schoolId }) => names.get(schoolId) ?? 'a school that is gone'))}`)
  return said
}

const MOST_NAMED = 5

const listed = (words: string[]): string => {
  const shown = words.slice(0, MOST_NAMED)
  const rest = words.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '')
}
