import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

/** What takes longest begins first, in this order, so that no core waits at the end for one that began late. */
const LONG = ['journeys/route-matrix', 'imports/national.', 'imports/national-moves', 'app/commands/', 'journeys/', 'matching/optimum', 'app/jobs/', 'demo/demo', 'app/remedies', 'app/rounds']
const rank = ({ moduleId }: TestSpecification): number => (LONG.findIndex((part) => moduleId.includes(part)) + LONG.length + 1) % (LONG.length + 1)

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**'],
    globalSetup: 'test/world-folder.ts',
    pool: 'forks',
    maxWorkers: '100%',
    // The rooms keep no state between calls: loading them once a worker is enough.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
