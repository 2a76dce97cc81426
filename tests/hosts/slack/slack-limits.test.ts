import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultsOfBlocks, faultsOfView } from "./slack-block-kit.ts";
import { LIMITS } from "./slack-limits.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const button = (more: object) => ({ type: "button", text: plain("Go"), action_id: "go", ...more });
const actions = (...elements: object[]) => [{ type: "actions", elements }];
const select = (more: object) => ({ type: "static_select", action_id: "one", ...more });
const option = (value: string) => ({ text: plain("One"), value });
const words = (text: string) => [
  { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] },
];
const many = <T>(count: number, each: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => each(index));

describe("the table of Block Kit's limits", () => {
  it("has every block and every element that there is", () => {
    const types = dirname(createRequire(import.meta.url).resolve("@slack/types"));
    const known = globSync(join(types, "block-kit", "*.d.ts")).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/^ {4}type: '(\w+)'/gm)].map(([, type]) => type ?? ""),
    );
    expect(known.length).toBeGreaterThan(50);
    expect(known.filter((type) => LIMITS[type] === undefined)).toEqual([]);
  });

  it.each<[string, object[]]>([
    ["a header of 151 characters", [{ type: "header", text: plain("x".repeat(151)) }]],
    ["a header of none", [{ type: "header", text: plain("") }]],
    ["51 blocks", many(51, () => ({ type: "divider" }))],
    ["a block's name of 256 characters", [{ type: "divider", block_id: "x".repeat(256) }]],
    ["two blocks of one name", many(2, () => ({ type: "divider", block_id: "x" }))],
    ["26 buttons side by side", actions(...many(26, (index) => button({ action_id: `${index}` })))],
    ["two buttons of one name", actions(button({}), button({}))],
    ["a button of 76 characters", actions(button({ text: plain("x".repeat(76)) }))],
    ["a button's value of 2,001 characters", actions(button({ value: "x".repeat(2001) }))],
    ["a button's address of 3,001 characters", actions(button({ url: `https://${"x".repeat(2993)}` }))],
    ["a list of 101 choices", actions(select({ options: many(101, (index) => option(`${index}`)) }))],
    ["a list of no choice", actions(select({ options: [] }))],
    ["a choice's value of 151 characters", actions(select({ options: [option("x".repeat(151))] }))],
    [
      "a group's name of 76 characters",
      actions(select({ option_groups: [{ label: plain("x".repeat(76)), options: [option("1")] }] })),
    ],
    ["an empty text", words("")],
    ["a type that nobody knows", [{ type: "hologram" }]],
  ])("refuses %s", (_what, blocks) => {
    expect(faultsOfBlocks(blocks)).not.toEqual([]);
  });

  const input = {
    type: "input",
    label: plain("Which?"),
    element: { type: "plain_text_input", action_id: "which" },
  };
  const modal = { type: "modal", title: plain("Unpause"), submit: plain("Send"), blocks: [input] };
  it.each<[string, object]>([
    ["with an input and nothing to send it with", { ...modal, submit: undefined }],
    ["without a title", { ...modal, title: undefined }],
    ["with a title of 25 characters", { ...modal, title: plain("x".repeat(25)) }],
    ["with 3,001 characters of its own", { ...modal, private_metadata: "x".repeat(3001) }],
    ["with 101 blocks", { ...modal, blocks: many(101, () => ({ type: "divider" })) }],
  ])("refuses a window %s", (_what, view) => {
    expect(faultsOfView(view)).not.toEqual([]);
  });

  it("takes what is within them", () => {
    expect(faultsOfBlocks([...words("x"), ...actions(button({ value: "x".repeat(2000) }))])).toEqual([]);
    expect(faultsOfView(modal)).toEqual([]);
  });
});
