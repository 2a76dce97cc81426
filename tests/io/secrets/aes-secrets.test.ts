import { describe, expect, it } from "vitest";
import { aesSecrets } from "../../../src/io/secrets/aes-secrets.ts";

const secrets = aesSecrets(["a key of sixteen or more"]);
const password = "pässwörd 🔑 with\nlines";

describe("a sealed secret", () => {
  it("opens to what it was, whatever characters it has", () => {
    expect(secrets.open(secrets.seal(password, "mailbox-1"), "mailbox-1")).toBe(password);
  });

  it("looks different each time and shows nothing of itself", () => {
    const [one, two] = [secrets.seal(password, "mailbox-1"), secrets.seal(password, "mailbox-1")];
    expect(Buffer.from(one.sealed).equals(two.sealed)).toBe(false);
    expect(Buffer.from(one.sealed).includes("with")).toBe(false);
  });

  it("does not open for another mailbox", () => {
    const sealed = secrets.seal(password, "mailbox-1");
    expect(() => secrets.open(sealed, "mailbox-2")).toThrow();
  });

  it("does not open when a single bit was changed", () => {
    const { keyId, sealed } = secrets.seal(password, "mailbox-1");
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice();
      changed[at] = (changed[at] as number) ^ 1;
      expect(() => secrets.open({ keyId, sealed: changed }, "mailbox-1")).toThrow();
    }
  });

  it("does not open when it was cut short, not even to a part of itself", () => {
    const { keyId, sealed } = secrets.seal(password, "mailbox-1");
    for (const length of [0, 11, 12, 20, 28, sealed.length - 1]) {
      expect(() => secrets.open({ keyId, sealed: sealed.slice(0, length) }, "mailbox-1")).toThrow();
    }
  });
});

describe("a key that was replaced", () => {
  const renewed = aesSecrets(["another key of sixteen", "a key of sixteen or more"]);

  it("still opens what it sealed, while the new one seals", () => {
    expect(renewed.open(secrets.seal(password, "m"), "m")).toBe(password);
    expect(renewed.seal(password, "m").keyId).not.toBe(secrets.keyId);
  });

  it("is named when it is no longer there", () => {
    const sealed = renewed.seal(password, "m");
    expect(() => secrets.open(sealed, "m")).toThrow(
      `This was sealed with key ${sealed.keyId}, which is not among the keys in SECRET_KEY.`,
    );
  });
});
