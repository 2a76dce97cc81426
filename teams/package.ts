#!/usr/bin/env node
import { writeFileSync } from "node:fs";
import { writePackage } from "./write-package.ts";

// `npm run teams:package`, or with a name for the file: `npm run teams:package -- out.zip`.

const file = process.argv[2] ?? "unpause-teams.zip";
const packed = await writePackage(process.env);
if (packed.kind === "unclear") {
  console.error(packed.why);
  process.exitCode = 2;
} else {
  writeFileSync(file, packed.zip);
  console.error(`${file} is written. Upload it in Microsoft Teams: docs/teams.md says how.`);
}
