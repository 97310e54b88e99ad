import { expect, test } from 'vitest'
import { all, emptyRegister, faults, file, fixture, load, preview } from './world.ts'

const db = emptyRegister()

test('columns are found by name: reordered, in other case and spacing, with unknown ones between', async () => {
  const fresh = emptyRegister()
  await load(fresh, 'register', file(['EstablishmentName,Colour of gate, urn ,LA  (Code)', 'Ash,green,900001,901']))
  expect(all(fresh, 'select urn, name, la_code, phase, standing from schools')).toEqual([{ urn: 900001, name: 'Ash', la_code: '901', phase: 'not-applicable', standing: 'open' }])
})

test('the columns that are missing are listed, and only three cannot be done without', async () => {
  const { counts } = await preview(db, 'register', file(['URN,LA (code),EstablishmentName', '900001,901,Ash']))
  expect(counts.notes.join()).toMatch(/does not have these columns.*PhaseOfEducation \(name\)/)
  expect(await faults(db, 'register', file(['URN,EstablishmentName', '900001,Ash']))).toEqual([expect.stringContaining('the column "LA (code)" must be there')])
})

test('the same heading twice is refused, also in other case', async () => {
  expect(await faults(db, 'register', file(['URN,LA (code),EstablishmentName,urn', '900001,901,Ash,900002']))).toEqual(['line 1 urn: Two columns have the heading "urn". Take one of them out.'])
})

test.each([
  ['register', 'links.csv', 'This looks like a links file (predecessors and successors), not a register of schools.'],
  ['register', 'groups.csv', 'This looks like a group membership file (trusts and federations), not a register of schools.'],
  ['register', 'trusts.csv', 'This looks like a group membership file (trusts and federations), not a register of schools.'],
  ['register', 'statistics.csv', 'This looks like a file of inspection outcomes, not a register of schools.'],
  ['links', 'register-full.csv', 'This looks like a register of schools, not a links file (predecessors and successors).'],
  ['groups', 'register-short.csv', 'This looks like a register of schools, not a group membership file (trusts and federations).'],
  ['inspections', 'links.csv', 'This looks like a links file (predecessors and successors), not a file of inspection outcomes.'],
] as const)('as %s, %s is recognised for what it is', async (kind, name, words) => {
  expect((await faults(db, kind, fixture(name)))[0]).toContain(words)
})

test('a file with other separators, or that is something else altogether, is told so', async () => {
  expect(await faults(db, 'register', file(['URN;LA (code);EstablishmentName', '900001;901;Ash']))).toEqual(['line 1: The columns must be separated by commas.'])
  expect(await faults(db, 'register', file('Dear broker,\nplease find enclosed'))).toEqual([expect.stringContaining('This is not a register of schools')])
  expect(await faults(db, 'register', file('URN,LA (code),EstablishmentName\n'))).toEqual(['line 1: There are headings and nothing under them.'])
})

test('headings that are names of an object’s own parts do no harm', async () => {
  const { state } = await preview(db, 'register', file(['__proto__,constructor,URN,LA (code),EstablishmentName', 'x,y,900001,901,Ash']))
  expect(state).toBe('previewed')
  expect(({} as Record<string, unknown>).x).toBeUndefined()
})

const GROUPS = 'URN,Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,Open date,Joined date,EstablishmentName,LA (code)'
const LINE = '900001,70010,TR00010,Two Brooks Federation,01234567,1,Federation,,2015-09-01,2015-09-01,Ash,901'

test('a group file with one heading more than values: the heading without values is found by what fits', async () => {
  const fresh = emptyRegister()
  await load(fresh, 'register', fixture('register-full.csv'))
  const { counts } = await load(fresh, 'groups', file([GROUPS.replace('Group Name', 'Group Name,Group Type (short)').replace('Group Type (short)', 'Incorporated on (open date)'), LINE]))
  expect(counts.notes[0]).toContain('13 headings over 12 values a line: "Incorporated on (open date)" has no values and was left out')
  expect(all(fresh, `select n.name, m."from" from memberships m join networks n on n.id = m.network_id join schools s on s.id = m.school_id where s.urn = 900001`)).toEqual([{ name: 'Two Brooks Federation', from: '2015-09-01' }])
})

test('where it cannot be told which heading has no values, the file is refused', async () => {
  const fresh = emptyRegister()
  await load(fresh, 'register', fixture('register-full.csv'))
  const headings = 'URN,Group UID,Group Type,Joined date,Closed Date,Group Name,EstablishmentName'
  expect(await faults(fresh, 'groups', file([headings, '900001,70010,Federation,2015-09-01,Two Brooks,Ash']))).toEqual([expect.stringContaining('it cannot be told which heading has no values')])
})

test('a line with too few or too many values is an error of that line; blank ones at the end are none', async () => {
  const head = 'URN,LA (code),EstablishmentName'
  expect(await faults(db, 'register', file([head, '900001,901,Ash', '900002,901', '900003,901,Cedar,more']))).toEqual(['line 3: There are 2 values under 3 headings.', 'line 4: There are 4 values under 3 headings.'])
  expect((await preview(db, 'register', file([head, '900001,901,Ash,,', '', '900002,901,Beech']))).counts.new).toBe(2)
})

test('line numbers are those of an editor, also below blank lines and values with line breaks', async () => {
  const head = 'URN,LA (code),EstablishmentName'
  expect(await faults(db, 'register', file([head, '', '900001,901,"Ash', 'Tree"', 'oops,901,Beech']))).toEqual([expect.stringMatching(/^line 5 URN: URN must be six figures/)])
})

test('a quotation mark that is not closed is told with its line', async () => {
  const head = 'URN,LA (code),EstablishmentName'
  expect((await faults(db, 'register', file([head, '900001,901,"Ash', '900002,901,Beech'])))[0]).toMatch(/^line \d.*never closed/)
  expect((await faults(db, 'register', file([head, '900001,901,"Ash" Tree'])))[0]).toMatch(/^line 2.*quotation mark/)
  expect((await faults(db, 'register', file([head, '900001,901,Ash "Tree"'])))[0]).toMatch(/^line 2.*quotation mark/)
})
