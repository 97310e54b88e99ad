/**
 * What every route of the portal answers to whom, by the permissions table. A route that is not here fails the test that
 * reads this; so does a line here whose route is gone.
 */
import { findSubject } from '../../db/subject.ts'
import type { Db } from '../../db/client.ts'
import { can, mayEver, type Actor, type Subject } from '../../graph/permissions/can.ts'
import type { Action } from '../../graph/permissions/table.ts'
import { ELSEWHERE } from './people.ts'

export type World = { db: Db; today: string; la: string }
/** `yes`: answered; else the status of the refusal. */
export type Verdict = 'yes' | 403 | 404 | 405
type Rule = { public: boolean; says: (actor: Actor, world: World) => Verdict }
export type Case = {
  at: (world: World) => string
  get: Rule
  /** Absent: the route takes no posts. */
  post?: Rule
  /** What is posted; enough to get as far as the question whether one may. */
  form?: Record<string, string>
}

const says = (verdict: Rule['says']): Rule => ({ public: false, says: verdict })
const anybody: Rule = { public: true, says: () => 'yes' }
const signedIn = says(() => 'yes')
const nothing = says(() => 404)
/** A whole function: 403 for those whose roles never may. */
const page = (action: Action): Rule => says((actor) => (mayEver(actor, action) ? 'yes' : 403))
/** A row: 404 unless it is theirs. */
const row = (action: Action, subject: (world: World) => Subject): Rule => says((actor, world) => (can(actor, action, subject(world)) ? 'yes' : 404))
/** A row of a function: 403 where the function is not theirs, else 404. */
const rowOf = (action: Action, subject: (world: World) => Subject): Rule =>
  says((actor, world) => (!mayEver(actor, action) ? 403 : can(actor, action, subject(world)) ? 'yes' : 404))
/** A row that must be readable first, and then changeable. */
const readable = (first: Rule, then: Rule): Rule => says((actor, world) => (first.says(actor, world) === 'yes' ? then.says(actor, world) : first.says(actor, world)))

const one = (sql: string) => ({ db }: World): number => {
  const found = db.$client.prepare(sql).pluck().get() as number | undefined
  if (found === undefined) throw new Error(`Nothing in the demo for: ${sql}`)
  return found
}
const at = (before: string, id: (world: World) => number, after = '') => (world: World): string => `${before}${id(world)}${after}`
const path = (text: string) => (): string => text

const idOfSchool = (name: string) => one(`select id from schools where name = '${name}'`)
const subjectOf = (id: (world: World) => number) => (world: World): Subject => findSubject(world.db, { schoolId: id(world), today: world.today }) ?? {}
const WRENSFORD = 'Wrensford Church of England First School'
const saltings = idOfSchool('Saltings Primary School')
const ofSaltings = subjectOf(saltings)
const urnOfSaltings = one("select urn from schools where name = 'Saltings Primary School'")
const need = one("select id from needs where state = 'open' and school_id = (select id from schools where name = 'Saltings Primary School') limit 1")
const farNeed = one(`select needs.id from needs join schools on schools.id = school_id where la_code = '${ELSEWHERE}'`)
const ofFar = subjectOf(one(`select id from schools where la_code = '${ELSEWHERE}'`))
/** An offer of a leader who is lent by their school. */
const offer = one("select id from offers where person_id = (select person_id from accounts where id = 10) limit 1")
const ofOffer = (world: World): Subject => ({
  ...subjectOf(one(`select school_id from offers where id = ${offer(world)}`))(world),
  personId: one(`select person_id from offers where id = ${offer(world)}`)(world),
})
const round = one('select max(id) from rounds')
const run = (world: World): number => one(`select max(id) from round_runs where round_id = ${round(world)}`)(world)
const proposedNeed = (world: World): number => one(`select need_id from proposals where run_id = ${run(world)} limit 1`)(world)
/** The newest run that leaves a need short, with its round and the need. */
const shortRun = one("select max(id) from round_runs where json_array_length(result, '$.unmet') > 0")
const shortRound = (world: World): number => one(`select round_id from round_runs where id = ${shortRun(world)}`)(world)
const shortNeed = (world: World): number => one(`select json_extract(result, '$.unmet[0].needId') from round_runs where id = ${shortRun(world)}`)(world)
const ofRound = ({ la }: World): Subject => ({ laCode: la })
/** Proposals that wait for an answer: one to the 3b school, one made to a leader of the demo. */
const proposed = [
  one("select min(proposals.id) from proposals join needs on needs.id = need_id where proposals.state = 'offered' and school_id = (select id from schools where name = 'Saltings Primary School')"),
  one("select min(proposals.id) from proposals join offers on offers.id = offer_id where proposals.state = 'offered' and person_id in (select person_id from accounts where id in (9, 10))"),
]
const ofProposed = (id: (world: World) => number) => (world: World): Subject =>
  subjectOf(one(`select school_id from needs where id = (select need_id from proposals where id = ${id(world)})`))(world)
const ofSupporter = (id: (world: World) => number) => ({ db, ...world }: World): Subject =>
  db.$client.prepare('select school_id as supporterSchoolId, person_id as personId from offers where id = (select offer_id from proposals where id = ?)').get(id({ db, ...world })) as Subject
