import { inflateRawSync } from 'node:zlib'

/** The text of one file inside a zip archive, such as a sheet of a workbook. */
export function textInZip(archive: Uint8Array, name: string): string {
  const bytes = Buffer.from(archive)
  for (let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const found = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    if (found !== name) continue
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    return (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
  }
  throw new Error(`No ${name} in this archive`)
}
