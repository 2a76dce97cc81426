import { describe, expect, it } from "vitest";
import { unpause } from "./unpause.ts";

const GMAIL = "535-5.7.8 Username and Password not accepted. d75a77b69052e - gsmtp";

describe("unpause diagnose", () => {
  it("names the cause of a provider's words that were pasted", async () => {
    const { exit, lines } = await unpause(["diagnose"], { stdin: `${GMAIL}\n` });
    expect({ exit, lines }).toEqual({
      exit: 0,
      lines: [
        {
          id: null,
          cause: "password_changed",
          about: "mailbox",
          confidence: "likely",
          fixer: "owner",
          actor: "user",
          pauses: true,
          evidence: [expect.objectContaining({ codes: ["535", "5.7.8"], line: GMAIL })],
          advice: expect.any(Array),
        },
      ],
    });
  });

  it("takes a failure as an argument, and what is known of it as options", async () => {
    const known = ["--provider", "google", "--protocol", "smtp", "--credential", "app_password"];
    const { lines } = await unpause(["diagnose", ...known, GMAIL]);
    expect(lines).toEqual([expect.objectContaining({ cause: "app_password_revoked" })]);
  });

  it("takes an error object as a program logged it", async () => {
    const error = { message: "invalid_grant", response: { data: { error: "invalid_grant" } } };
    const { lines } = await unpause(["diagnose"], { stdin: JSON.stringify(error, null, 2) });
    expect(lines).toEqual([expect.objectContaining({ cause: "token_expired", pauses: true })]);
  });

  it("answers JSON lines one by one, in order, whatever a row is like", async () => {
    const rows = [
      JSON.stringify({ id: "a", provider: "google", protocol: "smtp", credential: "password", error: GMAIL }),
      JSON.stringify({
        id: 2,
        provider: 7,
        protocol: "pigeon",
        credential: null,
        error: { code: "ECONNREFUSED" },
      }),
      "not JSON at all {",
      "",
      "null",
      "[[[]]]",
      JSON.stringify({ id: { deep: true }, error: null, provider: "x" }),
      "\u0000\ufffd",
    ];
    const stdin = Buffer.concat([Buffer.from(rows.join("\r\n")), Buffer.from([10, 0xff, 0xfe, 0x80])]);
    const { exit, lines, said } = await unpause(["diagnose", "--jsonl"], { stdin });
    expect({ exit, said, causes: lines.map(idAndCause) }).toEqual({
      exit: 0,
      said: "",
      causes: [
        ["a", "password_changed"],
        [2, "network"],
        [null, "unknown"],
        [null, "unknown"],
        [null, "unknown"],
        [null, "unknown"],
        [null, "unknown"],
        [null, "unknown"],
      ],
    });
  });

  it("drops the rest of a line that has no end, and goes on", async () => {
    const stdin = `${"x".repeat(6_000_000)}\n${JSON.stringify({ id: "b", provider: "google", error: GMAIL })}\n`;
    const { lines } = await unpause(["diagnose", "--jsonl"], { stdin });
    expect(lines.map(idAndCause)).toEqual([
      [null, "unknown"],
      ["b", "password_changed"],
    ]);
  });

  it("prints no secret that stood in the failure", async () => {
    const stdin = "invalid_grant refresh_token=1//0gAbCdEfGhIjKlMnOpQrStUvWxYz0123456789 was revoked";
    const { lines } = await unpause(["diagnose"], { stdin });
    expect(JSON.stringify(lines)).not.toContain("0gAbCdEfGhIjKlMnOpQrStUvWxYz");
  });

  it("asks for a failure when there is none", async () => {
    expect(await unpause(["diagnose"])).toEqual({
      exit: 2,
      lines: [],
      said: "There is nothing to diagnose. Give the failure as an argument, or on standard input.\n",
    });
  });
});

const idAndCause = (line: unknown) => {
  const { id, cause } = line as { id: unknown; cause: string };
  return [id, cause];
};
