import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leavingOf, piecesOf, schoolsIn } from '../../../../graph/network/picture/leaving.ts'
import { graphOf, worlds } from './worlds.ts'

test('the school between two groups parts them: the smaller is cut off', () => {
  const graph = graphOf(6, [[1, 2, 3], [3, 4], [4, 5]])
  expect(leavingOf(graph, 'school:3')).toEqual({
    before: { pieces: 1, alone: 1, largest: 5 }, after: { pieces: 2, alone: 1, largest: 2 }, cutOff: [4, 5], leftAlone: [],
  })
})

test('without their only network two schools are alone; one of them counts as cut off from the other', () => {
  expect(leavingOf(graphOf(2, [[1, 2]]), 'network:1')).toEqual({
    before: { pieces: 1, alone: 0, largest: 2 }, after: { pieces: 0, alone: 2, largest: 1 }, cutOff: [2], leftAlone: [1, 2],
  })
})

test('a school whose only partner leaves is alone', () => {
  expect(leavingOf(graphOf(2, [[1, 2]]), 'school:1')).toMatchObject({ cutOff: [], leftAlone: [2] })
})

test('where another way remains nothing breaks', () => {
  expect(leavingOf(graphOf(3, [[1, 2, 3], [1, 2, 3]]), 'network:2')).toMatchObject({ cutOff: [], leftAlone: [] })
})

test('who was alone before is not left alone', () => {
  expect(leavingOf(graphOf(4, [[1, 2], [2, 3]]), 'school:2')).toMatchObject({ leftAlone: [1, 3], before: { alone: 1 } })
})

test('what is not there cannot leave', () => {
  expect(leavingOf(graphOf(2, [[1, 2]]), 'school:7')).toBeNull()
})

test('pieces hold together, and each node is in one', () => {
  const graph = graphOf(5, [[1, 2], [3, 4]])
  expect(piecesOf(graph).map((piece) => schoolsIn(graph, piece))).toEqual([[1, 2], [3, 4], [5]])
})

test('whoever is cut off could reach the rest before and cannot after, and the counts add up', () => {
  fc.assert(
    fc.property(worlds, fc.integer({ min: 0, max: 30 }), ([schools, members], at) => {
      const graph = graphOf(schools, members)
      const key = graph.nodes()[at % graph.order]!
      const { cutOff, leftAlone, after } = leavingOf(graph, key)!
      const pieceBefore = piecesOf(graph).find((piece) => piece.includes(key))!
      const rest = schoolsIn(graph, pieceBefore).filter((id) => !cutOff.includes(id) && `school:${id}` !== key)
      const afterwards = piecesOf(graph, key)
      for (const id of cutOff) {
        expect(pieceBefore).toContain(`school:${id}`)
        const mine = afterwards.find((piece) => piece.includes(`school:${id}`))!
        for (const other of rest) expect(mine).not.toContain(`school:${other}`)
      }
      expect(leftAlone.length).toBeLessThanOrEqual(after.alone)
      expect(afterwards.flat().length).toBe(graph.order - 1)
    }),
    { numRuns: 200 },
  )
})
