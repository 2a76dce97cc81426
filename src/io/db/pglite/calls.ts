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

/** What the database's thread can be asked for. Arguments and answers cross by structured clone. */
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

/** An error loses its class and its own properties on the way: what somebody asks of it later crosses beside it. */
export type Fault = { message: string; stack: string | undefined; code: unknown; driver: unknown };

export function faultOf(thrown: unknown): Fault {
  const error: Error & { code?: unknown } = thrown instanceof Error ? thrown : new Error(String(thrown));
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
