/** Writes a zip archive by hand, so that tests can also write wrong ones. */
import { crc32, deflateRawSync } from 'node:zlib'

const header = (signature: number, fields: [size: 2 | 4, value: number][]): Buffer => {
  const out = Buffer.alloc(4 + fields.reduce((sum, [size]) => sum + size, 0))
  out.writeUInt32LE(signature)
  let at = 4
  for (const [size, value] of fields) {
    if (size === 2) out.writeUInt16LE(value, at)
    else out.writeUInt32LE(value, at)
    at += size
  }
  return out
}

/** @param saySize the unpacked size the archive claims, whatever it really is. */
export function zipOf(files: Record<string, Buffer>, { saySize }: { saySize?: number } = {}): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content)
    const common: [2 | 4, number][] = [[2, 20], [2, 0], [2, 8], [2, 0], [2, 0], [4, crc32(content)], [4, packed.length], [4, saySize ?? content.length], [2, Buffer.byteLength(name)], [2, 0]]
    const local = Buffer.concat([header(0x04034b50, common), Buffer.from(name), packed])
    central.push(header(0x02014b50, [[2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), Buffer.from(name))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const count = Object.keys(files).length
  return Buffer.concat([...locals, directory, header(0x06054b50, [[2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, offset], [2, 0]])])
}
