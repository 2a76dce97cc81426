import { Option } from "commander";

/** Runs a command of the catalogue with what was typed. */
export type Asking = (name: string, input: unknown) => Promise<void>;

export const as = () =>
  new Option(
    "--as <address>",
    "the member in whose name, and in whose workspace, it is done (the first workspace's first admin unless given)",
  );
