import { describe, expect, it } from "vitest";
import { troubleOf } from "../../../src/core/trouble/trouble-of.ts";

const coded = (code: string, message = "no words") => Object.assign(new Error(message), { code });

describe("what an error says of machine and database", () => {
  it.each([
    ["a system's", coded("ENOSPC"), "disk-full"],
    ["a quota's", coded("EDQUOT"), "disk-full"],
    ["a limit's on files", coded("EFBIG"), "disk-full"],
    ["PostgreSQL's", coded("53100"), "disk-full"],
    [
      "PostgreSQL's words without a code",
      new Error('could not extend file "base/5/1": wrote only 4096'),
      "disk-full",
    ],
    ["a file system's", coded("EROFS"), "read-only"],
    ["a standby's", coded("25006"), "read-only"],
    ["a closed port's", coded("ECONNREFUSED"), "no-answer"],
    ["a starting PostgreSQL's", coded("57P03"), "no-answer"],
    [
      "Prisma's, around the adapter's",
      Object.assign(coded("P2010"), { meta: { driverAdapterError: { cause: { originalCode: "25006" } } } }),
      "read-only",
    ],
    ["several in one", new AggregateError([new Error("a bug"), coded("ENOSPC")]), "disk-full"],
    ["a cause's", new Error("not done", { cause: coded("ENOSPC") }), "disk-full"],
  ])("%s", (_what, error, kind) => {
    expect(troubleOf(error)?.kind).toBe(kind);
  });

  it.each([
    ["a bug", new TypeError("x is undefined")],
    ["a wrong password", coded("28P01")],
    ["a row that is there already", coded("P2002")],
    ["no error at all", "ENOSPC"],
  ])("%s is none", (_what, error) => {
    expect(troubleOf(error)).toBeNull();
  });

  it("says it in the database's own words, and ends where errors go in a circle", () => {
    const error = new Error("Invalid call. Code: `53100`. Message: `No space left on device`");
    error.cause = error;
    expect(troubleOf(error)).toEqual({ kind: "disk-full", said: "No space left on device" });
  });
});
