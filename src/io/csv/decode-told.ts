import { UnreadableFile } from "./unreadable-file.ts";

/** Whether a name is one of an encoding, e.g. "windows-1251" (https://encoding.spec.whatwg.org/#names-and-labels). */
export function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name) !== null;
  } catch {
    return false;
  }
}

/** The text of a file whose encoding a person named. @throws UnreadableFile where it is not in that encoding */
export async function* decodeTold(
  source: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new UnreadableFile(
        `This file is not in ${encoding}. Name another encoding; nothing was imported.`,
      );
    }
  };
  for await (const chunk of source) yield decode(chunk);
  yield decode();
}
