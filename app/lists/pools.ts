/** What a network's schools come to together, as its page and its file both show it. */
import { loadFramework } from '../../db/categories.ts'
import { listFacts, loadPooled } from '../../db/pools.ts'
import { areaName } from '../../graph/categories/areas.ts'
import type { Framework } from '../../graph/categories/framework.ts'
import { PUBLISHED_PACKS } from '../../graph/categories/packs.ts'
import { POOL_ITEMS, type PoolItem } from '../../graph/coverage/pooled.ts'
import { publishedOf, type Outcome, type Published } from '../../graph/coverage/pooled-published.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import type { AppContext } from '../context.ts'
import type { PoolLine, SharedItem } from '../pool-words.ts'
import type { Reviewing } from '../reviews.ts'

/** What is published about the schools that belong today. */
export function publishedLines({ db }: AppContext, { members }: Reviewing): { published: Published; phases: PoolLine[]; outcomes: PoolLine[] } {
  const published = publishedOf(members, listFacts(db, { schoolIds: members.map(({ id }) => id) }), PUBLISHED_PACKS)
  return {
    published,
    phases: published.phases.map(({ phase, schools }) => ({ key: `phase-${phase}`, about: 'Phase', what: PHASE_NAMES[phase], schools, of: published.schools })),
    outcomes: published.outcomes.flatMap(outcomeLines),
  }
}

function outcomeLines({ framework, measure, counts }: Outcome): PoolLine[] {
  const pack = PUBLISHED_PACKS.find(({ code }) => code === framework)!
  const { name, grades } = pack.measures.find(({ code }) => code === measure)!
  const of = counts.reduce((sum, { schools }) => sum + schools, 0)
  return counts.map(({ value, schools }) => ({ key: `${framework}-${measure}-${value}`, about: `${pack.name}: ${name}`, what: grades.find((grade) => grade.value === value)?.name ?? value, schools, of }))
}

const valueName = (item: PoolItem, value: string, framework: Framework): string =>
  item === 'needs' ? areaName(value) : value === 'none' ? 'No category yet' : `${value}: ${framework.categories.find(({ code }) => code === value)?.name ?? ''}`

/** What members agreed to share, one entry for each thing; areas that are not shown are left out, for no area is told from another. */
export function sharedItems({ db, today }: AppContext, { network, facts }: Reviewing): SharedItem[] {
  const framework = loadFramework(db)
  return POOL_ITEMS.map(({ code, name, what }) => {
    const { pool, cells } = loadPooled(db, { facts, networkId: network.id, item: code, framework, day: today })
    const told = code === 'needs' ? cells.filter(({ schools }) => schools !== null) : cells
    return {
      code, name, what, schools: pool?.schools ?? null, fixedOn: pool ? formatDay(pool.fixedOn) : null,
      lines: told.map(({ value, schools }) => ({ key: `${code}-${value}`, about: name, what: valueName(code, value, framework), schools, of: pool!.schools })),
    }
  })
}
