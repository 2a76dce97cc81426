import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultCorpus, readCorpus } from "../../../bench/diagnosis.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { maskSecrets, maskTexts } from "../../../src/support/secrets/mask-secrets.ts";
import { readLabelledMails } from "../../fixtures/labelled-mails/labelled-mails.ts";
import { NO_SECRETS_OF_PEOPLE, SECRETS_OF_PEOPLE } from "./secret-list.ts";

describe("the mask of secrets in mails", () => {
  it.each(SECRETS_OF_PEOPLE)("hides what is in brackets: %s", (marked) => {
    const [, before = "", secret = "", after = ""] = /^([^⟦]*)⟦([^⟧]*)⟧([\s\S]*)$/.exec(marked) ?? [];
    const { text, masked } = maskSecrets(before + secret + after);
    expect(text).not.toContain(secret);
    expect(masked).toBeGreaterThan(0);
    for (const part of secret.split(/\s+/).filter(({ length }) => length > 3))
      expect(text).not.toContain(part);
    // The words around a secret stay: what stands before it, at least.
    expect(text.startsWith(before)).toBe(true);
  });

  it.each(NO_SECRETS_OF_PEOPLE)("leaves alone: %s", (text) => {
    expect(maskSecrets(text)).toEqual({ text, masked: 0 });
  });

  it("says how many secrets it found, and leaves the rest", () => {
    expect(maskSecrets("password: hunter22\nBearer abcdefgh12345678 please")).toEqual({
      text: "password: •••\nBearer ••• please",
      masked: 2,
    });
  });

  it("leaves a text as it is when its secrets are masked already", () => {
    for (const marked of SECRETS_OF_PEOPLE) {
      const { text } = maskSecrets(marked.replace(/[⟦⟧]/g, ""));
      expect(maskSecrets(text).text).toBe(text);
    }
  });
});

describe("the pieces of an HTML mail", () => {
  it("hide a password that stands in another piece than its name, or in several", () => {
    const { texts, masked } = maskTexts(["Pass", "word: ", "hun", "ter22", "\n", "Bye ", "ben@acme.com"]);
    expect(texts).toEqual(["Pass", "word: ", "•••", "", "\n", "Bye ", "ben@acme.com"]);
    expect(masked).toBe(1);
  });

  it("are masked like the whole text, wherever it is cut", () => {
    const whole = "Hi\npassword: hunter22\nBearer abcdefgh12345678 and 4111 1111 1111 1111 ok";
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((to, index) => whole.slice(places[index], to));
        return maskTexts(pieces).texts.join("") === maskSecrets(whole).text;
      }),
    );
  });
});

/** The failure as its reader pastes it into a mail. */
const pasted = (error: unknown) => (typeof error === "string" ? error : JSON.stringify(error));

describe("the words of providers", () => {
  const rows = [...defaultCorpus, ...globSync("tests/fixtures/diagnosis/real-failures*.jsonl")].flatMap(
    (file) => readCorpus([file]),
  );

  it("give the same cause when they are masked", () => {
    const changed = rows.filter(({ error, ...row }) => {
      const text = pasted(error);
      return (
        diagnose({ ...row, error: text }).cause !== diagnose({ ...row, error: maskSecrets(text).text }).cause
      );
    });
    expect(rows.length).toBeGreaterThan(400);
    expect(changed.map(({ id }) => id)).toEqual([]);
  });

  it("are left as they are where they hold no secret", () => {
    const touched = rows.filter(({ error }) => maskSecrets(pasted(error)).masked > 0);
    // A link of Google's that signs in, and the answer to AUTH PLAIN.
    expect(touched.map(({ id }) => id)).toEqual(["af-b2bcfc34", "rf-85ace4ca"]);
  });
});

describe("mails of the collections", () => {
  it("hold no secret", () => {
    const bodies = readLabelledMails().map(({ body, subject }) => `${subject}\n${body}`);
    expect(
      bodies.filter((body) => maskSecrets(body).masked > 0).map((body) => maskSecrets(body).text),
    ).toEqual([]);
  });

  it("hold none as they came, headers and all", () => {
    const raw = globSync("tests/fixtures/inbound/**/*.eml").map((file) => ({
      file,
      text: readFileSync(file, "utf8"),
    }));
    const touched = raw.filter(({ text }) => maskSecrets(text).masked > 0);
    expect(touched.map(({ file, text }) => `${file} ${maskSecrets(text).masked}`)).toEqual([]);
  });
});

describe("hostile text", () => {
  it("is masked without a throw", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "password",
            ":",
            " ",
            "is",
            "\n",
            "•••",
            '"',
            "a1",
            "@",
            "334",
            "🙂",
            "密码",
            "for",
            "://",
          ),
          { maxLength: 40 },
        ),
        (parts) => {
          maskSecrets(parts.join(""));
        },
      ),
    );
  });

  const seeds = [
    "a",
    "aB3",
    "a b ",
    "abcd ",
    "password",
    "password ",
    "password: ",
    "password for a ",
    "password is ",
    'password:"',
    "pass:",
    "\n",
    "\n ",
    "334 \n",
    "334 a",
    "1",
    "1 ",
    "4111 ",
    "4111 1111 1111 1111 ",
    "a@b.c:",
    "a.",
    "a@",
    "key ",
    "key aaaaaaaaaaaaaaaaaaaa",
    "app password abcdefghijklmnop ",
    "EwBa",
    "密码是",
    "(",
    "<",
    "user/pass:a",
  ];
  it.each(seeds)("is read within a moment when it is a megabyte of %j", (seed) => {
    const text = seed.repeat(1_000_000 / seed.length);
    const begun = performance.now();
    maskSecrets(text);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
