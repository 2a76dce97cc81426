import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { freePort } from "../setup/free-port.ts";
import { freshFolder } from "../setup/fresh-folder.ts";
import { beginUnpause, unpause } from "./unpause.ts";

const packages: { devDependencies: object; optionalDependencies: object } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);
const HIDE = fileURLToPath(new URL("../hosts/hide-packages.mjs", import.meta.url));

/** As after `npm ci --omit=dev --omit=optional`. */
const bare = (DATA_DIR: string, env: Record<string, string> = {}) => ({
  NODE_OPTIONS: `--import=${HIDE}`,
  HIDE_PACKAGES: [
    ...Object.keys(packages.devDependencies),
    ...Object.keys(packages.optionalDependencies),
  ].join(","),
  DATA_DIR,
  PORT: "0",
  ...env,
});
const SLOW = 120_000;

it(
  "names the command that adds the sandbox's packages where a start needs them",
  async () => {
    using folder = freshFolder();
    const why =
      "The sandbox needs packages that are not installed here. Add them with: npm ci --omit=dev --include=optional. Or start without it: UNPAUSE_SANDBOX=0.\n";
    expect(await unpause(["start"], { env: bare(folder.path) })).toMatchObject({
      exit: 2,
      lines: [],
      said: why,
    });
    expect(await unpause(["demo"], { env: bare(folder.path) })).toMatchObject({
      exit: 1,
      said: expect.stringContaining(why),
    });
  },
  SLOW,
);

it(
  "runs the product without them",
  async () => {
    using folder = freshFolder();
    const env = bare(folder.path, { UNPAUSE_SANDBOX: "0" });
    const made = await unpause(["workspace", "set", "--name", "Ours", "--admin", "ann@ours.test"], { env });
    expect(made).toMatchObject({ exit: 0 });
    // A product with a workspace of its own wants no sandbox, so that nothing has to be set.
    const product = beginUnpause(["start"], { ...bare(folder.path), PORT: `${await freePort()}` });
    expect(await product.line()).toMatchObject({ sandbox: false });
    expect(await product.stop()).toBe(0);
  },
  SLOW,
);
