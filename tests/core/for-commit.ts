import { hmacSigning } from "../../src/io/secrets/hmac-signing.ts";

/** What a context needs beside store, clock and log to commit. Nothing listens. */
export const forCommit = {
  signing: hmacSigning(Buffer.from("a root for tests")),
  surface: "product" as const,
  wake: async () => {},
  live: { changed() {}, listen: () => () => {} },
};
