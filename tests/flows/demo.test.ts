import { expect, it } from "vitest";
import { unpause } from "../commands/unpause.ts";

it("the demo plays the whole story, and every promise holds", { timeout: 600_000 }, async () => {
  const { exit, lines, said } = await unpause(["--json", "demo"]);
  expect({ exit, broken: lines.filter((line) => !(line as { held: boolean }).held), said }).toEqual({
    exit: 0,
    broken: [],
    said: expect.stringContaining("Every promise held."),
  });
});
