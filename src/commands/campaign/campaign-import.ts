import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { Transform } from "node:stream";
import { z } from "zod";
import { readCampaignDefinition } from "../../core/campaign/campaign-definition.ts";
import type { TemplateProblem } from "../../core/campaign/check-templates.ts";
import { createCampaign } from "../../core/campaign/create-campaign.ts";
import { type ImportLeadsResult, importLeads } from "../../core/campaign/import-leads.ts";
import { campaignPlaceholders } from "../../core/campaign/placeholder/campaign-placeholders.ts";
import { rewritePlaceholders } from "../../core/campaign/placeholder/rewrite-placeholders.ts";
import { rewriteSteps } from "../../core/campaign/placeholder/steps-placeholders.ts";
import { startCampaign } from "../../core/campaign/start-campaign.ts";
import { CREATE_WORDS } from "../../core/campaign/words/create.ts";
import { IMPORT_WORDS } from "../../core/campaign/words/import.ts";
import type { Context } from "../../core/context.ts";
import type { ReadLeadsResult } from "../../core/lead/lead-row.ts";
import { outcomeOf } from "../../core/words/outcome.ts";
import { sayNumber } from "../../core/words/say.ts";
import type { Member } from "../../core/workspace/member.ts";
import { isEncoding } from "../../io/csv/decode-told.ts";
import { readLeads } from "../../io/csv/read-leads.ts";
import { command, type ExitCode } from "../command.ts";
import { Acting, actingMember } from "../people/acting-member.ts";
import type { Out } from "../terminal/out.ts";
import { inCommands, sayOutcome } from "../terminal/say-outcome.ts";
import { tellLacking, tellStart } from "./campaign-start.ts";
import { findCampaign } from "./find-campaign.ts";
import { rewriteHint, tellPlaceholders, tellRewriting } from "./tell-placeholders.ts";

const Input = z.object({
  ...Acting,
  /** Whole paths: the product that runs has another working directory. */
  definition: z.string().optional(),
  leads: z.string().optional(),
  into: z.string().optional(),
  start: z.boolean().default(false),
  encoding: z.string().optional(),
  despiteLacking: z.boolean().default(false),
  despitePlaceholders: z.boolean().default(false),
  despitePublicUrl: z.boolean().default(false),
  rewritePlaceholders: z.boolean().default(false),
});
type Input = z.infer<typeof Input>;
type Named = { id: string; name: string };

/** Makes a campaign from its definition, adds leads to it or to one that is there, and starts it when asked to. */
export const campaignImport = command({
  name: "campaign import",
  input: Input,
  async run(ctx, input, out) {
    const member = await actingMember(ctx, input, out);
    if (member === null) return 2;
    const { leads, encoding } = input;
    if (encoding !== undefined && !isEncoding(encoding)) {
      out.say(
        `“${encoding}” is no encoding. Name one such as utf-8, windows-1251, koi8-r, shift_jis or gb18030.`,
      );
      return 2;
    }
    // Read to its end before anything is made, so that a file that breaks in the middle leaves no empty campaign behind.
    const size = leads === undefined ? 0 : await readable(leads, out);
    if (size === null) return 2;
    const columns = leads === undefined ? [] : await columnsOf({ leads, size, encoding }, out);
    if (columns === null) return 2;

    const campaign = await campaignFor(ctx, member, input, columns, out);
    if (campaign === null) return 2;
    const imported =
      leads === undefined ? ALL_SURE : await addLeads(ctx, member, campaign, { leads, size, encoding }, out);
    if (imported.exit !== 0) return imported.exit;
    const place = { workspaceId: member.workspaceId, memberId: member.id, campaignId: campaign.id };
    if (input.rewritePlaceholders) tellRewriting(campaign.name, await rewritePlaceholders(ctx, place), out);
    if (!input.start || imported.guessed) {
      const found = await campaignPlaceholders(ctx, place);
      tellPlaceholders(found, out);
      if (found.length > 0)
        out.say(`“${campaign.name}” does not start like this. ${rewriteHint(campaign.name, found)}`.trim());
    }
    if (!input.start) return 0;
    if (imported.guessed) {
      out.say(
        `“${campaign.name}” was not started, since the encoding of its leads is a guess. If their names look right: unpause campaign start "${campaign.name}". Else import them again with --into "${campaign.name}" and their encoding, e.g. --encoding windows-1251.`,
      );
      return 1;
    }
    const { despiteLacking, despitePlaceholders, despitePublicUrl } = input;
    const started = await startCampaign(ctx, {
      ...place,
      despiteLacking,
      despitePlaceholders,
      despitePublicUrl,
    });
    return tellStart(ctx, campaign.name, started, out);
  },
});

