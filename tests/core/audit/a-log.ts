import { hmacSigning } from "../../../src/io/secrets/hmac-signing.ts";

/** What a context needs beside store and clock for the audit log. */
export const forTheLog = {
  signing: hmacSigning(Buffer.from("a root for tests")),
  surface: "product" as const,
};
