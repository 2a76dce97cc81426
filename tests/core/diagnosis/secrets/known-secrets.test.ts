import { describe, expect, it } from "vitest";
import { takeOutSecrets } from "../../../../src/core/diagnosis/secrets/known-secrets.ts";
import { withoutSecrets } from "../../../../src/core/diagnosis/secrets/without-secrets.ts";
import { ENCODINGS } from "../../../hosts/encodings.ts";

const USER = "sales@ours.test";
const SECRETS: [string, string][] = [
  ["a password", "hunter2-Hunter2"],
  ["a short password", "hunt3r"],
  ["a password of a sentence", "Correct horse, battery staple 9!"],
  ["a password of odd signs", `q"u\\o't&<e>%=+/#1`],
  ["a password of other letters", "pässwörd€-密码"],
  ["an app password", "abcd efgh ijkl mnop"],
  ["a token of Google's", `ya29.${"a0AfH6SMBx7-_Qz".repeat(12)}`],
  ["a token of Microsoft's", `eyJ0eXAiOiJKV1QiLCJub25jZSI6${"x9_Kq-71ZbT".repeat(120)}`],
];

/** Every eight letters that stand beside each other. */
const gramsOf = (text: string) =>
  [...text].map((_, at) => text.slice(at, at + 8)).filter(({ length }) => length === 8);

describe.each(SECRETS)("%s that a server repeats", (_name, secret) => {
  const takeOut = takeOutSecrets([secret]);

  it.each(Object.entries(ENCODINGS))("is taken out %s", (_how, encode) => {
    const said = encode(secret, USER);
    const kept = takeOut(`535 5.7.8 Bad credentials: ${said} . See our help.`);
    expect(kept).toContain("•••");
    expect(kept).toMatch(/^535 5\.7\.8 Bad credentials: /);
    expect(kept).toMatch(/ \. See our help\.$/);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(said);
    const frame = encode("", USER);
    expect(gramsOf(said).filter((gram) => !frame.includes(gram) && kept.includes(gram))).toEqual([]);
  });

  it("is taken out in capital and small letters, twice in a text, and at its ends", () => {
    if (secret.length >= 8) {
      expect(takeOut(`${secret.toUpperCase()} or ${secret.toLowerCase()}`)).toBe("••• or •••");
    }
    expect(takeOut(`${secret} or ${secret}`)).toBe("••• or •••");
    expect(takeOut(secret)).toBe("•••");
  });
});

it("takes out an app password also where its spaces are gone", () => {
  expect(takeOutSecrets(["abcd efgh ijkl mnop"])("LOGIN failed for abcdefghijklmnop")).toBe(
    "LOGIN failed for •••",
  );
});

it("takes out the pieces of a long token that comes folded or cut off", () => {
  const token = Buffer.from("a token that is long enough to be folded into lines of a reply, twice").toString(
    "base64",
  );
  const takeOut = takeOutSecrets([token]);
  const kept = takeOut(`535-5.7.8 ${token.slice(0, 40)}\r\n535 5.7.8 ${token.slice(40, 75)}`);
  expect(kept).toBe("535-5.7.8 •••\r\n535 5.7.8 •••");
});

it("leaves the words of a reply alone that hold no secret", () => {
  const takeOut = takeOutSecrets(["hunter2", "in", "pass", "Summer2026!", `eyJ${"Zz09-".repeat(200)}`]);
  for (const said of [
    "535-5.7.8 Username and Password not accepted. Learn more at https://support.google.com/mail/?p=BadCredentials d2-20020a5d6446 - gsmtp",
    "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. [AM0PR02CA0001.eurprd02.prod.outlook.com]",
    "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)",
    "334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==",
    "250 2.0.0 OK  1732 d9443c01a7336-2129ec7d4absm1 - gsmtp",
    "421 4.7.0 =C3=A9t=C3=A9 100%25 &amp; more \\u00e9",
  ]) {
    expect(takeOut(said)).toBe(said);
  }
});

it("reads a megabyte of hostile text in little time", () => {
  const takeOut = takeOutSecrets(["a".repeat(2_000), "hunter2-Hunter2", `${"ab".repeat(500)}c`]);
  const began = performance.now();
  for (const text of ["a", "ab", "%61", "=", "=\n", "&#97;", "\\u0061", "YWFh", "é"]) {
    takeOut(text.repeat(1_000_000 / text.length));
  }
  expect(performance.now() - began).toBeLessThan(9 * 500);
});

describe("a thrown value without secrets", () => {
  const takeOut = takeOutSecrets(["hunter2-Hunter2"]);

  it("is the same error, cleaned in its message, stack, causes and whatever hangs on it", () => {
    class Refusal extends Error {
      override name = "Refusal";
    }
    const thrown = Object.assign(
      new Refusal("535 no hunter2-Hunter2", { cause: new Error("hunter2-Hunter2") }),
      {
        response: "535 no hunter2-Hunter2",
        responseCode: 535,
        request: { auth: ["AHVzZXIAaHVudGVyMi1IdW50ZXIy"], body: Buffer.from("pass hunter2-Hunter2") },
      },
    );
    Object.assign(thrown, { itself: thrown });
    const kept = withoutSecrets(thrown, takeOut);
    expect(kept).toBeInstanceOf(Refusal);
    expect(kept).toMatchObject({ name: "Refusal", message: "535 no •••", responseCode: 535 });
    expect(kept.stack).toContain("535 no •••");
    expect((kept.cause as Error).message).toBe("•••");
    expect(kept.request).toEqual({ auth: ["•••"], body: "pass •••" });
    expect(thrown.message).toBe("535 no hunter2-Hunter2");
  });

  it.each([[null], [undefined], [7], [true], [10n]])("is itself where it is %s", (thrown) => {
    expect(withoutSecrets(thrown, takeOut)).toBe(thrown);
  });
});
