/**
 * What a category opens: the help the authority owes, how urgent its needs are, and whether it brings needs by itself.
 * Source: Derby Winners, Models of Support. The numbers are data of the framework; here is only how they are read.
 * Leaves out: a supporter's days, which are another number with its own ledger.
 */
import type { CategoryRule, Framework } from './framework.ts'

/** What a school is owed in a year. `visits` null: the framework counts none. */
export type Owed = { visits: number | null; atLeast: boolean; laTeamHalfDays: number | null; owed: string[] }

/** A category of a framework by its code, or null when the framework has no such category. */
export const ruleOf = (framework: Framework, code: string): CategoryRule | null =>
  framework.categories.find((rule) => rule.code === code) ?? null

/**
 * What a school in this category is owed, with or without the sold-services package.
 * @throws when the framework has no such category: nothing is ever converted from another.
 */
export function entitlementOf(framework: Framework, code: string, { buysPackage }: { buysPackage: boolean }): Owed {
  const rule = ruleOf(framework, code)
  if (!rule) throw new Error(`${framework.name} has no category ${code}.`)
  const { visits, visitsWithoutPackage, atLeast, laTeamHalfDays, owed } = rule.entitlement
  return { visits: buysPackage ? visits : visitsWithoutPackage, atLeast, laTeamHalfDays, owed }
}

/** The order in which a school's needs are met, 1 first; a school without a category comes after every category. */
export function urgencyOf(framework: Framework, code: string | null): number {
  const rule = code === null ? null : ruleOf(framework, code)
  return rule?.urgency ?? Math.max(...framework.categories.map(({ urgency }) => urgency)) + 1
}

/** Does the category itself bring needs? Yes where leaders of education are owed and the school cannot give: 3b and 4. */
export const bringsNeeds = (rule: CategoryRule | null): boolean => rule?.mayGive === 'no'
