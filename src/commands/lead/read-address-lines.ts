import { readLines } from "../terminal/read-lines.ts";

const MOST_LINES = 200_000;

/** All lines of standard input. `none` where no input comes. */
export async function readAddressLines(
  input: AsyncIterable<Uint8Array> & { isTTY?: boolean },
): Promise<string[] | "none" | "too-many"> {
  if (input.isTTY) return "none";
  const lines: string[] = [];
  for await (const line of readLines(input)) {
    if (lines.length === MOST_LINES) return "too-many";
    lines.push(line);
  }
  return lines.some((line) => line.trim() !== "") ? lines : "none";
}
