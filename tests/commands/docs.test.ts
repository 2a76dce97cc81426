import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import { readCampaignDefinition } from "../../src/core/campaign/campaign-definition.ts";
import { readLeads } from "../../src/io/csv/read-leads.ts";

const page = readFileSync(new URL("../../docs/command-line.md", import.meta.url), "utf8");
const block = (language: string) => new RegExp(`\`\`\`${language}\n([^\`]+)\`\`\``).exec(page)?.[1] ?? "";

describe("docs/command-line.md", () => {
  it("shows a campaign and leads that can be imported as they stand", async () => {
    const rows: string[] = [];
    const source = (async function* () {
      yield Buffer.from(block("csv"));
    })();
    const read = await readLeads(source, async (batch) => void rows.push(...batch.map(({ email }) => email)));
    expect({ campaign: readCampaignDefinition(block("json")).kind, leads: read.kind, rows }).toEqual({
      campaign: "definition",
      leads: "read",
      rows: ["ada@example.org", "bruno@example.net"],
    });
  });

  it("names every command there is, and every option of it", () => {
    const program = commandLine(() => {});
    const named = namesOf(program).filter(({ name }) => !page.includes(name));
    const options = [...page.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option);
    const known = ["--help", "--json", ...namesOf(program).flatMap((command) => command.options)];
    expect({ named, unknown: options.filter((option) => !known.includes(option)) }).toEqual({
      named: [],
      unknown: [],
    });
  });
});

/** Commands that do something, as they are typed. */
function namesOf(command: Command, before = ""): { name: string; options: (string | undefined)[] }[] {
  return command.commands.flatMap((each) => {
    const name = `${before}${each.name()}`;
    if (each.commands.length > 0) return namesOf(each, `${name} `);
    return [{ name, options: each.options.map(({ long }) => long) }];
  });
}
