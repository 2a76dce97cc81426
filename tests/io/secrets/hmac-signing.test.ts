import { describe, expect, it } from "vitest";
import { hmacSigning } from "../../../src/io/secrets/hmac-signing.ts";

const root = Buffer.from("thirty-two bytes of a random key");
const signing = hmacSigning(root);

describe("a signature", () => {
  it.each([
    ["another text", "unsubscribe e2", signing.sign("unsubscribe e1")],
    ["no signature", "unsubscribe e1", ""],
    ["half a signature", "unsubscribe e1", signing.sign("unsubscribe e1").slice(0, 20)],
    ["words in its place", "unsubscribe e1", "not base64 at all"],
    ["another root", "unsubscribe e1", hmacSigning(Buffer.from("another")).sign("unsubscribe e1")],
    ["a keyed hash of the same text", "unsubscribe e1", signing.hash("audit", "unsubscribe e1")],
  ])("is not accepted for %s", (_what, text, signature) => {
    expect(signing.verify(text, signature)).toBe(false);
  });

  it("is the same in every process that has the root", () => {
    expect(hmacSigning(root).sign("x")).toBe(signing.sign("x"));
  });
});

describe("a keyed hash", () => {
  it("is the same in every process, and another one for each purpose, text and root", () => {
    expect(hmacSigning(root).hash("audit", "x")).toBe(signing.hash("audit", "x"));
    const hashes = [
      signing.hash("audit", "x"),
      signing.hash("audit", "y"),
      signing.hash("receipt", "x"),
      signing.hash("forgotten", "x"),
      hmacSigning(Buffer.from("another")).hash("audit", "x"),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
