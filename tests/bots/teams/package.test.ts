import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { inflateRawSync } from "node:zlib";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { help } from "../../../src/bots/command/help.ts";
import { writePackage } from "../../../teams/write-package.ts";
import { freshFolder } from "../../setup/fresh-folder.ts";

const APP_ID = "8c0f2d5e-5b0a-4a51-9d4c-2f3f5a1b6c7d";
const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url));
const manifest = JSON.parse(read("teams/manifest.json").toString());
const [bot] = manifest.bots;

/** The files of a ZIP archive, by its central directory (PKWARE APPNOTE §4.3). */
function unzip(zip: Buffer): Record<string, Buffer> {
  const end = zip.lastIndexOf("PK\x05\x06");
  const files: Record<string, Buffer> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const head = zip.readUInt32LE(at + 42);
    const body = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    const bytes = zip.subarray(body, body + size);
    files[zip.toString("utf8", at + 46, at + 46 + (name ?? 0))] =
      method === 0 ? bytes : inflateRawSync(bytes);
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

async function packed(env: Record<string, string>) {
  const result = await writePackage(env);
  if (result.kind !== "packed") throw new Error(result.why);
  return { zip: result.zip, files: unzip(result.zip) };
}

/** Width, height and colour type (6: with transparency) of a PNG (W3C PNG §11.2.1). */
const header = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];

describe("teams/manifest.json", () => {
  it("is what the published schema of version 1.30 asks for", () => {
    const { $schema: _, ...schema } = JSON.parse(
      read("tests/fixtures/contracts/teams-manifest.v1.30.schema.json").toString(),
    );
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    validate(manifest);
    expect(validate.errors).toEqual(null);
  });

  it("lists every verb of help, in teams and for one person, as a slash command and with a mention", () => {
    const verbs = ["help", ...help().items.map(({ title }) => title.split(" ")[0])];
    expect(bot.commandLists.map(({ scopes }: { scopes: string[] }) => scopes)).toEqual([
      ["team"],
      ["personal"],
    ]);
    for (const { triggers, commands } of bot.commandLists) {
      expect(triggers).toEqual(["slash", "mention"]);
      expect(commands.map(({ title }: { title: string }) => title).sort()).toEqual([...verbs].sort());
    }
  });

  it("takes commands that one person alone sees, and shared channels", () => {
    expect(bot).toMatchObject({ scopes: ["personal", "team"], supportsTargetedMessages: true });
    expect(manifest.supportsChannelFeatures).toBe("tier1");
  });

  it("asks for no permission, and shows no page of ours in a frame", () => {
    const { permissions, authorization, configurableTabs, staticTabs, validDomains } = manifest;
    expect([permissions, authorization, configurableTabs, staticTabs]).toEqual(Array(4).fill(undefined));
    expect(validDomains).toEqual([]);
  });
});

describe("npm run teams:package", () => {
  it("packs the manifest with the bot's id and our address, and both icons", async () => {
    const { files } = await packed({
      TEAMS_APP_ID: APP_ID.toUpperCase(),
      PUBLIC_URL: "https://u.acme.test/",
    });
    expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png"]);
    const inside = JSON.parse(String(files["manifest.json"]));
    expect(inside).toMatchObject({ id: APP_ID, bots: [{ botId: APP_ID }] });
    expect(JSON.stringify(inside)).not.toMatch(/00000000-0000|unpause\.example\.com/);
    expect(inside.developer.websiteUrl).toBe("https://u.acme.test");
  });

  it("draws the icons in the sizes that Teams asks for, the small one in white alone", async () => {
    const { files } = await packed({ TEAMS_APP_ID: APP_ID });
    expect(header(files["color.png"] as Buffer).slice(0, 2)).toEqual([192, 192]);
    expect(header(files["outline.png"] as Buffer)).toEqual([32, 32, 6]);
    expect(
      read("teams/outline.svg")
        .toString()
        .match(/fill="[^"]*"/g),
    ).toEqual(['fill="#fff"']);
  });

  it("gives the same bytes for the same bot", async () => {
    const [one, other] = [await packed({ TEAMS_APP_ID: APP_ID }), await packed({ TEAMS_APP_ID: APP_ID })];
    expect(one.zip.equals(other.zip)).toBe(true);
  });

  it.each([
    ["without an id", {}, /TEAMS_APP_ID must be the application id/],
    ["with another id", { TEAMS_APP_ID: "unpause" }, /TEAMS_APP_ID must be the application id/],
    [
      "with an address without encryption",
      { TEAMS_APP_ID: APP_ID, PUBLIC_URL: "http://u.test" },
      /PUBLIC_URL/,
    ],
  ])("says in one sentence why it packs nothing: %s", async (_, env, why) => {
    expect(await writePackage(env)).toMatchObject({ kind: "unclear", why: expect.stringMatching(why) });
  });

  it("writes the file, and says where", async () => {
    using folder = freshFolder();
    const file = join(folder.path, "app.zip");
    const run = (env: Record<string, string>) =>
      promisify(execFile)(process.execPath, ["teams/package.ts", file], { env: { PATH: "", ...env } });
    expect((await run({ TEAMS_APP_ID: APP_ID })).stderr).toContain(`${file} is written.`);
    expect(Object.keys(unzip(readFileSync(file)))).toHaveLength(3);
    await expect(run({})).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("TEAMS_APP_ID") });
  });
});
