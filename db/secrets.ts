/** Secrets a browser or a letter holds: the database keeps only their SHA-256, so a stolen copy opens nothing. */
import { createHash, randomBytes } from 'node:crypto'

/** 160 bits, in letters that survive a link. */
export const newSecret = (): string => randomBytes(20).toString('base64url')

export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
