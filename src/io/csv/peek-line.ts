import { UnreadableFile } from "./unreadable-file.ts";

const LONGEST_LINE = 64 * 1024;

/** The first line without its break, and the whole text with it. */
export async function peekLine(
  text: AsyncGenerator<string>,
): Promise<{ first: string; all: AsyncIterable<string> }> {
  let read = "";
  while (!read.includes("\n") && read.length <= LONGEST_LINE) {
    const next = await text.next();
    if (next.done) break;
    read += next.value;
  }
  const [first = ""] = read.split("\n", 1);
  if (first.length > LONGEST_LINE) {
    throw new UnreadableFile(
      "The first line of this file is too long to be the names of columns. Is it a CSV file?",
    );
  }
  return { first, all: startingWith(read, text) };
}

async function* startingWith(read: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield read;
  yield* rest;
}
