/**
 * Takes a posted file as it arrives, straight to a file of our own under a name of our own, and stops at a cap. Whoever
 * calls this owns the file then, and removes it.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { formOf, type Form, type Typed } from './forms.ts'

export type Upload = { path: string; name: string; size: number; tooLarge: boolean }
export type UploadForm = Form & { upload: Upload | null }

const A_DAY_MS = 86_400_000
/** Forms have a few short fields beside their file. */
const LIMITS = { files: 1, fields: 40, parts: 41, fieldSize: 2_000, fieldNameSize: 100, headerPairs: 20, headerSize: 4_096 }

/** Reads a form with one file. @throws a 400 response when it is no such form or breaks off. */
export async function readUpload(request: Request, { folder, limit }: { folder: string; limit: number }): Promise<UploadForm> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body) throw new Response('Forms with a file only', { status: 400 })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await sweep(folder)
  const typed: Typed = Object.create(null) as Typed
  const hash = createHash('sha256')
  const taken: { path: string; done: Promise<Upload> }[] = []
  try {
    const busboy = new Busboy({ headers: { 'content-type': type }, limits: { ...LIMITS, fileSize: limit } })
    busboy.on('field', (name, value) => void (typed[name] ??= []).push(value))
    busboy.on('file', (_field, stream, name: string | undefined) => {
      const path = join(folder, `${randomUUID()}.upload`)
      const done = keep(stream, path, name ?? '', hash)
      done.catch(() => {})
      taken.push({ path, done })
    })
    await pipeline(Readable.fromWeb(request.body as never), busboy)
    const upload = taken[0] ? await taken[0].done : null
    return withUpload(new URL(request.url).pathname, typed, upload && upload.size > 0 ? upload : await dropped(upload), hash.digest('hex'))
  } catch (fault) {
    for (const { path } of taken) await rm(path, { force: true })
    // A full or locked disk is our trouble, not the sender's.
    if (fault instanceof Error && 'syscall' in fault) throw fault
    throw new Response('The file did not arrive whole', { status: 400 })
  }
}

async function keep(stream: BusboyFileStream, path: string, name: string, hash: ReturnType<typeof createHash>): Promise<Upload> {
  let size = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      size += chunk.length
      hash.update(chunk)
      next(null, chunk)
    },
  })
  await pipeline(stream, count, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
  return { path, name: basename(name.replaceAll('\\', '/')).slice(0, 200), size, tooLarge: stream.truncated }
}

/** An empty file is none: browsers send one where nothing was chosen. */
async function dropped(upload: Upload | null): Promise<null> {
  if (upload) await rm(upload.path, { force: true })
  return null
}

function withUpload(path: string, typed: Typed, upload: Upload | null, fileHash: string): UploadForm {
  const bodyHash = createHash('sha256').update(JSON.stringify([path, typed, upload?.name, fileHash])).digest('hex')
  return Object.assign(formOf(typed, bodyHash), { upload })
}

/** Files left behind by work that was stopped go after a day. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const age = Date.now() - (await stat(path).then(({ mtimeMs }) => mtimeMs, () => Date.now()))
    if (name.endsWith('.upload') && age > A_DAY_MS) await rm(path, { force: true })
  }
}
