import { describe, expect, it } from "vitest";
import { maskSecrets } from "../../../../src/core/diagnosis/secrets/mask-secrets.ts";
import { NO_SECRETS, SECRETS_IN_TEXTS } from "../secret-list.ts";

describe("the mask of secrets that nobody told us", () => {
  it("is measured on at least sixty of them", () => {
    expect(SECRETS_IN_TEXTS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(SECRETS_IN_TEXTS)("hides what is in brackets: %s", (marked) => {
    const [, before = "", secret = "", after = ""] = /^([^⟦]*)⟦([^⟧]*)⟧([\s\S]*)$/.exec(marked) ?? [];
    const masked = maskSecrets(before + secret + after);
    expect(masked).not.toContain(secret);
    expect(masked).toContain("•••");
    for (const part of secret.split(/[\s./;=-]+/).filter(({ length }) => length > 5)) {
      expect(masked).not.toContain(part);
    }
  });

  it.each(NO_SECRETS)("leaves alone: %s", (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it("leaves the words before a secret, so that the rest is understood", () => {
    expect(maskSecrets("535 5.7.8 bad sign-in, password=hunter2! for ann@ours.test")).toBe(
      "535 5.7.8 bad sign-in, password=••• for ann@ours.test",
    );
  });

  it("reads a megabyte of hostile text in little time", () => {
    const seeds = [
      "a",
      "aB3",
      "aB3-",
      "password=",
      'password="',
      "://a:",
      "-----BEGIN PRIVATE KEY-----",
      "LOGIN a@",
      "token: a",
      "1.A",
      "M.A",
      "abcd-",
      "cookie: ",
      "auth plain ",
      "$2b$",
      "<pass>",
      "?code=a",
      '\\"',
      "key='\\",
      "bearer aaa ",
    ];
    for (const seed of seeds) {
      const text = seed.repeat(1_000_000 / seed.length);
      const began = performance.now();
      maskSecrets(text);
      expect(performance.now() - began, seed).toBeLessThan(1_500);
    }
  }, 60_000);
});
