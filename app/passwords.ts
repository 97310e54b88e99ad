/**
 * Passwords: argon2id with OWASP's first recommended cost, checked exactly as typed (no trimming, no cutting), and refused
 * only when short or easy to guess. Verifying takes the same time whether or not there is an account to verify.
 */
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { SHORTEST } from './password-length.ts'

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const LONGEST = 1_000
/** From here on a password is long enough not to be on anybody's list. */
const LONG = 30
/** How many different characters must be left once the guessable parts are taken out. */
const LEFT_OVER = 6

/** What people reach for, as words taken out before counting what is left. */
const COMMON = [
  'password', 'passwort', 'passcode', 'passphrase', 'welcome', 'letmein', 'iloveyou', 'administrator', 'admin', 'qwertyuiop', 'qwerty', 'asdfghjkl',
  'zxcvbnm', 'azerty', 'dragon', 'monkey', 'football', 'liverpool', 'arsenal', 'chelsea', 'sunshine', 'princess', 'superman', 'changeme', 'secret',
  'login', 'hello', 'master', 'summer', 'winter', 'autumn', 'spring', 'january', 'february', 'september', 'october', 'november', 'december',
  'headteacher', 'teacher', 'schools', 'school', 'primary', 'secondary', 'academy', 'governor', 'ofsted', 'education', 'council', 'authority',
  'county', 'borough', 'city', 'alongside', 'portal', 'england', 'london',
]
const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', '9876543210']

const plain = (text: string): string =>
  text.toLowerCase().replace(/[@4]/g, 'a').replace(/[$5]/g, 's').replace(/0/g, 'o').replace(/[1!]/g, 'i').replace(/3/g, 'e')

const without = (text: string, words: string[]): string =>
  [...words].sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ''), text)

const withoutRuns = (text: string): string => {
  const runs = RUNS.flatMap((run) => [...run].flatMap((_, at) => (at + 3 <= run.length ? [run.slice(at, at + 4), run.slice(at, at + 3)] : [])))
  return without(text, runs)
}

const wordsOf = (names: string[]): string[] =>
  names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3)

const isGuessable = (password: string, names: string[]): boolean => {
  if ([...password].length >= LONG) return false
  const known = [...COMMON, ...wordsOf(names)]
  const left = [without(withoutRuns(password.toLowerCase()), known), without(plain(password), known.map(plain))]
  return left.some((rest) => new Set(rest.replace(/\s/g, '')).size < LEFT_OVER)
}

/**
 * Why a new password cannot be taken, in words for the person; null when it can.
 * @param names what others know of them: their name, e-mail address, authority and school
 */
export const passwordProblem = (password: string, names: string[] = []): string | null => {
  const length = [...password].length
  if (length < SHORTEST) return `Enter a password with at least ${SHORTEST} characters. Three or four words you will remember make a good one`
  if (length > LONGEST) return `Enter a password with at most ${LONGEST} characters`
  if (isGuessable(password, names)) return 'Enter a password that is harder to guess. Leave out your own names, the name of your authority and common words'
  return null
}

/** Too long to be anybody's password: refuse it before doing any work over it. */
const isAbsurd = (password: string): boolean => password.length > 2 * LONGEST

/** The PHC string to keep. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST)

let decoy: Promise<string> | undefined

/** Verifies; against a decoy when there is no hash, so that nobody can tell by the time it takes. */
export const isPassword = async (password: string, kept: string | null): Promise<boolean> => {
  if (isAbsurd(password)) return false
  decoy ??= hashPassword(randomBytes(24).toString('base64url'))
  const matches = await verify(kept ?? (await decoy), password)
  return matches && kept !== null
}
