import type { DrawnPicture, PicturePort } from "../../support/picture/picture-port.ts";
import { type Guard, openGuard } from "../outbound/guard.ts";
import { WEB_PORTS } from "../outbound/outbound-rule.ts";
import { fetchPicture, type PictureLimits } from "./fetch-picture.ts";
import { redrawPicture } from "./redraw-picture.ts";

type Limits = PictureLimits & {
  /** Pictures of one mail. Further ones are not asked for. */
  count: number;
  /** Of all pictures of one mail together, in milliseconds. */
  mailMs: number;
  /** Of all drawn pictures of one mail together. */
  drawnBytes: number;
  atOnce: number;
};

const SECOND = 1000;
const MEGABYTE = 1_000_000;
const defaults: Limits = {
  count: 50,
  pictureMs: 10 * SECOND,
  mailMs: 20 * SECOND,
  bytes: 10 * MEGABYTE,
  drawnBytes: 15 * MEGABYTE,
  redirects: 3,
  atOnce: 4,
};

/** A mail of 50 MB is taken, so that a picture in it has at most 37. */
const MOST_ATTACHED_BYTES = 40 * MEGABYTE;

/** Strangers name the servers, so nothing is open to them that the operator has opened to members' mailboxes. */
export const pictureGuard = (): Guard => openGuard({ allow: [], plaintext: [] }, undefined, WEB_PORTS);

export function openPicturePort(guard: Guard, changes: Partial<Limits> = {}): PicturePort {
  const limits = { ...defaults, ...changes };
  return {
    async fetch(addresses) {
      const stop = AbortSignal.timeout(limits.mailMs);
      const waiting = [...new Set(addresses)].slice(0, limits.count);
      const drawn = new Map<string, DrawnPicture>();
      let left = limits.drawnBytes;
      const work = async () => {
        for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
          const content = stop.aborted ? null : await fetchPicture(guard, address, limits, stop);
          const picture = content && (await redrawPicture(content));
          if (picture === null || picture.content.length > left) continue;
          left -= picture.content.length;
          drawn.set(address, picture);
        }
      };
      await Promise.all(Array.from({ length: limits.atOnce }, work));
      return drawn;
    },
    async redraw<Name>(pictures: ReadonlyMap<Name, Buffer>) {
      const stop = AbortSignal.timeout(limits.mailMs);
      const drawn = new Map<Name, DrawnPicture>();
      let left = limits.drawnBytes;
      for (const [name, content] of [...pictures].slice(0, limits.count)) {
        if (stop.aborted || content.length > MOST_ATTACHED_BYTES) continue;
        const picture = await redrawPicture(content);
        if (picture === null || picture.content.length > left) continue;
        left -= picture.content.length;
        drawn.set(name, picture);
      }
      return drawn;
    },
  };
}
