import { z } from "zod";

/** One JSON line, from the command line to the running product. */
export const Request = z.object({ name: z.string(), input: z.unknown() });
export type Request = z.infer<typeof Request>;

/** Another line from there, after each `ask`; null: there is none. */
export const Told = z.object({ secret: z.string().nullable() });
export type Told = z.infer<typeof Told>;

/** JSON lines back; `exit` is the last one. */
export const Answer = z.union([
  z.object({ exit: z.literal([0, 1, 2]) }),
  z.object({ say: z.string() }),
  z.object({ ask: z.string() }),
  z.object({ progress: z.object({ done: z.number(), total: z.number().nullable(), what: z.string() }) }),
  z.object({ line: z.unknown(), words: z.string().optional() }),
]);
export type Answer =
  | { exit: 0 | 1 | 2 }
  | { say: string }
  | { ask: string }
  | { progress: { done: number; total: number | null; what: string } }
  | { line: unknown; words?: string };
