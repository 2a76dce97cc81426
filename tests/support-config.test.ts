import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readConfig } from "../src/config.ts";

const IMAP = "imaps://support%40example.com:p%40ss%3Aword@imap.example.com";
const SMTP = "smtp://smtp.example.com";
const ADDRESS = "Support@example.com";

const mistakesOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n");
  }
};
const all = { SUPPORT_ADDRESS: ADDRESS, SUPPORT_IMAP_URL: IMAP, SUPPORT_SMTP_URL: SMTP };

it("is no support inbox where nothing is set", () => {
  expect(readConfig({}).support).toBeNull();
});

it("reads servers, user and percent-coded password, with the usual ports", () => {
  expect(readConfig({ ...all, SUPPORT_WORKSPACE: "Acme" }).support).toMatchObject({
    address: "support@example.com",
    workspace: "Acme",
    signIn: {
      password: "p@ss:word",
      server: {
        userName: "support@example.com",
        imap: { host: "imap.example.com", port: 993, security: "tls" },
        smtp: { host: "smtp.example.com", port: 587, security: "starttls" },
      },
    },
  });
});

it("lets a password go without TLS only where the operator says so", () => {
  const env = { ...all, SUPPORT_IMAP_URL: "imap://a:b@127.0.0.1:2143", OUTBOUND_PLAINTEXT: "127.0.0.1:2143" };
  expect(readConfig(env).support?.signIn?.server).toMatchObject({
    imap: { host: "127.0.0.1", port: 2143, security: "none" },
    smtp: { security: "starttls" },
  });
});

it("takes the address alone, for a provider with a page to sign in at", () => {
  expect(readConfig({ SUPPORT_ADDRESS: "help@gmail.com" }).support).toMatchObject({ signIn: null });
});

it("has another hash for each change, and the same for none", () => {
  const hashOf = (env: Record<string, string>) => readConfig(env).support?.hash;
  expect(hashOf(all)).toBe(hashOf({ ...all }));
  const changed = { ...all, SUPPORT_IMAP_URL: IMAP.replace("word", "words") };
  expect(new Set([hashOf(all), hashOf(changed), hashOf({ SUPPORT_ADDRESS: ADDRESS })]).size).toBe(3);
});

it("takes each secret from a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "unpause-support-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "imap"), `${IMAP}\n`);
  writeFileSync(join(folder, "smtp"), SMTP);
  const files = { SUPPORT_IMAP_URL_FILE: join(folder, "imap"), SUPPORT_SMTP_URL_FILE: join(folder, "smtp") };
  expect(readConfig({ SUPPORT_ADDRESS: ADDRESS, ...files }).support).toEqual(readConfig(all).support);
});

it.each([
  [{ SUPPORT_ADDRESS: ADDRESS, SUPPORT_IMAP_URL: IMAP }, "also needs SUPPORT_SMTP_URL"],
  [{ SUPPORT_ADDRESS: ADDRESS, SUPPORT_SMTP_URL: SMTP }, "also needs SUPPORT_IMAP_URL"],
  [{ SUPPORT_IMAP_URL: IMAP, SUPPORT_SMTP_URL: SMTP }, "also needs SUPPORT_ADDRESS;"],
  [{ SUPPORT_IMAP_URL: IMAP }, "also needs SUPPORT_ADDRESS and SUPPORT_SMTP_URL"],
  [{ SUPPORT_WORKSPACE: "Acme" }, "also needs SUPPORT_ADDRESS"],
  [{ SUPPORT_ADDRESS: "help@fastmail.com" }, "also needs SUPPORT_IMAP_URL and SUPPORT_SMTP_URL"],
  [{ ...all, SUPPORT_IMAP_URL: "imaps://imap.example.com" }, "SUPPORT_IMAP_URL must hold the password"],
  [{ ...all, SUPPORT_SMTP_URL: "smtps://else:p@smtp.example.com" }, "must have the same user"],
  [{ ...all, SUPPORT_SMTP_URL: "https://smtp.example.com" }, "SUPPORT_SMTP_URL must be a whole address"],
])("refuses half of it, and names what is missing and no secret: %o", (env, words) => {
  const said = mistakesOf(env).join("\n");
  expect(said).toContain(words);
  expect(said).not.toMatch(/p@ss|p%40ss|else/);
});
