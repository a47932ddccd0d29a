/** What of a write-ahead log can no longer be read. */
export interface JournalDamage {
  /**
   * `last`: only the last transaction, which may be one that a power cut interrupted and that was never acknowledged.
   * `more`: at least one acknowledged transaction.
   */
  readonly lost: 'last' | 'more'
}

const headerSize = 32
const frameHeaderSize = 24

/**
 * Looks for damage in the bytes of a SQLite write-ahead log (sqlite.org/fileformat2.html, section 4); null when it is sound.
 * The checksums run over the stored, encrypted pages, so no key is needed. Frames of an unfinished transaction and of an
 * earlier generation of the log are sound: SQLite rightly skips them.
 */
export function inspectJournal(wal: Uint8Array): JournalDamage | null {
  const view = new DataView(wal.buffer, wal.byteOffset, wal.byteLength)
  if (wal.length <= headerSize) return null
  const magic = view.getUint32(0)
  const pageSize = view.getUint32(8)
  const littleEndian = magic === 0x377f0682
  const sum = { a: 0, b: 0 }
  addChecksum(sum, view, 0, 24, littleEndian)
  const isHeaderSound =
    (magic === 0x377f0682 || magic === 0x377f0683) && sum.a === view.getUint32(24) && sum.b === view.getUint32(28) && isPageSize(pageSize)
  // A header is 32 bytes in one disk sector: it is never torn, so a broken one was damaged and hides every frame.
  if (!isHeaderSound) return { lost: 'more' }

  const frameSize = frameHeaderSize + pageSize
  const frameCount = Math.floor((wal.length - headerSize) / frameSize)
  let sound = 0
  for (; sound < frameCount; sound++) {
    const at = headerSize + sound * frameSize
    if (view.getUint32(at + 8) !== view.getUint32(16) || view.getUint32(at + 12) !== view.getUint32(20)) break
    addChecksum(sum, view, at, 8, littleEndian)
    addChecksum(sum, view, at + frameHeaderSize, pageSize, littleEndian)
    if (sum.a !== view.getUint32(at + 16) || sum.b !== view.getUint32(at + 20)) break
  }

  const live: number[] = []
  for (let frame = sound; frame < frameCount; frame++) if (isOfThisGeneration(view, headerSize + frame * frameSize)) live.push(frame)
  if (live.length === 0) return null
  const commits = live.filter((frame) => view.getUint32(headerSize + frame * frameSize + 4) !== 0)
  const isLastOnly = commits.length === 0 || (commits.length === 1 && commits[0] === live.at(-1))
  return { lost: isLastOnly ? 'last' : 'more' }
}

/** Old frames carry another random salt, about 16 bits away; a damaged salt is a bit or a few away. */
function isOfThisGeneration(view: DataView, frameAt: number): boolean {
  return (
    countBits(view.getUint32(frameAt + 12) ^ view.getUint32(20)) <= 4 && countBits(view.getUint32(frameAt + 8) ^ view.getUint32(16)) <= 8
  )
}

function countBits(value: number): number {
  let bits = 0
  for (let rest = value >>> 0; rest !== 0; rest >>>= 1) bits += rest & 1
  return bits
}

function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65_536 && countBits(size) === 1
}

function addChecksum(sum: { a: number; b: number }, view: DataView, at: number, length: number, littleEndian: boolean): void {
  for (let i = at; i < at + length; i += 8) {
    sum.a = (sum.a + view.getUint32(i, littleEndian) + sum.b) >>> 0
    sum.b = (sum.b + view.getUint32(i + 4, littleEndian) + sum.a) >>> 0
  }
}
