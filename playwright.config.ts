import { defineConfig } from '@playwright/test'

/** The portal's own server, on a fresh demo database, on loopback. */
const PORT = Number(process.env.ALONGSIDE_TEST_PORT ?? 4173)

export default defineConfig({
  testDir: 'test/browser',
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  forbidOnly: true,
  // The journeys leave a world with a round that was run and an agreement; then every page is looked at.
  projects: [
    { name: 'journeys', testMatch: 'journeys.spec.ts', fullyParallel: false },
    { name: 'pages', testMatch: ['pages.spec.ts', 'picture.spec.ts'], dependencies: ['journeys'] },
  ],
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    },
  },
  webServer: {
    command: 'node test/browser/serve.ts',
    url: `http://localhost:${PORT}/readyz`,
    timeout: 120_000,
    env: { PORT: String(PORT), NODE_ENV: 'production' },
  },
})
