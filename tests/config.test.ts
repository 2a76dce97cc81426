import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";

const folder = mkdtempSync(join(tmpdir(), "unpause-config-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const mistakesOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n");
  }
};

describe("the configuration", () => {
  it("is an embedded product with the sandbox, for this machine alone, when nothing is set", () => {
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      publicUrl: "http://localhost:3000",
      dataDir: "./data",
      database: { kind: "embedded", dataDir: "./data" },
      role: "all",
      secretKeys: null,
      logLevel: "info",
      auditDays: 365,
      outbound: { allow: [], plaintext: [], tokenHosts: { google: [], microsoft: [] } },
      sandbox: true,
      systemMail: null,
      operatorChannel: null,
      google: null,
      microsoft: null,
    });
  });

  it("takes what is set, and secrets from files too", () => {
    expect(
      readConfig({
        HOST: "0.0.0.0",
        PORT: "8080",
        PUBLIC_URL: "https://unpause.ours.test/",
        DATA_DIR: "/var/lib/unpause",
        DATABASE_URL_FILE: file("url", "postgresql://db.ours.test/unpause\n"),
        ROLE: "worker",
        SECRET_KEY: "the new key of sixteen, the old key of sixteen",
        LOG_LEVEL: "debug",
        OUTBOUND_ALLOW: "mail.corp.example:993 10.0.0.0/8",
        OUTBOUND_PLAINTEXT: "10.0.0.5",
        TOKEN_HOSTS: "google:Gateway.corp.example.,microsoft:outlook.cloud.example",
        SYSTEM_SMTP_URL_FILE: file("smtp", "smtps://unpause:secret@mail.ours.test\n"),
        SYSTEM_FROM: "Unpause <unpause@ours.test>",
        GOOGLE_CLIENT_ID: "google app",
        GOOGLE_CLIENT_SECRET_FILE: file("google", "google secret\n"),
        GOOGLE_TOKEN_URL: "https://gateway.ours.test/token",
        MICROSOFT_CLIENT_ID: "microsoft app",
        MICROSOFT_CLIENT_SECRET: "microsoft secret",
        MICROSOFT_CLIENT_SECRET_ENDS: "2027-05-31",
      }),
    ).toMatchObject({
      host: "0.0.0.0",
      port: 8080,
      publicUrl: "https://unpause.ours.test",
      dataDir: "/var/lib/unpause",
      database: { kind: "server", url: "postgresql://db.ours.test/unpause" },
      role: "worker",
      secretKeys: ["the new key of sixteen", "the old key of sixteen"],
      logLevel: "debug",
      auditDays: 365,
      outbound: {
        allow: [
          expect.objectContaining({ written: "mail.corp.example:993" }),
          expect.objectContaining({ written: "10.0.0.0/8" }),
        ],
        plaintext: [expect.objectContaining({ written: "10.0.0.5" })],
        tokenHosts: { google: ["gateway.corp.example"], microsoft: ["outlook.cloud.example"] },
      },
      sandbox: false,
      systemMail: { url: "smtps://unpause:secret@mail.ours.test", from: "Unpause <unpause@ours.test>" },
      google: {
        clientId: "google app",
        clientSecret: "google secret",
        authUrl: null,
        tokenUrl: "https://gateway.ours.test/token",
        userinfoUrl: null,
      },
      microsoft: {
        clientId: "microsoft app",
        clientSecret: "microsoft secret",
        secretEndsAt: new Date("2027-05-31T00:00:00Z"),
        authority: "https://login.microsoftonline.com/common",
      },
    });
  });

  it("reads the public address from the port when only that is set", () => {
    expect(readConfig({ PORT: "4000" }).publicUrl).toBe("http://localhost:4000");
  });

  it("takes an empty line as not set", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: " ", GOOGLE_CLIENT_ID: "" })).toEqual(readConfig({}));
  });

  it.each([
    ["is off where it was switched off", { UNPAUSE_SANDBOX: "0" }, false],
    ["is off over a database server", { DATABASE_URL: "postgres://x.test/y" }, false],
    [
      "is on over a database server where it was asked for",
      { DATABASE_URL: "postgres://x.test/y", UNPAUSE_SANDBOX: "1" },
      true,
    ],
  ])("has a sandbox that %s", (_what, env, sandbox) => {
    expect(readConfig(env as Record<string, string>).sandbox).toBe(sandbox);
  });

  it("reports every mistake at once, by name and without a value", () => {
    const env = {
      PORT: "70000000",
      PUBLIC_URL: "ftp://secret-one.test",
      DATABASE_URL: "mysql://secret-two.test",
      ROLE: "boss",
      GOOGLE_TOKEN_URL: "secret-three",
      SECRET_KEY_FILE: join(folder, "absent"),
    };
    expect(mistakesOf(env)).toEqual([
      "SECRET_KEY_FILE names a file that cannot be read (ENOENT).",
      "PORT must be a port number, e.g. 3000.",
      "PUBLIC_URL must be a whole address, e.g. https://unpause.example.com.",
      "DATABASE_URL must begin with postgresql://.",
      "ROLE must be all, web, worker or scheduler.",
      "GOOGLE_TOKEN_URL must be a whole address, e.g. https://oauth2.googleapis.com/token.",
    ]);
  });

  it.each([
    ...[
      "https://ours.test/unpause",
      "https://ours.test/?x=1",
      "https://ours.test/#x",
      "https://me:secret@ours.test/",
    ].map((PUBLIC_URL): [string, Record<string, string>, string] => [
      `${PUBLIC_URL} as an address`,
      { PUBLIC_URL },
      "PUBLIC_URL must end after the host, e.g. https://unpause.example.com: Unpause needs a host name of its own.",
    ]),
    [
      "half of the product's own mail",
      { SYSTEM_FROM: "unpause@ours.test" },
      "The product's own mail also needs SYSTEM_SMTP_URL; or leave out SYSTEM_FROM.",
    ],
    [
      "a half-configured Google",
      { GOOGLE_CLIENT_ID: "x" },
      "Google also needs GOOGLE_CLIENT_SECRET; or leave out GOOGLE_CLIENT_ID.",
    ],
    [
      "a half-configured Microsoft",
      { MICROSOFT_CLIENT_SECRET: "x", MICROSOFT_AUTHORITY: "https://login.microsoftonline.us/common" },
      "Microsoft also needs MICROSOFT_CLIENT_ID; or leave out MICROSOFT_CLIENT_SECRET.",
    ],
    [
      "an address of Google's without its app",
      { GOOGLE_TOKEN_URL: "https://gateway.ours.test/token" },
      "GOOGLE_TOKEN_URL also needs GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET; or leave it out.",
    ],
    [
      "a secret that is given twice",
      { SECRET_KEY: "one key of sixteen", SECRET_KEY_FILE: file("key", "another key of sixteen") },
      "SECRET_KEY and SECRET_KEY_FILE are both set: keep one of them.",
    ],
    [
      "an empty secret file",
      { SECRET_KEY_FILE: file("empty", "\n") },
      "SECRET_KEY_FILE names an empty file.",
    ],
    [
      "a key that could be guessed",
      { SECRET_KEY: "hunter2" },
      'SECRET_KEY must have at least 16 characters, e.g. what "openssl rand -base64 32" prints.',
    ],
    [
      "a single role over the embedded database",
      { ROLE: "web", SECRET_KEY: "one key of sixteen" },
      "ROLE=web needs DATABASE_URL: the embedded database belongs to one process, which has every role.",
    ],
    [
      "a single role without a shared key",
      { ROLE: "scheduler", DATABASE_URL: "postgres://x.test/y" },
      "ROLE=scheduler needs SECRET_KEY: every process must have the same key.",
    ],
  ])("refuses %s", (_what, env, mistake) => {
    expect(mistakesOf(env as Record<string, string>)).toEqual([mistake]);
  });
});
