import type { TakeOut } from "./known-secrets.ts";

const MOST_NODES = 100;
const DEEPEST = 6;

/**
 * A copy of a thrown value, or of any value about it, with secrets taken out of every text. Texts are its message, stack, causes,
 * and a library's own fields. Objects that are not plain, such as sockets, are left out.
 */
export function withoutSecrets<T>(value: T, takeOut: TakeOut): T {
  return copyOf(value, { takeOut, seen: new Map(), left: MOST_NODES }, 0) as T;
}

type Copying = { takeOut: TakeOut; seen: Map<object, unknown>; left: number };

function copyOf(value: unknown, copying: Copying, depth: number): unknown {
  if (typeof value === "string") return copying.takeOut(value);
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  if (typeof value !== "object" || value === null) return value;
  const known = copying.seen.get(value);
  if (known !== undefined) return known;
  if (depth > DEEPEST || copying.left-- <= 0) return undefined;
  if (value instanceof Uint8Array) return copying.takeOut(new TextDecoder().decode(value));
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    copying.seen.set(value, copy);
    for (const each of value.slice(0, MOST_NODES)) copy.push(copyOf(each, copying, depth + 1));
    return copy;
  }
  const isError = value instanceof Error;
  if (!isError && !isPlain(value)) return undefined;
  const copy: object = isError ? Object.setPrototypeOf(new Error(""), Object.getPrototypeOf(value)) : {};
  copying.seen.set(value, copy);
  for (const name of Object.getOwnPropertyNames(value)) {
    // An error's stack is no value of its own: it is written when it is asked for.
    const held: unknown =
      isError && name === "stack" ? value.stack : Object.getOwnPropertyDescriptor(value, name)?.value;
    const kept = copyOf(held, copying, depth + 1);
    const enumerable = Object.prototype.propertyIsEnumerable.call(value, name);
    Object.defineProperty(copy, copying.takeOut(name), {
      value: kept,
      enumerable,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
