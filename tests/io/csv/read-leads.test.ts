import { describe, expect, it } from "vitest";
import type { LeadRow } from "../../../src/core/lead/lead-row.ts";
import { readLeads } from "../../../src/io/csv/read-leads.ts";

/** As it may arrive: cut anywhere, also through a character. */
async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(file: string | Uint8Array, chunk = 7, encoding?: string) {
  const rows: LeadRow[] = [];
  const result = await readLeads(
    cut(Buffer.from(file as string), chunk),
    async (batch) => {
      rows.push(...batch);
    },
    encoding,
  );
  return { rows, result };
}

const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
const zoe = { line: 2, email: "zoe@x.test", fields: { first_name: "Zoë" } };

describe("a file of leads", () => {
  it("becomes rows with a line, an address and the columns that are filled in", async () => {
    const file = 'Email,First Name,Company (legal)\nAnn@X.test, Ann ,\nben@x.test,Ben,"Ben, Sons"\n';
    expect(await read(file)).toEqual({
      rows: [
        { line: 2, email: "ann@x.test", fields: { first_name: "Ann" } },
        { line: 3, email: "ben@x.test", fields: { first_name: "Ben", company_legal: "Ben, Sons" } },
      ],
      result: {
        kind: "read",
        columns: ["first_name", "company_legal"],
        rows: 2,
        bad: { count: 0, first: [] },
        note: null,
      },
    });
  });

  it.each([
    ["commas", "email,first_name\nzoe@x.test,Zoë\n"],
    ["semicolons", "first_name;email\nZoë;zoe@x.test\n"],
    ["tabs", "email\tfirst_name\r\nzoe@x.test\tZoë\r\n"],
    ["bars", "email|first_name\nzoe@x.test|Zoë"],
    ["the line breaks of old Macs", "email,first_name\rzoe@x.test,Zoë\r"],
    ["quotes around everything", '"E-Mail","First name"\n"zoe@x.test","Zoë"\n'],
    [
      "empty columns and rows, as spreadsheets leave them",
      "email,first_name,,\nzoe@x.test,Zoë,,\n,,,\n\n ,,,\n",
    ],
  ])("may be written with %s", async (_what, file) => {
    const { rows, result } = await read(file);
    expect(rows).toEqual([zoe]);
    expect(result).toMatchObject({ kind: "read", bad: { count: 0 } });
  });

  it("may say its separator above the names, as Excel does", async () => {
    const { rows } = await read("sep=;\r\nemail;first_name\r\nzoe@x.test;Zoë\r\n");
    expect(rows).toEqual([{ ...zoe, line: 3 }]);
  });

  it.each([
    ["UTF-8", (text: string) => Buffer.from(text)],
    ["UTF-8 with a byte order mark", (text: string) => Buffer.from(`\ufeff${text}`)],
    ["UTF-16, little end first", (text: string) => utf16(text)],
    ["UTF-16, big end first", (text: string) => utf16(text, true)],
  ])("may be in %s, however it is cut on its way", async (_encoding, encoded) => {
    for (const chunk of [1, 2, 3, 5, 64, 10_000]) {
      for (const name of ["z", "zo", "zoe", "zoeh"]) {
        const { rows, result } = await read(encoded(`email,first_name\n${name}@x.test,Zoë\n`), chunk);
        expect(rows).toEqual([{ line: 2, email: `${name}@x.test`, fields: { first_name: "Zoë" } }]);
        expect(result).toMatchObject({ kind: "read", note: null });
      }
    }
  });

  it.each([
    ["semicolons, and commas within a name", '"email";"a,b,c,d"\nzoe@x.test;x\n', { a_b_c_d: "x" }],
    ["commas, and semicolons within a name", 'email,"a;b;c"\nzoe@x.test,x\n', { a_b_c: "x" }],
    ["tabs, and a name in doubled quotes", 'email\t"a, ""b"", c;d;e"\nzoe@x.test\tx\n', { a_b_c_d_e: "x" }],
  ])("finds its separator outside quotation marks: %s", async (_what, file, fields) => {
    expect(await read(file)).toMatchObject({ rows: [{ email: "zoe@x.test", fields }] });
  });

  it("is read in the encoding that a person names, without a word", async () => {
    const file = Buffer.concat([
      Buffer.from("email;first_name\nivan@x.test;"),
      Buffer.from([0xc8, 0xe2, 0xe0, 0xed]),
    ]);
    expect(await read(file, 3, "windows-1251")).toMatchObject({
      rows: [{ email: "ivan@x.test", fields: { first_name: "Иван" } }],
      result: { kind: "read", note: null },
    });
    expect(await read(file, 3, "utf-8")).toMatchObject({
      result: {
        kind: "unreadable",
        why: "This file is not in utf-8. Name another encoding; nothing was imported.",
      },
    });
  });

  it("is read as Windows-1252 when it is not UTF-8, and says so with an example", async () => {
    const file = Buffer.from("email;first_name;deal\nann@x.test;Ann;\nzoe@x.test;Zo\xeb;5\x80\n", "latin1");
    for (const chunk of [1, 3, 10_000]) {
      expect(await read(file, chunk)).toEqual({
        rows: [
          { line: 2, email: "ann@x.test", fields: { first_name: "Ann" } },
          { line: 3, email: "zoe@x.test", fields: { first_name: "Zoë", deal: "5€" } },
        ],
        result: {
          kind: "read",
          columns: ["first_name", "deal"],
          rows: 2,
          bad: { count: 0, first: [] },
          note: "This file is not UTF-8, so it was read as Windows-1252: line 3 says “Zoë”. If that looks wrong, save it as “CSV UTF-8” and import it again.",
        },
      });
    }
  });

  it("says so too when only the name of a column shows that it is a guess", async () => {
    const file = Buffer.from("email;Gr\xf6\xdfe\nann@x.test;12\n", "latin1");
    for (const chunk of [1, 10_000]) {
      expect((await read(file, chunk)).result).toMatchObject({
        kind: "read",
        note: "This file is not UTF-8, so it was read as Windows-1252: line 1 says “Größe”. If that looks wrong, save it as “CSV UTF-8” and import it again.",
      });
    }
  });

  it("counts lines as people see them, over cells with line breaks and empty lines", async () => {
    const file =
      'email,note\r\n\r\nann@x.test,"two\nlines"\r\n\r\n\r\nben@x.test,x\r\ncy@x.test,"three\r\nmore\r\nlines"\r\ndee@x.test,';
    for (const chunk of [1, 2, 3, 5, 7, 11, 10_000]) {
      const { rows } = await read(file, chunk);
      expect(rows.map(({ line, email }) => [line, email])).toEqual([
        [3, "ann@x.test"],
        [7, "ben@x.test"],
        [8, "cy@x.test"],
        [11, "dee@x.test"],
      ]);
    }
  });

  it("keeps a stray quotation mark as it stands", async () => {
    const { rows } = await read('email,sells\nann@x.test,5" pipes\nben@x.test,"Big" pipes\n');
    expect(rows.map(({ fields }) => fields.sells)).toEqual(['5" pipes', '"Big" pipes']);
  });

  it("writes an international domain as mail servers know it", async () => {
    const { rows } = await read("email\nInfo@Müller.example\n");
    expect(rows).toEqual([{ line: 2, email: "info@xn--mller-kva.example", fields: {} }]);
  });

  it("lists bad rows with line and reason, and hands over the good ones", async () => {
    const file = [
      "email,first_name",
      "ann@x.test,Ann",
      ",Ben",
      "cy@x,Cy",
      "dee at x.test,Dee",
      "eve@x.test,Eve,Evans",
      "fay@x.test",
      "jörg@x.test,Jörg",
      `${"g".repeat(300)}@x.test,Gus`,
    ].join("\n");
    const { rows, result } = await read(file);
    expect(rows.map(({ email }) => email)).toEqual(["ann@x.test", "fay@x.test"]);
    expect(result.kind === "read" && result.bad).toEqual({
      count: 6,
      first: [
        { line: 3, why: "There is no e-mail address in this row." },
        { line: 4, why: "“cy@x” is not a complete e-mail address." },
        { line: 5, why: "“dee at x.test” is not a complete e-mail address." },
        { line: 6, why: "This row has 3 cells and only 2 columns have a name." },
        { line: 8, why: "“jörg@x.test” is not a complete e-mail address." },
        { line: 9, why: `“${"g".repeat(80)}” is not a complete e-mail address.` },
      ],
    });
  });

  it("tells a million bad rows in a hundred and a count", async () => {
    async function* bad(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("email,name\n");
      const lines = Buffer.from("nobody,x\n".repeat(10_000));
      for (let at = 0; at < 100; at++) yield lines;
    }
    const result = await readLeads(bad(), async () => {});
    expect(result).toMatchObject({ kind: "read", rows: 0, bad: { count: 1_000_000 } });
    expect(result.kind === "read" && result.bad.first).toHaveLength(100);
  });

  it("is handed over batch by batch, and waits for each to be taken", async () => {
    async function* many(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("email\n");
      for (let at = 0; at < 5_000; at++) yield Buffer.from(`lead${at}@x.test\n`);
    }
    let taking = 0;
    const batches: number[] = [];
    await readLeads(many(), async (rows) => {
      expect(++taking).toBe(1);
      await new Promise(setImmediate);
      batches.push(rows.length);
      taking--;
    });
    expect(batches).toEqual([2000, 2000, 1000]);
  });
});

