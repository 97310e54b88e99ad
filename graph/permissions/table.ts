/**
 * May this person do this to that? One table, deny by default: whatever is not listed is refused.
 * Source: Derby Winners (transparency and influence) and the North Yorkshire
 * response (confidentiality is observed). It drives the servers' checks, what pages show, the tests and the help page.
 */

export type Role =
  | 'head'
  | 'chair-of-governors'
  | 'leader'
  | 'partnership-member'
  | 'partnership-chair'
  | 'broker'
  | 'head-of-service'
  | 'auditor'
  | 'administrator'

/** How a role must stand to the thing for the permission to hold. */
export type Relation =
  /** No matter whose it is. */
  | 'any'
  /** It is about the grant's own school. */
  | 'own-school'
  /** It is about a school in the grant's partnership; not the actor's own, nor one where they hold a post or declared an interest (recusal). */
  | 'own-partnership'
  /** It is the grant's partnership itself. */
  | 'own-network'
  /** It is in the grant's authority. */
  | 'own-authority'
  /** It is the actor's own: their offer, their designation, their work. */
  | 'own-record'
  /** The grant's school gives the support in question. */
  | 'supporter'

export type Action = keyof typeof PERMISSIONS

export const PERMISSIONS = {
  /** The school's public record and its published facts. */
  'school.read': {
    head: 'any', 'chair-of-governors': 'any', leader: 'any', 'partnership-member': 'any', 'partnership-chair': 'any',
    broker: 'any', 'head-of-service': 'any', auditor: 'any', administrator: 'any',
  },
  /** The head's name and telephone number, from the register. */
  'school.contact': { head: 'own-school', broker: 'own-authority', 'head-of-service': 'own-authority' },
  /** Category, entitlement, rationale, evidence. */
  'category.read': {
    head: 'own-school', 'chair-of-governors': 'own-school', 'partnership-member': 'own-partnership',
    'partnership-chair': 'own-partnership', broker: 'own-authority', 'head-of-service': 'own-authority', auditor: 'any',
  },
  'category.record': { broker: 'own-authority', 'head-of-service': 'own-authority' },
  /** Restricted causes of temporary vulnerability; the school sees them once they are shared with it. */
  'cause.read': { 'head-of-service': 'own-authority' },
  /** Any cause, once the authority has marked it as shared with the school. */
  'cause.read-shared': { head: 'own-school', 'chair-of-governors': 'own-school' },
  'need.read': {
    head: 'own-school', 'chair-of-governors': 'own-school', 'partnership-member': 'own-partnership',
    'partnership-chair': 'own-partnership', broker: 'own-authority', 'head-of-service': 'own-authority', auditor: 'any',
  },
  'need.raise': { head: 'own-school', 'partnership-chair': 'own-partnership', broker: 'own-authority' },
  'need.withdraw': { head: 'own-school', broker: 'own-authority' },
  /** What schools and leaders can share: an offer is public among the portal's people. */
  'offer.read': {
    head: 'any', 'chair-of-governors': 'any', leader: 'any', 'partnership-member': 'any', 'partnership-chair': 'any',
    broker: 'any', 'head-of-service': 'any', auditor: 'any',
  },
  'offer.make': { head: 'own-school', leader: 'own-record', broker: 'own-authority' },
  /** A leader's own head agrees that the leader may be lent. */
  'offer.agree': { head: 'own-school' },
  'offer.withdraw': { head: 'own-school', leader: 'own-record', broker: 'own-authority' },
  'proposal.read': {
    head: 'own-school', 'chair-of-governors': 'own-school', leader: 'own-record', 'partnership-member': 'own-partnership',
    'partnership-chair': 'own-partnership', broker: 'own-authority', 'head-of-service': 'own-authority', auditor: 'any',
  },
  /** The supporting side's view of a proposal: an anonymous brief until the school agrees. */
  'proposal.read-brief': { head: 'supporter', leader: 'own-record' },
  'proposal.answer-as-supporter': { head: 'supporter', leader: 'own-record' },
  'proposal.answer-as-school': { head: 'own-school' },
  'proposal.withdraw': { broker: 'own-authority', 'head-of-service': 'own-authority' },
  /** By somebody who did not issue it: the lifecycle checks that too. */
  'proposal.approve': { 'head-of-service': 'own-authority', broker: 'own-authority' },
  'agreement.read': {
    head: 'own-school', 'chair-of-governors': 'own-school', leader: 'own-record', 'partnership-member': 'own-partnership',
    'partnership-chair': 'own-partnership', broker: 'own-authority', 'head-of-service': 'own-authority', auditor: 'any',
  },
  /** The supporting school reads what it agreed to. */
  'agreement.read-as-supporter': { head: 'supporter', leader: 'own-record' },
  /** Pausing, completing, ending. */
  'agreement.change': { broker: 'own-authority' },
  'round.read': { broker: 'own-authority', 'head-of-service': 'own-authority', auditor: 'any' },
  'round.run': { broker: 'own-authority' },
  'round.issue': { broker: 'own-authority' },
  /** Networks and who belongs to them are public among the portal's people. */
  'network.read': {
    head: 'any', 'chair-of-governors': 'any', leader: 'any', 'partnership-member': 'any', 'partnership-chair': 'any',
    broker: 'any', 'head-of-service': 'any', auditor: 'any',
  },
  /**
   * The network as a picture, asked of as a whole: an own school with its direct partners, by name only; the area of a board; all.
   * It draws who belongs to which network and nothing confidential, so that boards see their own school in it like the others.
   */
  'picture.read': {
    head: 'own-school', 'chair-of-governors': 'own-school', leader: 'own-record', 'partnership-member': 'own-partnership',
    'partnership-chair': 'own-partnership', broker: 'any', 'head-of-service': 'any', auditor: 'any',
  },
  /** Recording a network, its name, lead and last day, and which schools join and leave it; those of the register are kept by imports. */
  'network.manage': { broker: 'own-authority', 'head-of-service': 'own-authority' },
  /**
   * What a network does with itself: its plan, targets, functions, fund, links, and the people and organisations in it. Not its
   * schools: a partnership's board sees their categories, so nobody on it may choose them.
   */
  'network.keep': { 'partnership-chair': 'own-network', broker: 'own-authority', 'head-of-service': 'own-authority' },
  /** Saying for a school that it still belongs to a network, or when it left. */
  'membership.confirm': { head: 'own-school' },
  /** Saying what a network did together: of the network's authority, or for one of the schools that belong to it. */
  'activity.record': {
    head: 'own-school', 'partnership-member': 'own-partnership', 'partnership-chair': 'own-partnership', broker: 'own-authority',
  },
  /** What a network's reviews of itself came to: its schools, its authority, the boards of their partnerships. Never one school's answer. */
  'pillars.read': {
    head: 'own-school', 'chair-of-governors': 'own-school', 'partnership-member': 'own-partnership', 'partnership-chair': 'own-partnership',
    broker: 'own-authority', 'head-of-service': 'own-authority', auditor: 'any',
  },
  /** What schools chose to let the other members read: their heads and chairs of governors, and nobody else. */
  'pillars.read-comments': { head: 'own-school', 'chair-of-governors': 'own-school' },
  /** Opening a review: the authority, or the head of the network's lead school. */
  'pillars.open': { head: 'own-school', broker: 'own-authority' },
  /** Opening a review of a network that has a school of one's partnership. */
  'pillars.open-in-area': { 'partnership-chair': 'own-partnership' },
  /** A school's own answer: nobody else writes or reads it. */
  'pillars.answer': { head: 'own-school' },
  /** What a network's schools agreed to pool, of five and more together. */
  'pool.read': {
    head: 'own-school', 'chair-of-governors': 'own-school', 'partnership-member': 'own-partnership', 'partnership-chair': 'own-partnership',
    broker: 'own-authority', 'head-of-service': 'own-authority', auditor: 'any',
  },
  /** Agreeing that one's school counts in what a network pools, and withdrawing it. */
  'pool.share': { head: 'own-school' },
  /** Which schools are active, on paper only, or in none; who supports whom. */
  'coverage.read': {
    'partnership-member': 'own-partnership', 'partnership-chair': 'own-partnership',
    broker: 'own-authority', 'head-of-service': 'own-authority', auditor: 'any',
  },
  /** Noting that one will approach a network for a school, and what came of it; who may read coverage reads it. */
  'approach.note': { 'partnership-chair': 'own-partnership', broker: 'own-authority' },
  /** Recording who challenges a school, and when that ends; who may read coverage reads it. */
  'challenge.record': { 'partnership-chair': 'own-partnership', broker: 'own-authority', 'head-of-service': 'own-authority' },
  /** Who holds which post and designation, and what interests they declared; a person reads their own. */
  'person.read': { head: 'own-record', 'chair-of-governors': 'own-record', leader: 'own-record', broker: 'own-authority', 'head-of-service': 'own-authority' },
  /** Recording people with a post at a school of the authority, and their further posts and designations. */
  'person.manage': { broker: 'own-authority', 'head-of-service': 'own-authority' },
  /** Declaring that a person has an interest in a school. */
  'interest.declare': { head: 'own-record', 'chair-of-governors': 'own-record', leader: 'own-record', broker: 'own-authority', 'head-of-service': 'own-authority' },
  'history.read': { auditor: 'any', 'head-of-service': 'own-authority' },
  /** What the register moved: the schools, those their networks are led by or chaired by, and the authority are told. */
  'register.news': {
    head: 'own-school', 'chair-of-governors': 'own-school', 'partnership-chair': 'own-partnership', broker: 'own-authority', 'head-of-service': 'own-authority',
  },
  'import.read': { broker: 'own-authority', administrator: 'any', auditor: 'any' },
  'import.run': { broker: 'own-authority', administrator: 'any' },
  'account.read': { administrator: 'any', auditor: 'any' },
  'account.manage': { administrator: 'any' },
} as const satisfies Record<string, Partial<Record<Role, Relation>>>
