/**
 * Decides which kind of network a legal group of the register is, and which kinds shut one another out.
 *
 * Source: GIAS, `Group Type` of the group files and `TrustSchoolFlag (name)` of the register. The register
 * knows no co-operative trusts: they are foundation trusts ("Trust") whose name says so, a word the law protects.
 * Leaves out: sponsors and children's centre groups, which are no networks of schools.
 */

/** A school is in one legal group of a family at a time; `umbrella` joins trusts and shuts nothing out. */
export type Family = 'trust' | 'federation' | 'umbrella'

const FAMILIES = new Map<string, Family>(Object.entries({
  federation: 'federation',
  'multi-academy-trust': 'trust',
  'single-academy-trust': 'trust',
  'foundation-trust': 'trust',
  'co-operative-trust': 'trust',
  'umbrella-trust': 'umbrella',
}))

/** The family of a kind of network, or undefined where it is no legal group. */
export const familyOf = (kind: string): Family | undefined => FAMILIES.get(kind)

const ACADEMY_TRUSTS: ReadonlySet<string> = new Set(['multi-academy-trust', 'single-academy-trust'])

/**
 * Does joining a network of the one kind end being in one of the other, because an academy is in no federation? Source:
 * School Governance (Federations) (England) Regulations 2012, which are for maintained schools.
 */
export const leavesFederation = (joined: string, other: string): boolean => ACADEMY_TRUSTS.has(joined) && other === 'federation'

const CO_OPERATIVE = /\bco\W?_?operative\b/i

const TYPES = new Map(Object.entries({
  federation: 'federation',
  trust: 'foundation-trust',
  'multi-academy trust': 'multi-academy-trust',
  'single-academy trust': 'single-academy-trust',
  'secure single-academy trust': 'single-academy-trust',
  'umbrella trust': 'umbrella-trust',
}))

/** The kind of a group by the register's `Group Type`; undefined where it is no network of schools. */
export function groupKindOf(groupType: string, name: string): string | undefined {
  const kind = TYPES.get(groupType.trim().toLowerCase())
  return kind === 'foundation-trust' && CO_OPERATIVE.test(name) ? 'co-operative-trust' : kind
}

/** What the register says of a school's trust: of a kind, none at all, or nothing. */
export type TrustFlag = 'multi-academy-trust' | 'single-academy-trust' | 'foundation-trust' | 'none'

/** The words of `TrustSchoolFlag (name)`. */
export const TRUST_FLAGS: Record<string, TrustFlag> = {
  'Supported by a multi-academy trust': 'multi-academy-trust',
  'Supported by a single-academy trust': 'single-academy-trust',
  'Supported by a trust': 'foundation-trust',
  'Not supported by a trust': 'none',
  'Not applicable': 'none',
}

/** The kind of a trust the register names at a school; where it has no flag, academies are taken to be in multi-academy trusts. */
export function trustKindOf(flag: TrustFlag | null, establishmentType: string, name: string): string {
  const academy = /academy|academies|free school|studio school|technical college/i.test(establishmentType)
  const kind = flag === null || flag === 'none' ? (academy ? 'multi-academy-trust' : 'foundation-trust') : flag
  return kind === 'foundation-trust' && CO_OPERATIVE.test(name) ? 'co-operative-trust' : kind
}
