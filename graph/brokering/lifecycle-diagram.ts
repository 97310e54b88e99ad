/**
 * Draws a lifecycle as Mermaid and as a table, for docs/lifecycles.md. Source: the tables in lifecycle.ts.
 * Leaves out: layout; whatever shows Mermaid sees to that.
 */
import { AGREEMENT, NEED, PROPOSAL, ROUND, endsIn, type Lifecycle } from './lifecycle.ts'

type Any = Lifecycle<string, string, never>

/** Mermaid names have no hyphens. */
const name = (state: string): string => state.replaceAll('-', '_')
const label = (state: string): string => `  state "${state}" as ${name(state)}`

/** A Mermaid state diagram of one lifecycle, arrows labelled "event (who)". */
export function diagramOf(lifecycle: Any): string {
  const named = Object.keys(lifecycle.states).filter((state) => state.includes('-')).map(label)
  const arrows = lifecycle.transitions.map(({ from, event, to, by }) => `  ${name(from)} --> ${name(to)}: ${event} (${by})`)
  const ends = endsIn(lifecycle).map((state) => `  ${name(state)} --> [*]`)
  return ['stateDiagram-v2', ...named, `  [*] --> ${name(lifecycle.first)}`, ...arrows, ...ends].join('\n')
}

const statesOf = (lifecycle: Any): string[] => Object.entries(lifecycle.states).map(([state, meaning]) => `| ${state} | ${meaning} |`)

const movesOf = (lifecycle: Any): string[] =>
  lifecycle.transitions.map(({ from, event, to, by, guards, when }) => {
    const conditions = guards.map(({ claim }) => claim).join('; ')
    return `| ${from} | ${event} | ${to} | ${by} | ${conditions} | ${when} |`
  })

const chapterOf = (lifecycle: Any): string =>
  [
    `## ${lifecycle.name}`, '', '```mermaid', diagramOf(lifecycle), '```', '',
    '| state | meaning |', '| --- | --- |', ...statesOf(lifecycle), '',
    '| from | what happens | to | who | only | when |', '| --- | --- | --- | --- | --- | --- |', ...movesOf(lifecycle), '',
  ].join('\n')

/** The whole of docs/lifecycles.md. */
export const lifecyclesDocument = (): string =>
  [
    '# Lifecycles', '',
    'How far something has got, and what may happen next. Drawn from the tables in `graph/brokering/lifecycle.ts`;',
    'a test keeps this page and the tables the same. Who may act for a school, a supporter or the authority is decided',
    'in `graph/permissions`; `clock` is nobody: the day came.', '',
    ...[NEED, ROUND, PROPOSAL, AGREEMENT].map((lifecycle) => chapterOf(lifecycle)),
  ].join('\n')
