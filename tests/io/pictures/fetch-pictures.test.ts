import sharp from "sharp";
import { expect, it } from "vitest";
import { openPicturePort, pictureGuard } from "../../../src/io/pictures/picture-port.ts";
import { redrawPicture } from "../../../src/io/pictures/redraw-picture.ts";
import { aPhoto, aPng, startPictureHost } from "../../hosts/picture-host.ts";

/** Short enough for a server that never ends, which is the only one that meets it. */
const quick = { pictureMs: 400, bytes: 2_000_000 };
/** Time does not end these, whatever else the machine does. */
const patient = { pictureMs: 60_000, mailMs: 60_000, bytes: 2_000_000 };

it("draws a picture anew, without the place where it was taken, and follows a redirect to it", async () => {
  await using host = await startPictureHost();
  const addresses = ["good.jpg", "here.jpg"].map((path) => `${host.url}/${path}`);
  const pictures = await openPicturePort(host.guard, patient).fetch(addresses);
  expect([...pictures.keys()].toSorted()).toEqual(addresses);
  for (const { content } of pictures.values()) {
    const { format, width, height, exif } = await sharp(content).metadata();
    expect({ format, width, height, exif }).toEqual({
      format: "webp",
      width: 40,
      height: 30,
      exif: undefined,
    });
    expect(content.toString("latin1")).not.toContain("taken at home");
  }
});

it("draws pictures that came with a mail anew too, and leaves out what is no whole picture or too large", async () => {
  const photo = await aPhoto();
  expect(photo.toString("latin1")).toContain("taken at home");
  const port = openPicturePort(pictureGuard());
  const drawn = await port.redraw(
    new Map([
      ["photo", photo],
      ["half", photo.subarray(0, photo.length >> 1)],
      ["wide", aPng(30_000, 30_000)],
      ["page", Buffer.from("<!doctype html><h1>Hi</h1>")],
    ]),
  );
  expect([...drawn.keys()]).toEqual(["photo"]);
  const { type, content } = drawn.get("photo") ?? {};
  expect(type).toBe("image/webp");
  expect((await sharp(content).metadata()).exif).toBeUndefined();
  expect(content?.toString("latin1")).not.toContain("taken at home");
});

it("tells the server no more than the address: no cookie, no page, no name of ours", async () => {
  await using host = await startPictureHost();
  const port = openPicturePort(host.guard, patient);
  for (let time = 0; time < 2; time++) await port.fetch([`${host.url}/here.jpg?for=dora`]);
  expect(host.asked.map(({ path }) => path)).toContain("/here.jpg?for=dora");
  for (const { headers } of host.asked)
    expect(Object.keys(headers).toSorted()).toEqual(["accept", "accept-encoding", "connection", "host"]);
});

it.each([
  "page.png",
  "drawing.png",
  "wide.png",
  "half.jpg",
  "packed.jpg",
  "large.jpg",
  "missing.jpg",
  "endless.jpg",
  "drip.jpg",
  "silent.jpg",
  "loop",
  "nowhere",
])("shows nothing where a server answers with %s", async (path) => {
  await using host = await startPictureHost();
  const limits = /drip|silent/.test(path) ? quick : patient;
  const pictures = await openPicturePort(host.guard, limits).fetch([`${host.url}/${path}`]);
  expect([...pictures.keys()]).toEqual([]);
  expect(host.asked[0]?.path).toBe(`/${path}`);
  expect(host.asked.length).toBeLessThanOrEqual(4);
});

/** Other names and spellings of this machine, and of a cloud's metadata. */
const inside = (port: number) => [
  `http://127.0.0.1:${port}/good.jpg`,
  `http://localhost:${port}/good.jpg`,
  `http://2130706433:${port}/good.jpg`,
  `http://0x7f.1:${port}/good.jpg`,
  `http://[::1]:${port}/good.jpg`,
  `http://[::ffff:127.0.0.1]:${port}/good.jpg`,
  `http://other.test:${port}/good.jpg`,
  `http://user:word@pictures.test:${port}/good.jpg`,
  `https://127.0.0.1:${port}/good.jpg`,
  "http://169.254.169.254/latest/meta-data/",
  "http://[fd00:ec2::254]/latest/meta-data/",
  `ftp://pictures.test:${port}/good.jpg`,
  "file:///etc/passwd",
  "data:image/png;base64,AAAA",
  "http://pictures.test:22/",
  "no address",
];

it("asks no server within, neither at once nor behind a redirect", async () => {
  await using host = await startPictureHost();
  const port = openPicturePort(host.guard, patient);
  expect(await port.fetch(inside(host.port))).toEqual(new Map());
  expect(host.asked).toEqual([]);
  const behind = inside(host.port)
    .filter((address) => URL.canParse(address))
    .map((address) => `${host.url}/to/${encodeURIComponent(address)}`);
  expect([...(await port.fetch(behind)).keys()]).toEqual([]);
  expect(host.asked.filter(({ path }) => !path.startsWith("/to/"))).toEqual([]);
  expect(host.asked.length).toBe(behind.length);
});

it("opens nothing to strangers but the ports of web servers at public addresses", async () => {
  const guard = pictureGuard();
  const kindOf = async (host: string, port: number) =>
    (await guard.pass({ host, port, plaintext: false, mailbox: "" })).kind;
  expect(await kindOf("1.1.1.1", 443)).toBe("open");
  expect(await kindOf("1.1.1.1", 80)).toBe("open");
  for (const port of [25, 993, 5432, 8080]) expect(await kindOf("1.1.1.1", port)).toBe("closed");
  for (const host of ["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1"])
    expect(await kindOf(host, 80)).toBe("closed");
});

it("ends after the time of one mail, and asks for no more pictures than a mail may have", async () => {
  await using host = await startPictureHost();
  const addresses = Array.from({ length: 30 }, (_, index) => `${host.url}/good.jpg?${index}`);
  const pictures = await openPicturePort(host.guard, { ...patient, count: 7 }).fetch(addresses);
  expect([pictures.size, host.asked.length]).toEqual([7, 7]);
  const slow = addresses.map((_, index) => `${host.url}/silent.jpg?${index}`);
  const limits = { ...patient, mailMs: 300 };
  expect(await openPicturePort(host.guard, limits).fetch(slow)).toEqual(new Map());
});

it("draws nothing from a file of another kind, whatever it is called", async () => {
  const [pdf, svg] = ["%PDF-1.7\n", `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`];
  const tiff = await sharp({ create: { width: 4, height: 4, channels: 3, background: "#000" } })
    .tiff()
    .toBuffer();
  for (const content of [Buffer.from(pdf), Buffer.from(svg), tiff, Buffer.alloc(0)])
    expect(await redrawPicture(content)).toBe(null);
});

it("draws a picture of more pixels than a screen has, and none of more than 50 million", async () => {
  const drawn = await redrawPicture(aPng(3_000, 2_000));
  expect(await sharp(drawn?.content).metadata()).toMatchObject({ width: 2_000, height: 1_333 });
  expect(await redrawPicture(aPng(7_100, 7_100))).toBe(null);
});