/** Whole for the school and its authority, a brief for the supporting side. */
const knowsOf = (id: (world: World) => number): Rule =>
  says((actor, world) => (can(actor, 'proposal.read', ofProposed(id)(world)) || can(actor, 'proposal.read-brief', ofSupporter(id)(world)) ? 'yes' : 404))
const whole = (id: (world: World) => number, after: string, action: Action): Case => {
  const rule = readable(row('proposal.read', ofProposed(id)), row(action, ofProposed(id)))
  return { at: at('/proposals/', id, after), get: rule, post: rule }
}
const agreement = one("select min(agreements.id) from agreements where state = 'active'")
const proposalOf = (world: World): number => one(`select proposal_id from agreements where id = ${agreement(world)}`)(world)
const ofTheAgreement = says((actor, world) => {
  const side = ofSupporter(proposalOf)(world)
  const both = { ...ofProposed(proposalOf)(world), personId: side.personId }
  return can(actor, 'agreement.read', both) || can(actor, 'agreement.read-as-supporter', side) ? 'yes' : 404
})
/** The leader of the demo, who is lent by a school of it. */
const leader = one('select person_id from accounts where id = 10')
/** A person of no account, with a post in the authority: only its officers know them. */
const somebody = one("select min(person_id) from posts where school_id = (select id from schools where name = 'Saltings Primary School') and person_id not in (select person_id from accounts where person_id is not null)")
const ofPerson = (id: (world: World) => number) => (world: World): Subject => ({ personId: id(world), laCode: world.la })
const post = (world: World): number => one(`select min(id) from posts where person_id = ${leader(world)}`)(world)
const known = (action: Action): Rule => readable(rowOf('person.read', ofPerson(leader)), row(action, ofPerson(leader)))
const colleague = one("select id from accounts where demo_role is null and disabled_at is null limit 1")
const grant = (world: World): number => one(`select id from grants where account_id = ${colleague(world)}`)(world)

/** A freely chosen network of the coast: its authority manages it; what it did, those of its schools may record too. */
const community = one("select id from networks where name = 'Tidewick Bay Learning Community'")
const ofCommunity = (world: World): Subject => ({ laCode: world.la, networkId: community(world) })
/** A partnership: its chair keeps it, and does not manage it. */
const coast = one("select id from networks where name = 'Coast Improvement Partnership'")
const ofCoast = (world: World): Subject => ({ laCode: world.la, networkId: coast(world) })
const confirmsFor = says((actor, world) => {
  const ids = world.db.$client.prepare('select distinct school_id from memberships where network_id = ? and "to" is null and school_id is not null').pluck().all(community(world)) as number[]
  return !mayEver(actor, 'membership.confirm') ? 403 : ids.some((schoolId) => can(actor, 'membership.confirm', { schoolId })) ? 'yes' : 404
})
const recordsFor = says((actor, world) => {
  const ids = world.db.$client.prepare('select distinct school_id from memberships where network_id = ? and "to" is null and school_id is not null').pluck().all(community(world)) as number[]
  const subjects = [ofCommunity(world), ...ids.map((schoolId) => findSubject(world.db, { schoolId, today: world.today })!)]
  return !mayEver(actor, 'activity.record') ? 403 : subjects.some((subject) => can(actor, 'activity.record', subject)) ? 'yes' : 404
})
/** Who recorded it, or the authority. */
const didInCommunity = (world: World): number => one(`select min(id) from activities where network_id = ${community(world)}`)(world)
const takesBack = says((actor, world) => {
  if (!mayEver(actor, 'activity.record')) return 403
  const recorder = one(`select recorded_by from activities where id = ${didInCommunity(world)}`)(world)
  return actor.accountId === recorder || can(actor, 'activity.record', { laCode: world.la }) ? 'yes' : 404
})

/** A network of the coast with a review that is open, and the head of a school in it. */
const reviewed = one("select network_id from pillar_reviews where last_day >= date('now') limit 1")
const review = one("select id from pillar_reviews where last_day >= date('now') limit 1")
const subjectsOf = (world: World): Subject[] => {
  const ids = world.db.$client.prepare('select distinct school_id from memberships where network_id = ? and "to" is null and school_id is not null').pluck().all(reviewed(world)) as number[]
  return [{ laCode: world.la }, ...ids.map((schoolId) => findSubject(world.db, { schoolId, today: world.today })!)]
}
const reviews = (action: Action): Rule => says((actor, world) => (!mayEver(actor, action) ? 403 : subjectsOf(world).some((subject) => can(actor, action, subject)) ? 'yes' : 404))
/** The network has no lead school: its authority, or a chair of a partnership of one of its schools. */
const opensReview = says((actor, world) => {
  if (!mayEver(actor, 'pillars.open') && !mayEver(actor, 'pillars.open-in-area')) return 403
  return can(actor, 'pillars.open', { laCode: world.la }) || subjectsOf(world).some((subject) => can(actor, 'pillars.open-in-area', subject)) ? 'yes' : 404
})
/** The whole authority in one picture. */
const ofPictured = ({ la }: World): Subject => ({ laCode: la })

