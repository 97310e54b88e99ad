/**
 * Decides how a file's letters are written: UTF-8 when the whole of it is, else Windows-1252, as the register is served.
 * The whole file, because a national extract can hold its first letter beyond ASCII after nine megabytes.
 */
import { createHash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import iconv from 'iconv-lite'
import { unpacked, type Limits } from './container.ts'

export type Encoding = 'utf-8' | 'windows-1252'
/** What one walk through the file told: its letters, its unpacked size, and the SHA-256 of what it holds. */
export type Looked = { encoding: Encoding; bytes: number; sha256: string }

export async function lookThrough(file: string, { limits, signal }: { limits?: Limits; signal?: AbortSignal }): Promise<Looked> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const hash = createHash('sha256')
  let encoding: Encoding = 'utf-8'
  let bytes = 0
  const isUtf8 = (chunk: Buffer | undefined): void => {
    if (encoding !== 'utf-8') return
    try {
      utf8.decode(chunk, { stream: chunk !== undefined })
    } catch {
      encoding = 'windows-1252'
    }
  }
  for await (const chunk of unpacked(file, limits)) {
    signal?.throwIfAborted()
    hash.update(chunk)
    bytes += chunk.length
    isUtf8(chunk)
  }
  isUtf8(undefined)
  return { encoding, bytes, sha256: hash.digest('hex') }
}

/** The file as text, piece by piece; a byte order mark is left out. `onBytes` is told how much has been read. */
export async function* textOf(file: string, { encoding, limits, onBytes }: { encoding: Encoding; limits?: Limits; onBytes?: (bytes: number) => void }): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding)
  let bytes = 0
  for await (const chunk of unpacked(file, limits)) {
    bytes += chunk.length
    onBytes?.(bytes)
    yield decoder.write(chunk)
  }
  const rest = decoder.end()
  if (rest) yield rest
}
