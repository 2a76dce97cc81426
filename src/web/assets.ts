import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Hono } from "hono";

/** Files that pages load. The address changes with the content, so that browsers may keep them for good. */
export type Assets = { style: string; morph: string; live: string; routes: Hono };

const own = (name: string) => readFileSync(new URL(`./assets/${name}`, import.meta.url), "utf8");
const ofPackage = (path: string) => readFileSync(new URL(import.meta.resolve(path)), "utf8");

export function loadAssets(): Assets {
  const routes = new Hono();
  const serve = (name: string, type: string, body: string): string => {
    const hash = createHash("sha256").update(body).digest("base64url").slice(0, 12);
    const path = `/assets/${hash}/${name}`;
    routes.get(path, (c) =>
      c.body(body, 200, {
        "Content-Type": `${type}; charset=utf-8`,
        "Cache-Control": "public, max-age=31536000, immutable",
      }),
    );
    return path;
  };
  return {
    style: serve("style.css", "text/css", own("style.css")),
    // Morphs the page shown into the page fetched, keeping focus, selection and scroll where they are.
    morph: serve("idiomorph.js", "text/javascript", ofPackage("idiomorph/dist/idiomorph.min.js")),
    live: serve("live.js", "text/javascript", own("live.js")),
    routes,
  };
}
