/**
 * Opens a file as it comes: plain, gzip or zip, told by its first bytes and never by its name. Gives the unpacked bytes as
 * a stream, and stops at a cap, so that a small file cannot unpack into a huge one.
 */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Unreadable } from './model.ts'
import { openZipped } from './zip.ts'

/** What a file is to hold: its name in messages, how such a file is called, what to say of another and of one that is too large. */
type Sort = { name: string; ending: RegExp; instead: string; tooLarge: string }
/** `sort`: left out, CSV. */
export type Limits = { packed: number; unpacked: number; sort?: Sort }
const CSV: Sort = { name: 'CSV', ending: /\.csv$/i, instead: 'Save it as CSV (comma delimited) and choose that file.', tooLarge: 'It is not a register extract.' }
/** A full extract of the register, with every school ever, is about 60 MB unpacked. */
const LIMITS: Limits = { packed: 64 * 1024 * 1024, unpacked: 256 * 1024 * 1024 }

const strangers = ({ name, instead }: Sort): [magic: string, words: string][] => [
  ['%PDF', `This is a PDF, not a ${name} file.`],
  ['\x89PNG', `This is a picture, not a ${name} file.`],
  ['\xff\xd8\xff', `This is a picture, not a ${name} file.`],
  ['GIF8', `This is a picture, not a ${name} file.`],
  ['\xd0\xcf\x11\xe0', `This is an old Excel or Word file. ${instead}`],
  ['\xff\xfe', `This is Unicode text as Excel saves it, not ${name}. ${instead}`],
  ['\xfe\xff', `This is Unicode text as Excel saves it, not ${name}. ${instead}`],
  ['7z\xbc\xaf', `This is a 7-Zip archive. Unpack it and choose the ${name} file in it.`],
  ['Rar!', `This is a RAR archive. Unpack it and choose the ${name} file in it.`],
  ['BZh', `This is a bzip2 archive. Unpack it and choose the ${name} file in it.`],
  ...(name === CSV.name ? [['{', 'This looks like boundaries (GeoJSON), not CSV.'] as [string, string]] : []),
  ['SQLite format', `This is a database, not a ${name} file.`],
]
const GZIP = '\x1f\x8b'
const ZIP = 'PK\x03\x04'
const EMPTY_ZIP = 'PK\x05\x06'

async function firstBytes(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

const strangerAt = (start: string, sort: Sort): string | undefined => strangers(sort).find(([magic]) => start.startsWith(magic))?.[1]

async function streamOf(file: string, start: string, limits: Limits): Promise<Readable> {
  if (start.startsWith(EMPTY_ZIP)) throw new Unreadable('The zip file is empty.')
  if (start.startsWith(ZIP)) return openZipped(file, { unpackedLimit: limits.unpacked, ...(limits.sort ?? CSV) })
  const bytes = createReadStream(file)
  if (!start.startsWith(GZIP)) return bytes
  const unpacked = createGunzip()
  bytes.on('error', (error) => unpacked.destroy(error))
  return bytes.pipe(unpacked)
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

/** Bytes that are text: no known other format, no zero bytes. */
const checkText = (chunk: Buffer, first: boolean, sort: Sort): void => {
  const stranger = first ? strangerAt(chunk.toString('latin1', 0, 16), sort) : undefined
  if (stranger) throw new Unreadable(stranger)
  if (chunk.includes(0) || (first && /^(\x1f\x8b|PK\x03\x04)/.test(chunk.toString('latin1', 0, 4)))) throw new Unreadable(`This is not a text file. Choose a ${sort.name} file.`)
}

/**
 * The bytes of the file, unpacked.
 * @throws Unreadable when it is empty, not text, damaged, or larger than the limits.
 */
export async function* unpacked(file: string, limits: Limits = LIMITS): AsyncGenerator<Buffer> {
  const { sort = CSV } = limits
  const { size } = await stat(file)
  if (size === 0) throw new Unreadable('The file is empty.')
  if (size > limits.packed) throw new Unreadable(`The file is larger than ${megabytes(limits.packed)}.`)
  const stream = await streamOf(file, await firstBytes(file), limits)
  let total = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      checkText(chunk, total === 0, sort)
      total += chunk.length
      if (total > limits.unpacked) throw new Unreadable(`Unpacked, the file is larger than ${megabytes(limits.unpacked)}. ${sort.tooLarge}`)
      yield chunk
    }
  } catch (fault) {
    throw fault instanceof Unreadable ? fault : new Unreadable('The file is damaged: it could not be unpacked to its end. Fetch it again.')
  } finally {
    stream.destroy()
  }
  if (total === 0) throw new Unreadable('The file is empty.')
}
