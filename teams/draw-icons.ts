#!/usr/bin/env node
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

// Draws the icons of the Teams app from their SVG: `node teams/draw-icons.ts /usr/bin/chromium`.
// Sizes and the white outline: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package

const SIZES = { color: 192, outline: 32 };
const here = (name: string) => new URL(name, import.meta.url);

const browser = await chromium.launch({ executablePath: process.argv[2] ?? "", args: ["--no-sandbox"] });
for (const [name, size] of Object.entries(SIZES)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(here(`${name}.svg`), "utf8")}`);
  writeFileSync(here(`${name}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
