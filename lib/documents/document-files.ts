import type { ClamdAddress } from "@/lib/files/clamd";
import { createScanner } from "@/lib/files/scanner";
import { createFileStore, type FileStore } from "@/lib/files/store";
import { env } from "@/lib/platform/env";

const shared = globalThis as typeof globalThis & { portalFiles?: FileStore };

/** The one file store of this process. */
export function documentFiles(): FileStore {
  shared.portalFiles ??= createFileStore({ directory: env().STORAGE_DIRECTORY });
  return shared.portalFiles;
}

/** clamd at `host:port` or a socket's path. */
export function clamdAddress(setting: string | undefined): ClamdAddress | undefined {
  if (!setting) return undefined;
  const parts = /^(.+):(\d{1,5})$/.exec(setting);
  return parts?.[1] && parts[2] ? { host: parts[1], port: Number(parts[2]) } : { path: setting };
}

/** clamd where one is configured, else the built-in checker. */
export function documentScanner() {
  const clamd = clamdAddress(env().CLAMD_ADDRESS);
  return createScanner(clamd ? { clamd } : {}, documentFiles());
}
