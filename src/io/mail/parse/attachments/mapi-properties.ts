/** The bytes of a property. `wide`: text in UTF-16. */
export type MapiProperty = { bytes: Buffer; wide: boolean };

/** Types of one fixed length (MS-OXCDATA §2.11.1), padded to four bytes. */
const FIXED: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const [STRING, WIDE_STRING, BINARY, OBJECT] = [0x1e, 0x1f, 0x102, 0x0d];
const MANY = 0x1000;
const MOST = 5_000;

/** Properties of texts and bytes by number (MS-OXTNEF §2.1.3.4). Where the form breaks, those before the break. */
export function readMapiProperties(data: Buffer): Map<number, MapiProperty> {
  const found = new Map<number, MapiProperty>();
  let at = 4;
  const number = () => {
    const value = at + 4 <= data.length ? data.readUInt32LE(at) : Number.POSITIVE_INFINITY;
    at += 4;
    return value;
  };
  const count = data.length < 4 ? 0 : Math.min(MOST, data.readUInt32LE(0));
  for (let index = 0; index < count && at < data.length; index++) {
    const tag = number();
    const [id, type] = [tag >>> 16, tag & 0xffff];
    if (id >= 0x8000) at = afterName(data, at);
    const base = type & ~MANY;
    const size = FIXED[base];
    if (size !== undefined) at += (type & MANY) === 0 ? size : size * number();
    else if (base === STRING || base === WIDE_STRING || base === BINARY || base === OBJECT) {
      const values = number();
      for (let value = 0; value < Math.min(values, MOST) && at < data.length; value++) {
        const length = number();
        const bytes = data.subarray(at, at + length);
        at += Math.ceil(length / 4) * 4;
        // An object begins with the id of its kind.
        if (!found.has(id))
          found.set(id, { bytes: base === OBJECT ? bytes.subarray(16) : bytes, wide: base === WIDE_STRING });
      }
    } else return found;
  }
  return found;
}

/** A named property: the set it is of, then a number or a name. */
function afterName(data: Buffer, at: number): number {
  if (at + 24 > data.length) return data.length;
  const kind = data.readUInt32LE(at + 16);
  const value = data.readUInt32LE(at + 20);
  return kind === 0 ? at + 24 : at + 24 + Math.ceil(value / 4) * 4;
}
