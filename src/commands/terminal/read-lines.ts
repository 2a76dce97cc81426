/** Longer than any failure that says something. The rest of such a line is dropped, so that no input fills the memory. */
const LONGEST_LINE = 4 * 1024 * 1024;

/** Lines of a byte stream in bounded memory, without their ends; bytes that are no UTF-8 become U+FFFD. */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const keep = (part: Uint8Array) => {
    const room = LONGEST_LINE - size;
    if (room > 0) parts.push(part.subarray(0, room));
    size += part.length;
  };
  const take = () => {
    const line = Buffer.concat(parts).toString("utf8");
    parts = [];
    size = 0;
    return line;
  };
  let first = true;
  const clean = (line: string) => {
    const begun = first && line.charCodeAt(0) === 0xfeff ? line.slice(1) : line;
    first = false;
    return begun.endsWith("\r") ? begun.slice(0, -1) : begun;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at));
      yield clean(take());
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  if (size > 0) yield clean(take());
}