const dales = one("select id from networks where name = 'Dales Improvement Partnership'")
/** Their board's, their authority's, the auditor's. */
const boardsOf = (name: string): Rule => says((actor, world) => {
  if (!mayEver(actor, 'coverage.read')) return 403
  const id = one(`select id from networks where name = '${name} Improvement Partnership'`)(world)
  return can(actor, 'coverage.read', { laCode: world.la }) || actor.grants.some(({ networkId }) => networkId === id) ? 'yes' : 404
})
const boards = boardsOf('Coast')
/** A challenge that goes on, of a school of the coast. */
const challenge = one("select min(challenges.id) from challenges join memberships on memberships.school_id = challenges.school_id join networks on networks.id = network_id where networks.name like 'Coast%' and networks.kind = 'improvement-partnership' and challenges.\"to\" is null")
const ofChallenge = subjectOf((world) => one(`select school_id from challenges where id = ${challenge(world)}`)(world))

/** An approach under way for a school of the coast. */
const approach = one('select min(id) from approaches where outcome is null')
const ofApproach = subjectOf((world) => one(`select school_id from approaches where id = ${approach(world)}`)(world))
const approached = one("select urn from schools where id = (select school_id from approaches where outcome is null order by id limit 1)")

export const ROUTES: Record<string, Case[]> = {
  'routes/$': [{ at: path('/nowhere'), get: nothing, post: nothing }],
  'routes/_index': [{ at: path('/'), get: signedIn }],
  'routes/accessibility': [{ at: path('/accessibility'), get: anybody }],
  'routes/help': [{ at: path('/help'), get: anybody }],
  'routes/privacy': [{ at: path('/privacy'), get: anybody }],

  'routes/sign-in': [{ at: path('/sign-in'), get: anybody, post: anybody }],
  'routes/sign-in_.demo': [{ at: path('/sign-in/demo'), get: nothing, post: nothing, form: { account: '99999' } }],
  'routes/sign-out': [{ at: path('/sign-out'), get: says(() => 405), post: signedIn }],
  'routes/invitations': [{ at: path('/invitations?token=guess'), get: nothing, post: nothing }],

  'routes/account': [{ at: path('/account'), get: signedIn }],
  'routes/account_.password': [{ at: path('/account/password'), get: signedIn, post: signedIn }],
  'routes/account_.sessions': [{ at: path('/account/sessions'), get: nothing, post: nothing, form: { session: 'of somebody else' } }],
  'routes/accounts': [{ at: path('/accounts'), get: page('account.read') }],
  'routes/accounts_.new': [{ at: path('/accounts/new'), get: page('account.manage'), post: page('account.manage') }],
  'routes/accounts_.$id': [
    { at: at('/accounts/', colleague), get: page('account.read') },
    { at: path('/accounts/999999'), get: says((actor) => (mayEver(actor, 'account.read') ? 404 : 403)) },
  ],
  'routes/accounts_.$id_.access': [{ at: at('/accounts/', colleague, '/access'), get: page('account.manage'), post: page('account.manage') }],
  'routes/accounts_.$id_.invitation': [{ at: at('/accounts/', colleague, '/invitation'), get: page('account.manage'), post: page('account.manage') }],
  'routes/accounts_.$id_.roles': [{ at: at('/accounts/', colleague, '/roles'), get: page('account.manage'), post: page('account.manage') }],
  'routes/accounts_.$id_.roles_.$grantId.ending': [
    { at: (world) => `/accounts/${colleague(world)}/roles/${grant(world)}/ending`, get: page('account.manage'), post: page('account.manage') },
  ],
  'routes/accounts_.$id_.sessions': [{ at: at('/accounts/', colleague, '/sessions'), get: nothing, post: page('account.manage') }],
  'routes/history': [{ at: path('/history'), get: page('history.read') }],
  'routes/history_.verification': [{ at: path('/history/verification'), get: page('history.read') }],

  'routes/schools._index': [{ at: path('/schools'), get: page('school.read') }],
  'routes/schools.csv': [{ at: path('/schools/csv'), get: page('school.read') }],
  'routes/schools.$urn': [{ at: at('/schools/', urnOfSaltings), get: row('school.read', ofSaltings) }],
  'routes/schools.$urn_.unsettled': [
    { at: at('/schools/', urnOfSaltings, '/unsettled'), get: rowOf('agreement.change', ofSaltings) },
    { at: path('/schools/999998/unsettled'), get: says((actor) => (mayEver(actor, 'agreement.change') ? 404 : 403)) },
  ],
  'routes/schools.$urn_.ties': [{ at: at('/schools/', urnOfSaltings, '/ties'), get: readable(row('school.read', ofSaltings), row('network.read', ofSaltings)) }],
  'routes/networks._index': [{ at: path('/networks'), get: page('network.read') }],
  'routes/networks.csv': [{ at: path('/networks/csv'), get: page('network.read') }],
  'routes/networks.new': [{ at: path('/networks/new'), get: page('network.manage'), post: page('network.manage') }],
  'routes/networks.templates._index': [{ at: path('/networks/templates'), get: page('network.manage') }],
  'routes/networks.templates.$code': [{ at: path('/networks/templates/bedfordshire'), get: page('network.manage'), post: page('network.manage') }],
  ...Object.fromEntries(['', '_.cancellation'].map((name) => {
    const rule = says((actor) => (mayEver(actor, 'network.manage') ? 404 : 403))
    return [`routes/networks.schemes.work.$jobId${name}`, [{ at: path(`/networks/schemes/work/999999${name.replace('_.', '/')}`), get: rule, ...(name === '' ? {} : { post: rule }) }]]
  })),
  ...Object.fromEntries(['', '_.groups.$key', '_.application', '_.disposal'].map((name) => {
    const rule = rowOf('network.manage', ofRound)
    const after = name.replace('_.', '/').replace('.$key', '/n1')
    return [`routes/networks.schemes.$id${name}`, [{ at: path(`/networks/schemes/7001${after}`), get: rule, ...(name === '' ? {} : { post: rule }) }, { at: path(`/networks/schemes/999999${after}`), get: rowOf('network.manage', () => ({})), ...(name === '' ? {} : { post: rowOf('network.manage', () => ({})) }) }]]
  })),
  'routes/networks.$id_.members': [
    { at: at('/networks/', community, '/members'), get: rowOf('network.manage', ofCommunity), post: rowOf('network.manage', ofCommunity) },
    { at: path('/networks/999999/members'), get: rowOf('network.manage', () => ({})), post: rowOf('network.manage', () => ({})) },
  ],
  'routes/networks.$id_.limits': [
    { at: at('/networks/', community, '/limits'), get: rowOf('network.manage', ofCommunity), post: rowOf('network.manage', ofCommunity) },
    { at: path('/networks/999999/limits'), get: rowOf('network.manage', () => ({})), post: rowOf('network.manage', () => ({})) },
  ],
  ...Object.fromEntries(['details', 'lead', 'closing'].map((what): [string, Case[]] => [
    `routes/networks.$id_.${what}`, [{ at: at('/networks/', community, `/${what}`), get: rowOf('network.manage', ofCommunity), post: rowOf('network.manage', ofCommunity) }],
  ])),
  ...Object.fromEntries(['people', 'organisations', 'links', 'pairs', 'plan', 'functions', 'targets', 'fund'].map((what): [string, Case[]] => [
    `routes/networks.$id_.${what}`, [
      { at: at('/networks/', community, `/${what}`), get: rowOf('network.keep', ofCommunity), post: rowOf('network.keep', ofCommunity) },
      { at: at('/networks/', coast, `/${what}`), get: rowOf('network.keep', ofCoast), post: rowOf('network.keep', ofCoast) },
    ],
  ])),
  'routes/networks.$id_.confirmation': [{ at: at('/networks/', community, '/confirmation'), get: confirmsFor, post: confirmsFor }],
  'routes/networks.$id_.activities_.file': [{ at: at('/networks/', community, '/activities/file'), get: recordsFor, post: recordsFor }],
  'routes/networks.$id_.activities_.$activityId_.withdrawal': [{
    at: (world) => `/networks/${community(world)}/activities/${didInCommunity(world)}/withdrawal`, get: takesBack, post: takesBack,
  }, { at: at('/networks/', community, '/activities/999999/withdrawal'), get: rowOf('activity.record', () => ({})), post: rowOf('activity.record', () => ({})) }],
  'routes/networks.$id_.activities_.csv': [{ at: at('/networks/', community, '/activities/csv'), get: page('network.read') }],
  'routes/networks.$id_.activities': [{ at: at('/networks/', community, '/activities'), get: recordsFor, post: recordsFor }],
  'routes/networks.$id': [{ at: at('/networks/', one('select min(id) from networks')), get: page('network.read') }],
  'routes/networks.$id_.pillars': [{ at: at('/networks/', reviewed, '/pillars'), get: reviews('pillars.read') }],
  'routes/networks.$id_.pillars_.csv': [{ at: at('/networks/', reviewed, '/pillars/csv'), get: reviews('pillars.read') }],
  'routes/networks.$id_.pillars_.new': [{ at: at('/networks/', reviewed, '/pillars/new'), get: opensReview, post: opensReview }],
  'routes/networks.$id_.pillars_.$reviewId_.last-day': [{ at: (world) => `/networks/${reviewed(world)}/pillars/${review(world)}/last-day`, get: opensReview, post: opensReview }],
  'routes/networks.$id_.pillars_.$reviewId_.answers_.$schoolUrn': [
    { at: (world) => `/networks/${reviewed(world)}/pillars/${review(world)}/answers/${urnOfSaltings(world)}`, get: rowOf('pillars.answer', ofSaltings), post: rowOf('pillars.answer', ofSaltings) },
  ],

  'routes/networks.$id_.data': [{ at: at('/networks/', reviewed, '/data'), get: page('network.read') }],
  'routes/networks.$id_.data_.csv': [{ at: at('/networks/', reviewed, '/data/csv'), get: page('network.read') }],
  'routes/networks.$id_.sharing.$memberUrn': [
    { at: (world) => `/networks/${reviewed(world)}/sharing/${urnOfSaltings(world)}`, get: rowOf('pool.share', ofSaltings), post: rowOf('pool.share', ofSaltings) },
  ],

  'routes/people._index': [{ at: path('/people'), get: page('person.read') }],
  'routes/people.new': [{ at: path('/people/new'), get: page('person.manage'), post: page('person.manage') }],
  'routes/people.$id': [leader, somebody].map((id) => ({ at: at('/people/', id), get: rowOf('person.read', ofPerson(id)) })),
  'routes/people.$id_.posts': [{ at: at('/people/', leader, '/posts'), get: known('person.manage'), post: known('person.manage') }],
  'routes/people.$id_.posts_.$postId.ending': [{ at: (world) => `/people/${leader(world)}/posts/${post(world)}/ending`, get: known('person.manage'), post: known('person.manage') }],
  'routes/people.$id_.designations': [{ at: at('/people/', leader, '/designations'), get: known('person.manage'), post: known('person.manage') }],
  'routes/people.$id_.interests': [{ at: at('/people/', leader, '/interests'), get: known('interest.declare'), post: known('interest.declare') }],

  'routes/network._index': [
    { at: path('/network'), get: page('picture.read') },
    { at: at('/network?school=', urnOfSaltings), get: page('picture.read') },
    { at: path('/network?area=la-999'), get: rowOf('picture.read', ofPictured) },
    { at: path('/network?area=nobody'), get: says((actor) => (mayEver(actor, 'picture.read') ? 404 : 403)) },
  ],
  'routes/map._index': [
    { at: path('/map'), get: page('picture.read') },
    { at: path('/map?area=la-999&kind=learning-community'), get: rowOf('picture.read', ofPictured) },
    { at: path('/map?area=la-999&kind=learning-community&network=999999'), get: says((actor) => (mayEver(actor, 'picture.read') ? 404 : 403)) },
    { at: path('/map?area=network-999999'), get: says((actor) => (mayEver(actor, 'picture.read') ? 404 : 403)) },
    { at: path('/map?area=nobody'), get: says((actor) => (mayEver(actor, 'picture.read') ? 404 : 403)) },
  ],
  'routes/map.svg': [{ at: path('/map/svg'), get: page('picture.read') }, { at: path('/map/svg?area=la-999'), get: rowOf('picture.read', ofPictured) }],
  'routes/network.svg': [{ at: path('/network/svg'), get: page('picture.read') }, { at: path('/network/svg?area=la-999'), get: rowOf('picture.read', ofPictured) }],
  'routes/network.json': [{ at: path('/network/json'), get: page('picture.read') }, { at: path('/network/json?area=la-999'), get: rowOf('picture.read', ofPictured) }],
  'routes/network.gexf': [{ at: path('/network/gexf'), get: page('picture.read') }, { at: path('/network/gexf?area=la-999'), get: rowOf('picture.read', ofPictured) }],
  'routes/network.graphml': [{ at: path('/network/graphml'), get: page('picture.read') }, { at: path('/network/graphml?area=la-999'), get: rowOf('picture.read', ofPictured) }],
  'routes/network.nodes.csv': [{ at: path('/network/nodes/csv'), get: page('picture.read') }, { at: path('/network/nodes/csv?area=la-999'), get: rowOf('picture.read', ofPictured) }],
  'routes/network.edges.csv': [{ at: path('/network/edges/csv'), get: page('picture.read') }, { at: path('/network/edges/csv?area=la-999'), get: rowOf('picture.read', ofPictured) }],
  'routes/network.path': [{ at: path('/network/path'), get: page('picture.read') }, { at: path('/network/path?area=la-999'), get: rowOf('picture.read', ofPictured) }],
  'routes/network.bridges': [{ at: path('/network/bridges'), get: page('picture.read') }, { at: path('/network/bridges?area=la-999'), get: rowOf('picture.read', ofPictured) }],
  'routes/network.groups': [{ at: path('/network/groups'), get: page('picture.read') }, { at: path('/network/groups?area=la-999'), get: rowOf('picture.read', ofPictured) }],
  'routes/network.leaving': [
    { at: at('/network/leaving?area=la-999&who=school:', saltings), get: rowOf('picture.read', ofPictured) },
    { at: path('/network/leaving?who=school:999999'), get: says((actor) => (mayEver(actor, 'picture.read') ? 404 : 403)) },
  ],
  'routes/coverage._index': [{ at: path('/coverage'), get: page('coverage.read') }],
  'routes/coverage.csv': [{ at: path('/coverage/csv'), get: page('coverage.read') }],
  'routes/partnerships._index': [{ at: path('/partnerships'), get: page('coverage.read') }],
  'routes/partnerships.$id': [{ at: at('/partnerships/', coast), get: boards }, { at: at('/partnerships/', dales), get: boardsOf('Dales') }],
  'routes/partnerships.$id_.schools': [{ at: at('/partnerships/', coast, '/schools'), get: boards }],
  'routes/partnerships.$id_.schools_.csv': [{ at: at('/partnerships/', coast, '/schools/csv'), get: boards }],

  'routes/coverage.certificate': [{ at: path('/coverage/certificate'), get: page('coverage.read') }],
  'routes/coverage.certificate_.csv': [{ at: path('/coverage/certificate/csv'), get: page('coverage.read') }],
  'routes/coverage.activities': [{ at: path('/coverage/activities'), get: page('activity.record'), post: page('activity.record') }],
  'routes/coverage.activities_.csv': [
    { at: path('/coverage/activities/csv'), get: page('activity.record') },
    { at: at('/coverage/activities/csv?network=', community), get: recordsFor },
  ],
  'routes/coverage.repair': [{ at: path('/coverage/repair'), get: page('coverage.read') }],
  'routes/coverage.repair_.csv': [{ at: path('/coverage/repair/csv'), get: page('coverage.read') }],
  'routes/challenges._index': [{ at: path('/challenges'), get: page('coverage.read') }],
  'routes/challenges.csv': [{ at: path('/challenges/csv'), get: page('coverage.read') }],
  'routes/challenges.new': [{ at: path('/challenges/new'), get: page('challenge.record'), post: page('challenge.record') }],
  'routes/challenges.$id_.ending': [
    { at: at('/challenges/', challenge, '/ending'), get: rowOf('challenge.record', ofChallenge), post: rowOf('challenge.record', ofChallenge) },
    { at: path('/challenges/999999/ending'), get: rowOf('challenge.record', () => ({})), post: rowOf('challenge.record', () => ({})) },
  ],
  'routes/schools.$urn_.approach': [
    { at: at('/schools/', approached, '/approach'), get: rowOf('approach.note', ofApproach), post: rowOf('approach.note', ofApproach) },
    { at: path('/schools/999998/approach'), get: rowOf('approach.note', () => ({})), post: rowOf('approach.note', () => ({})) },
  ],
  'routes/approaches.$id_.outcome': [
    { at: at('/approaches/', approach, '/outcome'), get: rowOf('approach.note', ofApproach), post: rowOf('approach.note', ofApproach) },
    { at: path('/approaches/999999/outcome'), get: rowOf('approach.note', () => ({})), post: rowOf('approach.note', () => ({})) },
  ],
  'routes/coverage.support.csv': [{ at: path('/coverage/support/csv'), get: page('coverage.read') }],

  'routes/news.dismissals': [
    { at: path('/news/dismissals'), get: page('register.news'), post: says((actor) => (mayEver(actor, 'register.news') ? 404 : 403)), form: { key: '1.1.none' } },
  ],
  'routes/what-if._index': [{ at: path('/what-if'), get: page('coverage.read') }],
  'routes/what-if.change': [
    { at: path('/what-if/change?kind=ends'), get: page('coverage.read') },
    { at: path('/what-if/change?kind=nothing'), get: says((actor) => (mayEver(actor, 'coverage.read') ? 404 : 403)) },
  ],

  'routes/categories._index': [{ at: path('/categories'), get: page('category.read') }],
  'routes/categories.csv': [{ at: path('/categories/csv'), get: page('category.read') }],
  'routes/categories.$urn': [
    { at: at('/categories/', urnOfSaltings), get: row('category.read', ofSaltings) },
    { at: at('/categories/', one(`select urn from schools where name = '${WRENSFORD}'`)), get: row('category.read', subjectOf(idOfSchool(WRENSFORD))) },
    { at: path('/categories/999999'), get: nothing },
  ],
  'routes/categories.$urn_.new': [{ at: at('/categories/', urnOfSaltings, '/new'), get: rowOf('category.record', ofSaltings), post: rowOf('category.record', ofSaltings) }],

  'routes/needs._index': [{ at: path('/needs'), get: page('need.read') }],
  'routes/needs.csv': [{ at: path('/needs/csv'), get: page('need.read') }],
  'routes/needs.new': [{ at: path('/needs/new'), get: page('need.raise'), post: page('need.raise') }],
  'routes/needs.$id': [
    { at: at('/needs/', need), get: row('need.read', ofSaltings) },
    { at: at('/needs/', farNeed), get: row('need.read', ofFar) },
    { at: path('/needs/999999'), get: nothing },
  ],
  'routes/needs.$id_.withdrawal': [
    { at: at('/needs/', need, '/withdrawal'), get: row('need.withdraw', ofSaltings), post: row('need.withdraw', ofSaltings) },
    { at: at('/needs/', farNeed, '/withdrawal'), get: row('need.withdraw', ofFar), post: row('need.withdraw', ofFar) },
  ],

  'routes/offers._index': [{ at: path('/offers'), get: page('offer.read') }],
  'routes/offers.csv': [{ at: path('/offers/csv'), get: page('offer.read') }],
  'routes/offers.new': [{ at: path('/offers/new'), get: page('offer.make'), post: page('offer.make') }],
  'routes/offers.$id': [{ at: at('/offers/', offer), get: row('offer.read', ofOffer) }],
  'routes/offers.$id_.agreement': [{ at: at('/offers/', offer, '/agreement'), get: row('offer.read', ofOffer), post: row('offer.agree', ofOffer) }],
  'routes/offers.$id_.attestation': [{ at: at('/offers/', offer, '/attestation'), get: row('offer.read', ofOffer), post: row('offer.make', ofOffer) }],
  'routes/offers.$id_.withdrawal': [{ at: at('/offers/', offer, '/withdrawal'), get: row('offer.withdraw', ofOffer), post: row('offer.withdraw', ofOffer) }],

  'routes/rounds._index': [{ at: path('/rounds'), get: page('round.read') }],
  'routes/rounds.new': [{ at: path('/rounds/new'), get: page('round.run'), post: row('round.run', ofRound), form: { authority: '999' } }],
  'routes/rounds.$id': [{ at: at('/rounds/', round), get: rowOf('round.read', ofRound) }],
  'routes/rounds.$id_.closing': [{ at: at('/rounds/', round, '/closing'), get: readable(rowOf('round.read', ofRound), row('round.run', ofRound)), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) }],
  'routes/rounds.$id_.csv': [{ at: at('/rounds/', round, '/csv'), get: rowOf('round.read', ofRound) }],
  'routes/rounds.$id_.issue': [{ at: at('/rounds/', round, '/issue'), get: readable(rowOf('round.read', ofRound), row('round.issue', ofRound)), post: readable(rowOf('round.read', ofRound), row('round.issue', ofRound)) }],
  'routes/rounds.$id_.overrides': [
    { at: (world) => `/rounds/${round(world)}/overrides?need=${need(world)}&offer=${offer(world)}`, get: readable(rowOf('round.read', ofRound), row('round.run', ofRound)), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) },
  ],
  'routes/rounds.$id_.overrides_.$overrideId_.lifting': [
    { at: at('/rounds/', round, '/overrides/7001/lifting'), get: rowOf('round.read', ofRound), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) },
  ],
  'routes/rounds.$id_.what-if': [{ at: at('/rounds/', round, '/what-if'), get: readable(rowOf('round.read', ofRound), row('round.run', ofRound)), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) }],
  'routes/rounds.$id_.what-if_.$jobId': [{ at: at('/rounds/', round, '/what-if/7002'), get: rowOf('round.read', ofRound) }],
  'routes/rounds.$id_.what-if_.$jobId_.application': [
    { at: at('/rounds/', round, '/what-if/7002/application'), get: readable(rowOf('round.read', ofRound), row('round.run', ofRound)), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) },
  ],
  'routes/rounds.$id_.settings': [{ at: at('/rounds/', round, '/settings'), get: readable(rowOf('round.read', ofRound), row('round.run', ofRound)), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) }],
  'routes/rounds.$id_.closures': [
    { at: (world) => `/rounds/${round(world)}/closures?offer=${offer(world)}`, get: readable(rowOf('round.read', ofRound), row('round.run', ofRound)), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) },
  ],
  'routes/rounds.$id_.closures_.$closureId_.lifting': [
    { at: at('/rounds/', round, '/closures/7001/lifting'), get: rowOf('round.read', ofRound), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) },
  ],
  'routes/rounds.$id_.runs_.$runId_.needs_.$needId': [
    { at: (world) => `/rounds/${round(world)}/runs/${run(world)}/needs/${proposedNeed(world)}`, get: rowOf('round.read', ofRound) },
  ],
  'routes/rounds.$id_.runs_.$runId_.needs_.$needId_.remedies': [
    { at: (world) => `/rounds/${shortRound(world)}/runs/${shortRun(world)}/needs/${shortNeed(world)}/remedies`, get: rowOf('round.read', ofRound), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) },
  ],
  'routes/rounds.$id_.runs_.$runId_.record': [
    { at: (world) => `/rounds/${round(world)}/runs/${run(world)}/record`, get: rowOf('round.read', ofRound), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) },
  ],
  'routes/rounds.$id_.runs_.$runId_.report': [{ at: (world) => `/rounds/${round(world)}/runs/${run(world)}/report`, get: rowOf('round.read', ofRound) }],
  'routes/rounds.$id_.runs_.$runId_.report_.csv': [{ at: (world) => `/rounds/${round(world)}/runs/${run(world)}/report/csv`, get: rowOf('round.read', ofRound) }],
  'routes/rounds.$id_.runs': [{ at: at('/rounds/', round, '/runs'), get: rowOf('round.read', ofRound), post: readable(rowOf('round.read', ofRound), row('round.run', ofRound)) }],
  'routes/rounds.$id_.jobs_.$jobId': [{ at: at('/rounds/', round, '/jobs/999999'), get: says((actor) => (mayEver(actor, 'round.read') ? 404 : 403)) }],
  'routes/rounds.$id_.jobs_.$jobId_.cancellation': [
    { at: at('/rounds/', round, '/jobs/999999/cancellation'), get: rowOf('round.read', ofRound), post: says((actor) => (mayEver(actor, 'round.read') ? 404 : 403)) },
  ],

  'routes/proposals._index': [{ at: path('/proposals'), get: page('proposal.read') }],
  'routes/proposals.csv': [{ at: path('/proposals/csv'), get: page('proposal.read') }],
  'routes/proposals.$id': proposed.map((id) => ({ at: at('/proposals/', id), get: readable(page('proposal.read'), knowsOf(id)) })),
  'routes/proposals.$id_.approval': proposed.map((id) => whole(id, '/approval', 'proposal.approve')),
  'routes/proposals.$id_.school-answer': proposed.map((id) => whole(id, '/school-answer', 'proposal.answer-as-school')),
  'routes/proposals.$id_.withdrawal': proposed.map((id) => whole(id, '/withdrawal', 'proposal.withdraw')),
  'routes/proposals.$id_.supporter-answer': proposed.map((id) => ({
    at: at('/proposals/', id, '/supporter-answer'), get: row('proposal.answer-as-supporter', ofSupporter(id)), post: row('proposal.answer-as-supporter', ofSupporter(id)),
  })),

  'routes/agreements._index': [{ at: path('/agreements'), get: page('agreement.read') }],
  'routes/agreements.csv': [{ at: path('/agreements/csv'), get: page('agreement.read') }],
  'routes/agreements.$id': [{ at: at('/agreements/', agreement), get: readable(page('agreement.read'), ofTheAgreement) }],
  'routes/agreements.$id_.change': [
    {
      at: at('/agreements/', agreement, '/change'), get: readable(readable(page('agreement.read'), ofTheAgreement), row('agreement.change', ofRound)),
      post: readable(readable(page('agreement.read'), ofTheAgreement), row('agreement.change', ofRound)),
    },
  ],

  'routes/imports._index': [{ at: path('/imports'), get: page('import.read') }],
  'routes/imports.new': [{ at: path('/imports/new'), get: page('import.run'), post: page('import.run') }],
  'routes/imports.$id': [{ at: path('/imports/7001'), get: rowOf('import.read', ofRound) }],
  'routes/imports.$id_.application': [{ at: path('/imports/7001/application'), get: rowOf('import.run', ofRound), post: rowOf('import.run', ofRound) }],
  'routes/imports.$id_.disposal': [{ at: path('/imports/7001/disposal'), get: rowOf('import.run', ofRound), post: rowOf('import.run', ofRound) }],
  'routes/imports.$id_.reversal': [{ at: path('/imports/7001/reversal'), get: rowOf('import.run', ofRound), post: rowOf('import.run', ofRound) }],
  'routes/imports.work.$jobId': [{ at: path('/imports/work/999999'), get: says((actor) => (mayEver(actor, 'import.run') ? 404 : 403)) }],
  'routes/imports.work.$jobId_.cancellation': [
    { at: path('/imports/work/999999/cancellation'), get: says((actor) => (mayEver(actor, 'import.run') ? 404 : 403)), post: says((actor) => (mayEver(actor, 'import.run') ? 404 : 403)) },
  ],
}

