/** Finds the one file of a sort in a zip archive. Nothing is ever written to disk, so names in the archive can do no harm. */
import type { Readable } from 'node:stream'
import { open, type Entry, type ZipFile } from 'yauzl'
import { Unreadable } from './model.ts'

const MOST_ENTRIES = 1_000
const DAMAGED = 'The zip file is damaged or not a zip file. Fetch it again.'

const openZip = (file: string): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    open(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => (error ? reject(new Unreadable(DAMAGED)) : resolve(zip))),
  )

const entriesOf = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('error', () => reject(new Unreadable(DAMAGED)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > MOST_ENTRIES) reject(new Unreadable('The zip file holds too many files. Zip the file you mean alone.'))
      else zip.readEntry()
    })
    zip.readEntry()
  })

/** The sort of file looked for: how it is named, and what to say of others. */
type Sought = { name: string; ending: RegExp; instead: string; tooLarge: string; unpackedLimit: number }

function theOne(entries: Entry[], { name, ending, instead, tooLarge, unpackedLimit }: Sought): Entry {
  const [entry, ...others] = entries.filter(({ fileName }) => ending.test(fileName) && !fileName.startsWith('__MACOSX/'))
  if (!entry && entries.some(({ fileName }) => fileName.startsWith('xl/'))) throw new Unreadable(`This is an Excel workbook. ${instead}`)
  if (!entry) throw new Unreadable(`There is no ${name} file in the zip file.`)
  if (others.length > 0) throw new Unreadable(`The zip file holds ${others.length + 1} ${name} files. Take out the one you want and choose it alone.`)
  if ((entry.generalPurposeBitFlag & 1) === 1) throw new Unreadable(`The zip file is locked with a password. Unpack it and choose the ${name} file in it.`)
  if (entry.uncompressedSize > unpackedLimit) throw new Unreadable(`Unpacked, the file is larger than ${Math.round(unpackedLimit / 1024 / 1024)} MB. ${tooLarge}`)
  return entry
}

/** The one file sought in the archive as a stream. @throws Unreadable when there is none, or more than one. */
export async function openZipped(file: string, sought: Sought): Promise<Readable> {
  const zip = await openZip(file)
  try {
    const entry = theOne(await entriesOf(zip), sought)
    const stream = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, readable) => (error ? reject(new Unreadable(DAMAGED)) : resolve(readable))),
    )
    stream.on('close', () => zip.close())
    return stream
  } catch (fault) {
    zip.close()
    throw fault
  }
}
