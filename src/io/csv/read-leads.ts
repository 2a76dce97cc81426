import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { leadAddress } from "../../core/lead/lead-address.ts";
import {
  type LeadRow,
  type LineProblem,
  list,
  nothingListed,
  type ReadLeadsResult,
} from "../../core/lead/lead-row.ts";
import { decodeText } from "./decode-text.ts";
import { decodeTold } from "./decode-told.ts";
import { type LeadColumns, leadColumns } from "./lead-columns.ts";
import { peekLine } from "./peek-line.ts";
import { unixLines } from "./unix-lines.ts";
import { UnreadableFile } from "./unreadable-file.ts";

const BATCH = 2_000;
const LONGEST_ROW = 256 * 1024;

/**
 * Reads leads from a CSV file of a spreadsheet: any usual separator and encoding, columns in any order.
 *
 * @param told - the encoding that a person named, as `TextDecoder` knows it; else it is detected, or guessed with a note
 */
export async function readLeads(
  source: AsyncIterable<Uint8Array>,
  take: (rows: LeadRow[]) => Promise<void>,
  told?: string,
): Promise<ReadLeadsResult> {
  let encoding = told ?? "utf-8";
  const text = unixLines(
    told === undefined
      ? decodeText(source, (found) => {
          encoding = found;
        })
      : decodeTold(source, told),
  );
  const bad = nothingListed<LineProblem>();
  let columns: LeadColumns | null = null;
  let batch: LeadRow[] = [];
  let rows = 0;
  let readTo = 0;
  let guessed: Guessed | null = null;

  async function readRecords(records: AsyncIterable<Read>): Promise<void> {
    for await (const { record, info } of records) {
      const isGuess = told === undefined && encoding === "windows-1252" && guessed === null;
      if (columns === null) {
        columns = leadColumns(record);
        // Texts speak of columns by their names, so a wrong letter in one leaves its place empty.
        if (isGuess) guessed = guessedIn(record, info.lines);
        continue;
      }
      const row = leadOf(record, columns, info.lines - breaksIn(record));
      if ("why" in row) {
        list(bad, row);
        continue;
      }
      if (isGuess) guessed = guessedIn(Object.values(row.fields), row.line);
      rows++;
      batch.push(row);
      if (batch.length === BATCH) {
        await take(batch);
        batch = [];
      }
    }
  }

  try {
    const { first, all } = await peekLine(text);
    const { delimiter, fromLine } = separatorOf(first);
    const parser = parserFor(delimiter, fromLine, (lines) => {
      readTo = lines;
    });
    await pipeline(all, parser, readRecords);
    if (columns === null)
      throw new UnreadableFile("This file is empty. Its first line has to name the columns.");
    if (batch.length > 0) await take(batch);
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: "unreadable", why: error.message };
    if (error instanceof CsvError) return { kind: "unreadable", why: brokenAt(readTo + 1) };
    throw error;
  }
  const { names }: LeadColumns = columns;
  return {
    kind: "read",
    columns: names.filter((name) => name !== null),
    rows,
    bad,
    note: noteOf(guessed),
  };
}

/** @param readLine - told the line up to which the file was read */
function parserFor(delimiter: string, fromLine: number, readLine: (line: number) => void) {
  return parse({
    delimiter,
    info: true,
    from_line: fromLine,
    // An opened quotation mark would otherwise swallow the whole rest into memory.
    max_record_size: LONGEST_ROW,
    on_record(read, { lines }) {
      readLine(lines);
      return read;
    },
    record_delimiter: "\n",
    relax_column_count: true,
    // A stray quotation mark inside a cell is just that, as in 5" pipes.
    relax_quotes: true,
    skip_empty_lines: true,
    // Spreadsheets leave rows of nothing but separators.
    skip_records_with_empty_values: true,
  });
}

type Read = { record: string[]; info: { lines: number } };

function leadOf(record: string[], { email, names }: LeadColumns, line: number): LeadRow | LineProblem {
  const written = record[email]?.trim() ?? "";
  if (written === "") return { line, why: "There is no e-mail address in this row." };
  if (record.slice(names.length).some((cell) => cell.trim() !== "")) {
    return { line, why: `This row has ${record.length} cells and only ${names.length} columns have a name.` };
  }
  const address = leadAddress(written);
  if (address === null) return { line, why: `“${written.slice(0, 80)}” is not a complete e-mail address.` };

  const fields: LeadRow["fields"] = {};
  for (const [index, name] of names.entries()) {
    const value = record[index]?.trim();
    if (name !== null && value) fields[name] = value;
  }
  return { line, email: address, fields };
}

/** Excel may write `sep=;` above the names; else the usual separator that the names are written with most. */
function separatorOf(firstLine: string): { delimiter: string; fromLine: number } {
  const [, declared] = /^"?sep=(.)"?$/i.exec(firstLine) ?? [];
  if (declared !== undefined) return { delimiter: declared, fromLine: 2 };
  const names = outsideQuotes(firstLine);
  const counted = [",", ";", "\t", "|"].map((delimiter) => ({
    delimiter,
    count: names.split(delimiter).length,
  }));
  const { delimiter } = counted.reduce((most, next) => (next.count > most.count ? next : most));
  return { delimiter, fromLine: 1 };
}

/** Without quoted parts, which belong to a name. A quotation mark that is never closed is a letter. */
const outsideQuotes = (line: string) => line.replace(/"[^"]*"/g, "");

/** Line breaks inside cells: the row begins that many lines before it ends. */
const breaksIn = (record: string[]) =>
  record.reduce((sum, cell) => (cell.includes("\n") ? sum + cell.split("\n").length - 1 : sum), 0);

/** A value whose letters depend on the encoding that was guessed. */
type Guessed = { line: number; value: string };

function guessedIn(values: string[], line: number): Guessed | null {
  const value = values.find((each) => !/^[\t-\r\x20-\x7e]*$/.test(each))?.trim();
  return value === undefined ? null : { line, value };
}

const brokenAt = (line: number) =>
  `From line ${line} on this file cannot be read: a quotation mark is opened there and never closed, most likely. Correct that line and import it again; nothing was imported.`;

function noteOf(example: Guessed | null): string | null {
  if (example === null) return null;
  return `This file is not UTF-8, so it was read as Windows-1252: line ${example.line} says “${example.value}”. If that looks wrong, save it as “CSV UTF-8” and import it again.`;
}
