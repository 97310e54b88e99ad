/** Networks made up by chance for the tests of the picture: some schools, some networks, and who is in which. */
import fc from 'fast-check'
import { companyOf } from '../../../../graph/network/picture/company.ts'
import type { NetworkGraph } from '../../../../graph/network/build.ts'
import { facts, member, network, school } from '../world.ts'

export const DAY = '2026-03-15'

/** `members[n]` are the schools of network n + 1; schools are numbered from 1. */
export const graphOf = (schools: number, members: number[][]): NetworkGraph =>
  companyOf(
    facts({
      schools: Array.from({ length: schools }, (_, index) => school(index + 1)),
      networks: members.map((_, index) => network(index + 1)),
      memberships: members.flatMap((ids, index) => [...new Set(ids)].map((id) => member(index + 1, id))),
    }),
    { day: DAY },
  )

export const worlds = fc.integer({ min: 1, max: 14 }).chain((schools) =>
  fc.tuple(fc.constant(schools), fc.array(fc.uniqueArray(fc.integer({ min: 1, max: schools }), { maxLength: 5 }), { maxLength: 9 })),
)
