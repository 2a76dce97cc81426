import { AsyncLocalStorage } from "node:async_hooks";

const quiet = new AsyncLocalStorage<true>();
let working = 0;

/**
 * Does this work without what it prints by `console.error`. botbuilder prints the public key and the whole error there at every
 * token that it refuses. Lines of other work are printed as ever.
 */
export async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const stop = working === 0 ? replacePrinter() : null;
  if (stop !== null) restore = stop;
  working += 1;
  try {
    return await quiet.run(true, work);
  } finally {
    working -= 1;
    if (working === 0) restore();
  }
}

let restore = () => {};

function replacePrinter(): () => void {
  const print = console.error;
  console.error = (...line: unknown[]) => {
    if (quiet.getStore() !== true) print(...line);
  };
  return () => {
    console.error = print;
  };
}
