import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";

/** A transaction or a client that the database's thread holds for us. */
export type Handle = number;
/** Outside of any transaction. */
export const NO_TRANSACTION: Handle = 0;

export type Rows = { rows: never[]; rowCount: number };

/** The calls of the database's thread. Arguments and answers cross by structured clone. */
export type Calls = {
  queryRaw(on: Handle, query: SqlQuery): SqlResultSet;
  executeRaw(on: Handle, query: SqlQuery): number;
  executeScript(script: string): void;
  begin(isolation: IsolationLevel | undefined): Handle;
  commit(on: Handle): void;
  rollback(on: Handle): void;
  poolQuery(text: string, params: readonly unknown[] | undefined): Rows;
  connect(): Handle;
  clientQuery(on: Handle, text: string, params: readonly unknown[] | undefined): Rows;
  release(on: Handle): void;
  close(): void;
};

export type Asked = { id: number; name: keyof Calls; args: unknown[] };
export type Told =
  | { kind: "ready" }
  | { kind: "answer"; id: number; value: unknown }
  | { kind: "fault"; id: number; fault: Fault }
  | { kind: "notification"; on: Handle; channel: string; payload: string };

/** An error loses its class and its own properties on the way, so the properties that callers need cross beside it. */
export type Fault = { message: string; stack: string | undefined; code: unknown; driver: unknown };

export function faultOf(thrown: unknown): Fault {
  const error: Error & { code?: unknown } = thrown instanceof Error ? thrown : errorBehind(thrown);
  const { message, stack, code } = error;
  return { message, stack, code, driver: isDriverError(error) ? error.cause : null };
}

export function errorOf({ message, stack, code, driver }: Fault): Error {
  const error =
    driver === null ? new Error(message) : new DriverAdapterError(driver as DriverAdapterError["cause"]);
  return Object.assign(error, { stack }, code !== undefined && { code });
}

/** By its name: the adapter brings its own copy of the class. */
const isDriverError = (error: Error): error is DriverAdapterError => error.name === "DriverAdapterError";

/** Emscripten's file system throws a value that is no Error: it has the number of WASI's errno, and no words. */
function errorBehind(thrown: unknown): Error {
  const errno = typeof thrown === "object" && thrown !== null && "errno" in thrown ? thrown.errno : undefined;
  if (typeof errno !== "number") return new Error(String(thrown));
  const code = ERRNO[errno] ?? `errno ${errno}`;
  return Object.assign(new Error(`The file system of the embedded database refused: ${code}`), { code });
}

/** wasi_snapshot_preview1, `errno`: those that a machine can bring about. */
const ERRNO: Record<number, string> = {
  2: "EACCES",
  19: "EDQUOT",
  22: "EFBIG",
  29: "EIO",
  33: "EMFILE",
  41: "ENFILE",
  44: "ENOENT",
  51: "ENOSPC",
  54: "ENOTDIR",
  63: "EPERM",
  69: "EROFS",
};