async function readable(path: string, out: Out): Promise<number | null> {
  try {
    const file = await stat(path);
    if (file.isFile()) return file.size;
    out.say(`${path} is not a file.`);
  } catch (error) {
    out.say(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return null;
}

type LeadsFile = { leads: string; size: number; encoding: string | undefined };
const ALL_SURE: Imported = { exit: 0, guessed: false };

/** @returns null when the file cannot be imported, which is said */
async function columnsOf({ leads: path, size, encoding }: LeadsFile, out: Out): Promise<string[] | null> {
  const read = await readLeads(bytesOf(path, size, "Reading", out), async () => {}, encoding);
  if (read.kind === "unreadable") out.say(read.why);
  else if (read.rows === 0) tellBad(read.bad, out, `${path} holds no lead that can be imported.`);
  return read.kind === "read" && read.rows > 0 ? read.columns : null;
}

async function campaignFor(
  ctx: Context,
  member: Member,
  input: Input,
  columns: string[],
  out: Out,
): Promise<Named | null> {
  const { definition, into } = input;
  if ((definition === undefined) === (into === undefined)) {
    out.say("Name a campaign's definition (CAMPAIGN.json), or a campaign that is there (--into NAME).");
    return null;
  }
  if (into !== undefined) return findCampaign(ctx, member.workspaceId, into, out);

  const path = definition as string;
  if ((await readable(path, out)) === null) return null;
  const read = readCampaignDefinition(await readFile(path, "utf8"));
  if (read.kind === "unclear") {
    for (const problem of read.problems) out.say(problem);
    return null;
  }
  const { workspaceId, id: memberId } = member;
  const { name, steps } = read.definition;
  const { steps: inLiquid, rewritten } = input.rewritePlaceholders
    ? rewriteSteps(steps, columns)
    : { steps, rewritten: 0 };
  const written = { ...read.definition, steps: inLiquid };
  const made = await createCampaign(ctx, { workspaceId, memberId, definition: written });
  const said = outcomeOf(CREATE_WORDS, made, { name });
  if (made.kind === "created") {
    out.line({ campaign: name, id: made.campaignId, state: "draft" }, inCommands(said));
    tellRewriting(name, { kind: "rewritten", rewritten, left: [] }, out);
    return { id: made.campaignId, name };
  }
  if (made.kind === "faulty-templates") tellFaults(made.problems, out);
  sayOutcome(out, said);
  return null;
}

function tellFaults(problems: TemplateProblem[], out: Out): void {
  for (const { step, part, line, why } of problems)
    out.say(`Step ${step}, ${part}${line === null ? "" : `, line ${line}`}: ${why}`);
}

async function addLeads(
  ctx: Context,
  { workspaceId, id: memberId }: Member,
  campaign: Named,
  { leads, size, encoding }: LeadsFile,
  out: Out,
): Promise<Imported> {
  const result = await importLeads(ctx, {
    workspaceId,
    campaignId: campaign.id,
    memberId,
    read: (take) => readLeads(bytesOf(leads, size, "Importing", out), take, encoding),
  });
  const guessed = result.kind === "imported" && result.note !== null;
  return { exit: tellImport(campaign.name, result, out), guessed };
}

/** `guessed`: no encoding was named for the file, and nothing in it proves one. */
type Imported = { exit: ExitCode; guessed: boolean };

function tellImport(name: string, result: ImportLeadsResult, out: Out): ExitCode {
  const said = outcomeOf(IMPORT_WORDS, result, { name });
  switch (result.kind) {
    case "imported": {
      const { enrolled, bad, leftOut, columns, note, lacking } = result;
      tellBad(bad, out);
      for (const { line, email, reason } of leftOut.first)
        out.say(`Line ${line}: ${email} ${LEFT_OUT[reason]}.`);
      tellRest(leftOut, out);
      if (note !== null) out.say(note);
      tellLacking(lacking, out);
      const counts = { enrolled, bad: bad.count, leftOut: leftOut.count };
      out.line({ campaign: name, ...counts, columns, note, lacking }, inCommands(said));
      return 0;
    }
    case "finished":
      sayOutcome(out, said);
      return 1;
    case "unreadable":
    case "no-such-campaign":
      sayOutcome(out, said);
      return 2;
  }
}

const LEFT_OUT = {
  "twice-in-file": "is in the file twice",
  "already-enrolled": "is in this campaign already",
  "in-other-campaign": "is in another campaign at the moment",
  "never-mail": "is never to be mailed",
  forgotten: "was forgotten at their wish, and is not taken again",
};

function tellBad(bad: (ReadLeadsResult & { kind: "read" })["bad"], out: Out, conclusion?: string): void {
  for (const { line, why } of bad.first) out.say(`Line ${line}: ${why}`);
  tellRest(bad, out);
  if (conclusion) out.say(conclusion);
}

function tellRest({ count, first }: { count: number; first: unknown[] }, out: Out): void {
  if (count > first.length) out.say(`… and ${sayNumber(count - first.length)} more lines.`);
}

/** The file, ended early when the caller has gone. */
function bytesOf(path: string, size: number, what: string, out: Out): AsyncIterable<Uint8Array> {
  let done = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, forward) {
      done += chunk.length;
      out.progress({ done, total: size, what });
      forward(null, chunk);
    },
  });
  const file = createReadStream(path, { signal: out.gone });
  file.on("error", (error) => counted.destroy(error));
  return file.pipe(counted);
}
