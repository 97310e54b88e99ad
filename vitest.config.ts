import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**'],
    globalSetup: 'test/world-folder.ts',
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
