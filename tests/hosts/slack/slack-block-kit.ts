import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { createGenerator } from "ts-json-schema-generator";
import { overLimits, viewOverLimits } from "./slack-limits.ts";

/** Slack's refusals of a message's blocks, in words. Empty when it would take them. */
export function faultsOfBlocks(blocks: unknown): string[] {
  if (!Array.isArray(blocks)) return ["blocks must be a list"];
  return [...shapeFaults(blocks), ...overLimits(blocks)];
}

/** The same for a modal or a home tab. */
export function faultsOfView(view: unknown): string[] {
  if (typeof view !== "object" || view === null) return ["a view must be an object"];
  const { blocks } = view as { blocks?: unknown };
  return [...shapeFaults(blocks), ...viewOverLimits(view as Record<string, unknown>)];
}

/** Takes seconds the first time after an install; call it before anybody waits for an answer. */
export function prepareBlockKit(): ValidateFunction {
  validate ??= new Ajv({ strict: false }).compile(blockKitSchema());
  return validate;
}

function shapeFaults(blocks: unknown): string[] {
  const validate = prepareBlockKit();
  if (validate(blocks)) return [];
  // A union names each of its members' faults; the deepest ones are about the member that was meant.
  const errors = validate.errors ?? [];
  const deepest = Math.max(...errors.map(({ instancePath }) => instancePath.split("/").length));
  return errors
    .filter(({ instancePath }) => instancePath.split("/").length === deepest)
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
    .slice(0, 5);
}

let validate: ValidateFunction | null = null;

/** Slack publishes no schema for Block Kit; its types are one. Generating takes seconds, so it is kept for the next run. */
function blockKitSchema(): object {
  const require = createRequire(import.meta.url);
  const types = dirname(dirname(require.resolve("@slack/types")));
  const { version } = JSON.parse(readFileSync(join(types, "package.json"), "utf8")) as { version: string };
  const folder = join(types, "..", "..", ".cache", "block-kit");
  const kept = join(folder, `${version}.json`);
  try {
    return JSON.parse(readFileSync(kept, "utf8"));
  } catch {
    const schema = createGenerator({
      path: join(types, "dist", "block-kit", "blocks.d.ts"),
      type: "KnownBlock",
      skipTypeCheck: true,
    }).createSchema("KnownBlock");
    const list = { ...schema, $ref: undefined, type: "array", items: { $ref: schema.$ref } };
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${kept}.${process.pid}`, JSON.stringify(list));
    renameSync(`${kept}.${process.pid}`, kept);
    return JSON.parse(readFileSync(kept, "utf8"));
  }
}
