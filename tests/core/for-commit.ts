import { hmacSigning } from "../../src/io/secrets/hmac-signing.ts";

/** The parts of a context that a commit needs beside store, clock and log. There are no listeners. */
export const forCommit = {
  signing: hmacSigning(Buffer.from("a root for tests")),
  surface: "product" as const,
  wake: async () => {},
  live: { changed() {}, listen: () => () => {} },
};
