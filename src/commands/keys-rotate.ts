import { z } from "zod";
import { rotateKeys } from "../core/sealing/rotate-keys.ts";
import { command } from "./command.ts";

export const keysRotate = command({
  name: "keys rotate",
  input: z.object({}),
  async run(ctx, _, out) {
    const what = "Sealing anew";
    const result = await rotateKeys(ctx, (progress) => out.progress({ ...progress, what }), out.gone);
    switch (result.kind) {
      case "nothing-to-do":
        out.line(
          result,
          `Everything is sealed with the key ${result.keyId} already. ${
            result.mayGo.length > 0
              ? mayGoWords(result.mayGo)
              : "To retire it, put a new key before it in SECRET_KEY (new,old) and start every process with both."
          }`,
        );
        return 0;
      case "stopped":
        out.say(`Stopped after ${result.resealed}. Run it again: it goes on from there.`);
        return 1;
      case "rotated": {
        const { keyId, resealed, unreadable, mayGo } = result;
        out.line(result, `${resealed} sealed anew with the key ${keyId}. ${mayGoWords(mayGo)}`);
        if (unreadable === 0) return 0;
        out.say(`${unreadable} could not be opened and stay as they are. The log names them.`);
        return 1;
      }
    }
  },
});

const mayGoWords = (ids: string[]) =>
  ids.length === 0
    ? "An older key is still needed: run this again once every process runs with the new one first."
    : `Nothing is sealed with ${ids.join(", ")} any more. Take the old key out of SECRET_KEY; a key file has lost it already.`;
