/** Words that both sides know before the first byte (MS-OXRTFCP §2.1.3.1). */
const KNOWN =
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const HEADER = 16;
const WINDOW = 4096;
const [COMPRESSED, PLAIN] = [0x75465a4c, 0x414c454d];
/** Nobody writes more in one mail. */
const MOST_BYTES = 5_000_000;

/** The RTF that Outlook packs by a scheme of its own (MS-OXRTFCP). A broken one gives what stands before the break. */
export function decompressRtf(packed: Buffer): Buffer {
  if (packed.length < HEADER) return Buffer.alloc(0);
  const kind = packed.readUInt32LE(8);
  if (kind === PLAIN) return packed.subarray(HEADER);
  if (kind !== COMPRESSED) return Buffer.alloc(0);
  const window = Buffer.alloc(WINDOW);
  window.write(KNOWN, "latin1");
  let write = KNOWN.length;
  const unpacked = Buffer.alloc(Math.min(MOST_BYTES, packed.readUInt32LE(4)));
  let length = 0;
  const put = (byte: number) => {
    window[write] = byte;
    write = (write + 1) % WINDOW;
    if (length < unpacked.length) unpacked[length++] = byte;
  };
  let at = HEADER;
  while (at < packed.length && length < unpacked.length) {
    const control = packed[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < packed.length; bit++) {
      if (((control >> bit) & 1) === 0) {
        put(packed[at++] ?? 0);
        continue;
      }
      // Twelve bits for the place of words in the window, four for their length.
      const place = ((packed[at] ?? 0) << 4) | ((packed[at + 1] ?? 0) >> 4);
      if (place === write) return unpacked.subarray(0, length);
      const copied = ((packed[at + 1] ?? 0) & 15) + 2;
      at += 2;
      for (let each = 0; each < copied; each++) put(window[(place + each) % WINDOW] ?? 0);
    }
  }
  return unpacked.subarray(0, length);
}
