import { parse } from "csv-parse/sync";
import { Liquid } from "liquidjs";
import { describe, expect, it } from "vitest";
import { domainOf } from "../../src/sandbox/mailbox-spec.ts";
import { sandboxWorld } from "../../src/sandbox/sandbox-world.ts";

const world = sandboxWorld();
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

describe("the sandbox world", () => {
  it("gives each of its two hundred leads to exactly one campaign", () => {
    const emails = world.campaigns.flatMap(({ leadsCsv }) => rowsOf(leadsCsv).map(({ email }) => email));
    expect(emails).toEqual(world.leads.map(({ email }) => email));
    expect(emails.length).toBe(200);
  });

  it("writes names and companies so that a CSV reader gets them back", () => {
    const { leads, campaigns } = world;
    expect(campaigns.flatMap(({ leadsCsv }) => rowsOf(leadsCsv))).toEqual(
      leads.map(({ email, firstName, lastName, company }) => ({
        email,
        first_name: firstName,
        last_name: lastName,
        company,
      })),
    );
  });

  it("has templates that need nothing but the columns of the leads", () => {
    const liquid = new Liquid({ strictVariables: true });
    for (const { steps, leadsCsv } of world.campaigns) {
      const [row] = rowsOf(leadsCsv);
      for (const { subject, text, html } of steps) {
        const texts = [subject ?? "", text, html].map((template) => liquid.parseAndRenderSync(template, row));
        expect(texts.join(" ")).not.toMatch(/[{}]/);
      }
    }
  });

  it("starts each campaign with a subject and continues in its thread", () => {
    expect(world.campaigns.map(({ steps }) => steps.map(({ subject }) => subject !== null))).toEqual([
      [true, false, false],
      [true, false],
    ]);
  });

  it("has a domain whose admin hits more than one mailbox, and each campaign's mailboxes exist", () => {
    const addresses = world.mailboxes.map(({ address }) => address);
    expect(addresses.map(domainOf)).toEqual(["brightside.test", "northwind.test", "brightside.test"]);
    expect(world.campaigns.flatMap(({ mailboxes }) => mailboxes).toSorted()).toEqual(addresses.toSorted());
  });
});
