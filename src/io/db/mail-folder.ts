import { randomBytes } from "node:crypto";
import { open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../make-folder.ts";

/** Files of one folder, each written once and named by itself. Names are relative to the folder. */
export type MailFolder = {
  /** The file is on the disk when this resolves. @throws the system's error where it cannot be written */
  write(workspaceId: string, hash: string, bytes: Buffer): Promise<string>;
  /** null: it is gone. */
  read(file: string): Promise<Buffer | null>;
  /** Idempotent. */
  remove(file: string): Promise<void>;
  /** Those that were last written before this moment. */
  olderThan(before: Date): AsyncIterable<string>;
};

/** Only their owner may read them. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

export function openMailFolder(root: string): MailFolder {
  return {
    async write(workspaceId, hash, bytes) {
      const place = join(workspaceId, hash.slice(0, 2));
      makeFolder(join(root, place), FOLDER_MODE);
      // Another attempt at the same mail has a file of its own: whichever row is there names its file.
      const file = join(place, `${hash}-${randomBytes(4).toString("hex")}`);
      try {
        await writeThrough(join(root, file), bytes);
        await syncFolder(join(root, place));
      } catch (error) {
        await rm(join(root, file), { force: true }).catch(() => {});
        throw error;
      }
      return file;
    },
    read: (file) =>
      readFile(join(root, file)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      }),
    remove: (file) => rm(join(root, file), { force: true }),
    async *olderThan(before) {
      const names = await readdir(root, { recursive: true }).catch(() => []);
      for (const name of names) {
        const found = await stat(join(root, name)).catch(() => null);
        if (found?.isFile() && found.mtime < before) yield name;
      }
    },
  };
}

async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  await using file = await open(path, "wx", FILE_MODE);
  await file.writeFile(bytes);
  await file.sync();
}

/** The name of a new file is on the disk once its folder is (fsync(2)). Windows knows no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  await using folder = await open(path, "r");
  await folder.sync();
}
