/** The settings of this installation, read once from the environment. README lists them. */
import { resolve } from 'node:path'

export type Config = {
  port: number
  host: string
  /** Where people reach the portal: links and the origin check use it. */
  publicOrigin: string
  databaseFile: string
  /** Uploaded files wait here until they are imported or thrown away. */
  uploadFolder: string
  /** The largest form, and the largest import file, in bytes. */
  formLimit: number
  importLimit: number
  /** How many proxies in front may be believed about the client's address. */
  trustedProxies: number
  /** Load the made-up authority into a new database. */
  demo: boolean
}

/** @throws with the name of the setting and the rule when one is not usable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = whole('PORT', env.PORT, 3000, 0, 65_535)
  const host = env.HOST ?? '127.0.0.1'
  const databaseFile = resolve(env.ALONGSIDE_DB ?? 'data/alongside.db')
  return {
    port,
    host,
    publicOrigin: origin(env.PUBLIC_ORIGIN ?? `http://localhost:${port}`),
    databaseFile,
    uploadFolder: resolve(env.ALONGSIDE_UPLOADS ?? 'data/uploads'),
    formLimit: 1024 * 1024,
    importLimit: 64 * 1024 * 1024,
    trustedProxies: whole('TRUSTED_PROXIES', env.TRUSTED_PROXIES, 0, 0, 8),
    demo: env.ALONGSIDE_DEMO !== '0',
  }
}

const whole = (name: string, text: string | undefined, standard: number, least: number, most: number): number => {
  if (text === undefined || text === '') return standard
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most) throw new Error(`${name} must be a whole number from ${least} to ${most}; it is "${text}".`)
  return value
}

const origin = (text: string): string => {
  if (!URL.canParse(text) || new URL(text).origin !== text) throw new Error(`PUBLIC_ORIGIN must be like https://alongside.example.org, with nothing after the name; it is "${text}".`)
  return text
}
