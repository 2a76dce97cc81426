declare module "fs-native-extensions" {
  /** Takes an exclusive kernel lock on the whole file; false when another process has it. It ends when the file is closed. */
  export function tryLock(fd: number): boolean;
}
