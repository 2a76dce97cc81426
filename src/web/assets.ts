import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Hono } from "hono";

/** Files that pages load. The address changes with the content, so that browsers may keep them for good. */
export type Assets = {
  style: string;
  morph: string;
  live: string;
  worker: string;
  stage: string;
  tickets: string;
  routes: Hono;
};

const own = (name: string) => readFileSync(new URL(`./assets/${name}`, import.meta.url), "utf8");
const ofPackage = (path: string) => readFileSync(new URL(import.meta.resolve(path)), "utf8");

/** These import each other by name, so they share one address, which changes with any of them. */
const SCRIPTS = [
  "live.js",
  "ages.js",
  "busy.js",
  "gone.js",
  "refresh.js",
  "say.js",
  "stream.js",
  "stream-worker.js",
  "tabs.js",
  "title.js",
];

/** Cascade layers, each a file: a rule of a later one wins over every rule of an earlier one, whatever their selectors. */
const LAYERS = [
  "colours",
  "base",
  "frame",
  "cards",
  "controls",
  "progress",
  "tour",
  "tables",
  "history",
  "messages",
  "tickets",
  "live",
  "print",
  "forced-colours",
];

/** All layers in one file, since each file of a page is a request. */
const style = (): string => LAYERS.map((name) => `@layer ${name} {\n${own(`style/${name}.css`)}}\n`).join("");

export function loadAssets(): Assets {
  const routes = new Hono();
  const serve = (folder: string, name: string, type: string, body: string): string => {
    const path = `/assets/${folder}/${name}`;
    routes.get(path, (c) =>
      c.body(body, 200, {
        "Content-Type": `${type}; charset=utf-8`,
        "Cache-Control": "public, max-age=31536000, immutable",
      }),
    );
    return path;
  };
  const alone = (name: string, type: string, body: string) => serve(hashOf([body]), name, type, body);

  const scripts = SCRIPTS.map((name) => ({ name, body: own(name) }));
  const folder = hashOf(scripts.map(({ body }) => body));
  for (const { name, body } of scripts) serve(folder, name, "text/javascript", body);
  return {
    style: alone("style.css", "text/css", style()),
    // Morphs the page shown into the page fetched, keeping focus, selection and scroll where they are.
    morph: alone("idiomorph.js", "text/javascript", ofPackage("idiomorph/dist/idiomorph.min.js")),
    live: `/assets/${folder}/live.js`,
    worker: `/assets/${folder}/stream-worker.js`,
    stage: alone("stage.js", "text/javascript", own("stage.js")),
    tickets: alone("tickets.js", "text/javascript", own("tickets.js")),
    routes,
  };
}

function hashOf(bodies: string[]): string {
  const hash = createHash("sha256");
  for (const body of bodies) hash.update(`${body.length} ${body}`);
  return hash.digest("base64url").slice(0, 12);
}
