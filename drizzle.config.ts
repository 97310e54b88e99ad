import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate` writes a draft of the next migration; see docs/decisions/migrations.md before keeping it. */
export default defineConfig({ dialect: 'sqlite', schema: './db/schema/*.ts', out: './db/migrations' })