/** Rows the demo does not have and a route needs. */
export function addRows({ db, la }: World): void {
  const counts = JSON.stringify({ read: 1, inScope: 1, unchanged: 1, errors: 0, notes: [], subjects: {} })
  db.$client
    .prepare("insert into imports (id, kind, file_name, sha256, la_codes, as_of, base, state, counts, errors, by, at) values (7001, 'register', 'edubase.csv', 'x', ?, '2026-01-01', 0, 'previewed', ?, '[]', 1, '2026-01-01T09:00:00.000Z')")
    .run(JSON.stringify([la]), counts)
  const plan = JSON.stringify({ networks: [{ key: 'n1', layer: 'communities', kind: 'learning-community', name: 'A', purpose: 'B', within: null, existingId: null, schoolIds: [], parts: {}, headsOf: [], roles: [], organisations: [], functions: [], aims: [], fundPence: null, years: null, linked: [], bounds: null, byPlace: true, apart: [] }], leftOver: [], unplaced: [] })
  const settings = JSON.stringify({ sizes: {}, hold: {}, prefix: '', from: '2026-09-01', fundPence: 0 })
  db.$client.prepare("insert into schemes (id, template, la_code, settings, plan, by, at) values (7001, 'bedfordshire', ?, ?, ?, 1, '2026-01-01T09:00:00.000Z')").run(la, settings, plan)
  db.$client.exec(`insert into round_overrides (id, round_id, kind, need_id, offer_id, reason, by, at)
    values (7001, (select max(id) from rounds), 'pin', (select max(need_id) from proposals), (select max(id) from offers), 'for the test', 1, '2026-01-01T09:00:00.000Z')`)
  const answer = { pairs: [], needs: [], tiers: [], benefit: { before: 1, after: 1 }, refused: [], proven: true, gap: 0 }
  const [roundId, runId] = db.$client.prepare('select round_id, max(id) from round_runs where round_id = (select max(id) from rounds)').raw().get() as [number, number]
  db.$client
    .prepare("insert into jobs (id, kind, input, state, progress, result, by, started_at, finished_at) values (7002, 'what-if', ?, 'done', 100, ?, 1, '2026-01-01T09:00:00.000Z', '2026-01-01T09:00:01.000Z')")
    .run(JSON.stringify({ roundId, runId, questions: [['weight.phase.50']] }), JSON.stringify({ answers: [answer] }))
  db.$client.exec(`insert into round_closures (id, round_id, offer_id, reason, by, at)
    values (7001, (select max(id) from rounds), (select min(id) from offers), 'for the test', 1, '2026-01-01T09:00:00.000Z')`)
}