describe("a file that cannot be read says in one sentence what to do", () => {
  const why = async (file: string | Uint8Array) => {
    const { result } = await read(file);
    return result.kind === "unreadable" ? result.why : result;
  };
  const saveAs = "Save it as “CSV UTF-8” and import it again; nothing was imported.";

  it.each([
    ["an empty one", "", "This file is empty. Its first line has to name the columns."],
    ["one of empty lines", "\n\n\n", "This file is empty. Its first line has to name the columns."],
    [
      "a spreadsheet itself",
      Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0, 0x0a, 0, 0]),
      `This file is not text. Perhaps it is the spreadsheet itself. ${saveAs}`,
    ],
    [
      "one that changes its encoding",
      Buffer.concat([
        Buffer.from("email,name\nzoe@x.test,Zoë\n"),
        Buffer.from("b@x.test,Zo\xeb\n", "latin1"),
      ]),
      `This file begins as UTF-8, but from line 3 on it is something else. ${saveAs}`,
    ],
    [
      "one in a code page that is not Windows-1252",
      Buffer.from("email,name\nm@x.test,M\x81ller\n", "latin1"),
      `The letters of this file are neither UTF-8 nor Windows-1252. ${saveAs}`,
    ],
    [
      "UTF-16 that ends within a character",
      Buffer.concat([utf16("email\na@x.test\n"), Buffer.from([0x41])]),
      `This file begins as UTF-16LE, but from line 3 on it is something else. ${saveAs}`,
    ],
    [
      "one without addresses",
      "name;company\nAnn;Ann Ltd\n",
      "This file has no column called “email”; its first line says “name”, “company”. Rename the column that holds the addresses.",
    ],
    [
      "one without names of columns",
      "ann@x.test,Ann\nben@x.test,Ben\n",
      "The first line of this file already is a lead. Put a line with the names of the columns above it, one of them “email”.",
    ],
    [
      "one with two columns of one name",
      "email,First name,first_name\n",
      "Two columns of this file are called “first_name”. Rename one of them and import it again.",
    ],
    [
      "one with a quotation mark that is never closed",
      'email,name\nann@x.test,Ann\nben@x.test,"Ben\ncy@x.test,Cy\n',
      "From line 3 on this file cannot be read: a quotation mark is opened there and never closed, most likely. Correct that line and import it again; nothing was imported.",
    ],
    [
      "one that is a single endless line",
      "x".repeat(100_000),
      "The first line of this file is too long to be the names of columns. Is it a CSV file?",
    ],
  ])("%s", async (_what, file, words) => {
    expect(await why(file)).toBe(words);
  });

  it("also when the quotation mark would swallow a rest without end", async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('email,name\nben@x.test,"Ben\n');
      for (;;) yield Buffer.from("cy@x.test,Cy\n".repeat(1_000));
    }
    const result = await readLeads(endless(), async () => {});
    expect(result.kind === "unreadable" && result.why).toContain("From line 2 on this file cannot be read");
  });

  it("but lets a failure of the disk through as what it is", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("email\na@x.test\n");
      throw new Error("EIO: i/o error, read");
    }
    await expect(readLeads(broken(), async () => {})).rejects.toThrow("EIO");
  });
});
