import { expect, it } from "vitest";
import { maskSecrets } from "../../../src/support/secrets/mask-secrets.ts";

it("masks a password and says how many secrets it found", () => {
  const { text, masked } = maskSecrets("Hello, password: hunter22 and Bearer abcdefgh12345678 please");
  expect(text).not.toMatch(/hunter22|abcdefgh12345678/);
  expect(masked).toBe(2);
});

it("leaves a text without secrets as it is", () => {
  const text = "My campaign is still paused. ben@acme.com says 535 5.7.8 Username and Password not accepted.";
  expect(maskSecrets(text)).toEqual({ text, masked: 0 });
});
