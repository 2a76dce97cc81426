/** Every line break as \n, so that lines are counted alike in files from every system, and within cells too. */
export async function* unixLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = "";
  for await (const part of text) {
    const joined = held + part;
    // The \n that belongs to it may come with the next part. At the very end it may be lost: the last row ends anyway.
    held = joined.endsWith("\r") ? "\r" : "";
    yield joined.slice(0, joined.length - held.length).replace(/\r\n?/g, "\n");
  }
}
