import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { causes } from "../../../src/core/diagnosis/cause.ts";
import { diagnose } from "../../../src/core/diagnosis/diagnose.ts";
import { readFailure } from "../../../src/core/diagnosis/read-failure.ts";

const of = (error: unknown) =>
  diagnose({ provider: "generic", protocol: "smtp", credential: "password", error });

/** Objects that bite: a circle, getters that throw, a proxy that throws at everything, a revoked proxy. */
function hostile(): unknown[] {
  const circle: Record<string, unknown> = {
    message: "535 5.7.8 Authentication failed",
    command: "AUTH PLAIN",
  };
  circle.cause = circle;
  circle.response = circle;
  const getters = Object.defineProperty({ code: "EAUTH" }, "message", {
    get: () => {
      throw new Error("no");
    },
  });
  const proxy = new Proxy(
    {},
    {
      get: () => {
        throw new Error("no");
      },
      getPrototypeOf: () => {
        throw new Error("no");
      },
    },
  );
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  let endless: Record<string, unknown> = {};
  endless = new Proxy({}, { get: () => endless });
  return [
    circle,
    getters,
    proxy,
    revoked.proxy,
    endless,
    Symbol("x"),
    () => 1,
    1n,
    Number.NaN,
    [[[[[[]]]]]],
    Buffer.from([0xff, 0xfe]),
  ];
}

describe("Bad input", () => {
  it("is never a reason to throw, and always gets one of the known causes", () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withTypedArray: true,
        }),
        fc.string(),
        fc.string(),
        (error, provider, odd) => {
          const found = diagnose({ provider, protocol: odd as "smtp", credential: odd as "password", error });
          return causes.includes(found.cause);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("may be an object with the right names and anything in them", () => {
    const anyFields = fc.record(
      Object.fromEntries(
        [
          "message",
          "code",
          "response",
          "responseCode",
          "command",
          "status",
          "errorNo",
          "error",
          "errors",
          "cause",
          "data",
          "serverResponseCode",
        ].map((name) => [name, fc.anything()]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        anyFields,
        fc.constantFrom("smtp" as const, "imap" as const, "oauth" as const),
        (error, protocol) =>
          causes.includes(diagnose({ provider: "google", protocol, credential: "oauth", error }).cause),
      ),
      { numRuns: 2_000 },
    );
  });

  it("may be hostile", () => {
    expect(hostile().map((error) => causes.includes(of(error).cause))).toEqual(hostile().map(() => true));
  });

  it("reads a circle once", () => {
    expect(of(hostile()[0]).cause).toBe("password_changed");
  });

  it("finds the reply in a string, in JSON in a string, and in a web page", () => {
    const page =
      "<!DOCTYPE html><html><head><title>502 Bad Gateway</title><style>p{}</style></head><body><h1>502 Bad Gateway</h1></body></html>";
    const causesFound = [
      of("535 5.7.8 Authentication failed").cause,
      diagnose({
        provider: "microsoft",
        protocol: "oauth",
        credential: "oauth",
        error:
          'request failed; body: {"error":"invalid_grant","error_description":"AADSTS50057: The user account is disabled."}',
      }).cause,
      diagnose({
        provider: "google",
        protocol: "oauth",
        credential: "oauth",
        error: { message: page, status: 502 },
      }).cause,
      of(null).cause,
      of(undefined).cause,
    ];

    expect(causesFound).toEqual([
      "password_changed",
      "account_disabled",
      "provider_outage",
      "unknown",
      "unknown",
    ]);
  });

  it("reads Chinese, and what a wrong encoding left of it", () => {
    const qq = (response: string) =>
      diagnose({
        provider: "qq",
        protocol: "smtp",
        credential: "password",
        error: { response, responseCode: 535, code: "EAUTH" },
      }).cause;

    expect([
      qq("535 错误：请使用授权码登录。"),
      qq("535 \uFFFD\uFFFD\u02B9\uFFFD\uFFFD\uFFFD\uFFFD\u0228\uFFFD"),
      of({ response: "535 用户名或密码错误", responseCode: 535, command: "AUTH LOGIN" }).cause,
    ]).toEqual(["app_password_revoked", "app_password_revoked", "password_changed"]);
  });

  it("of any size costs a bounded amount of work, and keeps the reply at its beginning or end", () => {
    const filler = "a lot of words without meaning ".repeat(40_000);
    const error = {
      message: `${filler} 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.`,
    };
    const found = diagnose({ provider: "microsoft", protocol: "smtp", credential: "password", error });

    expect({ cause: found.cause, shown: (found.evidence[0]?.line.length ?? 0) <= 300 }).toEqual({
      cause: "security_policy",
      shown: true,
    });
  });

  it("made to slow a pattern down is cut to what a real reply needs before any rule sees it", () => {
    const evil = [
      "authentication ".repeat(80_000),
      "login ".repeat(200_000),
      "account ".repeat(100_000),
      "user@".repeat(200_000),
      "<a ".repeat(300_000),
      '{"'.repeat(500_000),
      "password=".repeat(100_000),
      `eyJ${"a.".repeat(500_000)}`,
      "\n535-".repeat(200_000),
      "app password ".repeat(80_000),
      "exceeded your limit over the quota ".repeat(30_000),
    ];
    const longest = evil.map((error) => readFailure(error, "smtp").text.length);

    expect(longest.filter((length) => length > 3_000)).toEqual([]);
    expect(evil.map((error) => causes.includes(of(error).cause))).toEqual(evil.map(() => true));
  });
});
