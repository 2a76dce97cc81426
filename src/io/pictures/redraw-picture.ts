import type { DrawnPicture } from "../../support/picture/picture-port.ts";

/** A photo of a telephone has up to 50 million, a screen at most 15. Each takes four bytes when it is decoded. */
const MOST_PIXELS = 50_000_000;
/** Of the longer side: more is never seen in a mail. */
const LONGEST_SIDE = 2_000;
const QUALITY = 85;
/** Of decoding and drawing. */
const LONGEST_SECONDS = 15;

/** Formats that are programs or name other files are never opened, whatever their bytes say. */
const LOADERS = [
  "VipsForeignLoadJpegBuffer",
  "VipsForeignLoadPngBuffer",
  "VipsForeignLoadNsgifBuffer",
  "VipsForeignLoadWebpBuffer",
];

/** Its library takes time and memory, which a product without strangers' pictures never spends. */
async function loadSharp() {
  const { default: sharp } = await import("sharp");
  // One picture takes one core and a bounded part of the memory.
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: LOADERS });
  return sharp;
}
let loading: ReturnType<typeof loadSharp> | null = null;
/** One picture at a time in a process: decoded, it may take 200 MB. */
let drawing: Promise<unknown> = Promise.resolve();

/**
 * Draws a raster picture anew: upright, without place, camera or comments, its first frame alone.
 *
 * @returns null: the bytes are no whole JPEG, PNG, GIF or WebP, or have too many pixels
 */
export function redrawPicture(content: Buffer): Promise<DrawnPicture | null> {
  const drawn = drawing.then(() => draw(content));
  drawing = drawn.catch(() => {});
  return drawn;
}

async function draw(content: Buffer): Promise<DrawnPicture | null> {
  loading ??= loadSharp();
  const sharp = await loading;
  try {
    const drawn = await sharp(content, {
      failOn: "error",
      limitInputPixels: MOST_PIXELS,
      sequentialRead: true,
    })
      .autoOrient()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .timeout({ seconds: LONGEST_SECONDS })
      .toBuffer();
    return { type: "image/webp", content: drawn };
  } catch {
    // The bytes are a stranger's: whatever is wrong with them, there is no picture.
    return null;
  }
}
