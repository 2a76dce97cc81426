import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { crc32, deflateSync, gzipSync } from "node:zlib";
import sharp from "sharp";
import { openGuard } from "../../src/io/outbound/guard.ts";
import { readOutbound } from "../../src/io/outbound/read-outbound.ts";

/** The name under which a test's guard lets it be reached, and no other name or address. */
const NAME = "pictures.test";

/**
 * A web server of a stranger. It answers with pictures, and with everything that a stranger sends in a picture's place. It knows what it
 * was asked and how.
 */
export async function startPictureHost() {
  const asked: { path: string; headers: IncomingHttpHeaders }[] = [];
  const good = await aPhoto();
  let url = "";

  const answers: Record<string, (response: ServerResponse, rest: string) => void> = {
    "good.jpg": (response) => send(response, "image/jpeg", good),
    "here.jpg": (response) => lead(response, 302, "/good.jpg"),
    "to/": (response, rest) => lead(response, 301, decodeURIComponent(rest)),
    loop: (response) => lead(response, 307, "/loop"),
    nowhere: (response) => void response.writeHead(302).end(),
    "page.png": (response) => send(response, "image/png", Buffer.from("<!doctype html><h1>Hi</h1>")),
    "drawing.png": (response) => send(response, "image/png", Buffer.from(SVG)),
    "wide.png": (response) => send(response, "image/png", aPng(30_000, 30_000)),
    "half.jpg": (response) => send(response, "image/jpeg", good.subarray(0, good.length >> 1)),
    "packed.jpg": (response) =>
      void response
        .writeHead(200, { "Content-Type": "image/jpeg", "Content-Encoding": "gzip" })
        .end(gzipSync(Buffer.alloc(1_000_000))),
    "large.jpg": (response) => void response.writeHead(200, { "Content-Length": "9000000000" }).write("x"),
    "missing.jpg": (response) => void response.writeHead(404).end(good),
    "endless.jpg": (response) => {
      response.writeHead(200, { "Content-Type": "image/jpeg" });
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on("drain", pour);
      pour();
    },
    "drip.jpg": (response) => {
      response.writeHead(200, { "Content-Type": "image/jpeg" });
      const drops = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drops));
    },
    "silent.jpg": () => {},
  };

  const server = createServer(({ url: path = "/", headers }, response) => {
    asked.push({ path, headers });
    response.setHeader("Set-Cookie", "seen=you; Path=/");
    const [name, answer] = Object.entries(answers).find(([start]) => path.startsWith(`/${start}`)) ?? [];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response, path.slice(1 + (name?.length ?? 0)));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as { port: number };
  url = `http://${NAME}:${port}`;
  const { outbound } = readOutbound({ OUTBOUND_ALLOW: `${NAME}:${port}` });
  return {
    url,
    port,
    /** Requests in the order in which they came. */
    asked,
    /** Lets this host be reached by its name. Every name leads to this machine. */
    guard: openGuard(outbound, async () => [{ address: "127.0.0.1", family: 4 }]),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const send = (response: ServerResponse, type: string, content: Buffer) =>
  void response.writeHead(200, { "Content-Type": type }).end(content);

const lead = (response: ServerResponse, status: number, location: string) =>
  void response.writeHead(status, { Location: location }).end();

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>evil()</script></svg>`;

/** A photo that tells where it was taken. */
export const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: "#d33" } })
    .withExif({
      IFD0: { Copyright: "taken at home" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" },
    })
    .jpeg()
    .toBuffer();

/** A black PNG of one bit for each pixel: small as it comes, large when it is decoded (PNG §11.2.2). */
export function aPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}
