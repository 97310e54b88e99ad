/** Finds the one CSV file in a zip archive. Nothing is ever written to disk, so names in the archive can do no harm. */
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
      if (entries.length > MOST_ENTRIES) reject(new Unreadable('The zip file holds too many files. Zip the CSV file alone.'))
      else zip.readEntry()
    })
    zip.readEntry()
  })

const isCsv = ({ fileName }: Entry): boolean => /\.csv$/i.test(fileName) && !fileName.startsWith('__MACOSX/')

function theCsv(entries: Entry[], unpackedLimit: number): Entry {
  const [entry, ...others] = entries.filter(isCsv)
  if (!entry && entries.some(({ fileName }) => fileName.startsWith('xl/'))) throw new Unreadable('This is an Excel workbook. Save it as CSV (comma delimited) and choose that file.')
  if (!entry) throw new Unreadable('There is no CSV file in the zip file.')
  if (others.length > 0) throw new Unreadable(`The zip file holds ${others.length + 1} CSV files. Take out the one you want and choose it alone.`)
  if ((entry.generalPurposeBitFlag & 1) === 1) throw new Unreadable('The zip file is locked with a password. Unpack it and choose the CSV file in it.')
  if (entry.uncompressedSize > unpackedLimit) throw new Unreadable(`Unpacked, the file is larger than ${Math.round(unpackedLimit / 1024 / 1024)} MB. It is not a register extract.`)
  return entry
}

/** The one CSV file of the archive as a stream. @throws Unreadable when there is none, or more than one. */
export async function openZippedCsv(file: string, unpackedLimit: number): Promise<Readable> {
  const zip = await openZip(file)
  try {
    const entry = theCsv(await entriesOf(zip), unpackedLimit)
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
