import type { z } from "zod";
import type { SupportContext } from "../support/support-rooms.ts";
import type { Out } from "./terminal/out.ts";

/** 0: fine. 1: the answer is no. 2: wrong usage or input, nothing was done. */
export type ExitCode = 0 | 1 | 2;

/** Something that can be asked of the product's data, in its own process or over its socket. */
export type Command = {
  name: string;
  /** @param written - what the caller typed, of any shape: it may come from another process */
  execute(ctx: SupportContext, written: unknown, out: Out): Promise<ExitCode>;
};

export function command<Input>(parts: {
  name: string;
  input: z.ZodType<Input>;
  run(ctx: SupportContext, input: Input, out: Out): Promise<ExitCode>;
}): Command {
  return {
    name: parts.name,
    async execute(ctx, written, out) {
      const parsed = parts.input.safeParse(written);
      if (parsed.success) return parts.run({ ...ctx, surface: "command-line" }, parsed.data, out);
      for (const { path, message } of parsed.error.issues) out.say(`${[...path, message].join(": ")}`);
      return 2;
    },
  };
}
