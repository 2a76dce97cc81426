import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { z } from "zod";

/** The app id and the address that stand in the manifest until it is packed. */
const NO_APP = "00000000-0000-0000-0000-000000000000";
const NO_ADDRESS = "https://unpause.example.com";

const Env = z.object({
  TEAMS_APP_ID: z.guid("TEAMS_APP_ID must be the application id of the bot, e.g. 8c0f2d5e-…"),
  PUBLIC_URL: z
    .url({ protocol: /^https$/, error: `PUBLIC_URL must be a whole address, e.g. ${NO_ADDRESS}` })
    .default(NO_ADDRESS),
});

export type Packed = { kind: "packed"; zip: Buffer } | { kind: "unclear"; why: string };

/**
 * Packs the app that people install in Microsoft Teams. The same input gives the same bytes.
 *
 * @param env - TEAMS_APP_ID, and PUBLIC_URL for the links of the app's page
 */
export async function writePackage(env: Record<string, string | undefined>): Promise<Packed> {
  const { success, data, error } = Env.safeParse(env);
  if (!success) return { kind: "unclear", why: `${error.issues[0]?.message}.` };
  const manifest = read("manifest.json")
    .toString("utf8")
    .replaceAll(NO_APP, data.TEAMS_APP_ID.toLowerCase())
    .replaceAll(NO_ADDRESS, data.PUBLIC_URL.replace(/\/+$/, ""));
  const zip = new ZipFile();
  const files = {
    "manifest.json": Buffer.from(manifest),
    "color.png": read("color.png"),
    "outline.png": read("outline.png"),
  };
  // The oldest moment that a ZIP file can say.
  for (const [name, bytes] of Object.entries(files))
    zip.addBuffer(bytes, name, { mtime: new Date(1980, 0, 1) });
  zip.end();
  return { kind: "packed", zip: await buffer(zip.outputStream) };
}

const read = (name: string) => readFileSync(new URL(name, import.meta.url));
