import { scanWithClamd, type ClamdAddress } from "@/lib/files/clamd";
import { FileRefused } from "@/lib/files/errors";
import type { FileKind } from "@/lib/files/schema";
import type { FileStore } from "@/lib/files/store";

export interface ScannerSettings {
  /** Without it the built-in checker stands in: the inspection of `receive`, once more on the stored bytes. */
  clamd?: ClamdAddress;
  /** How long clamd may be silent; 60 seconds by default. */
  timeoutMs?: number;
}

export type ScanVerdict = {
  verdict: "clean" | "infected" | "unavailable";
  engine: "clamd" | "built-in";
  /** Name of what was found, or why there is no verdict. For staff and log, not for the applicant. */
  detail?: string;
};

/**
 * Makes the scanner of stored files. `unavailable` means: keep the file blocked and try again later.
 * `scan` throws FileMissing when nothing is stored under the key.
 */
export function createScanner(
  settings: ScannerSettings,
  store: Pick<FileStore, "open" | "recheck">,
) {
  const { clamd, timeoutMs = 60_000 } = settings;
  return {
    scan: async (key: string, kind: FileKind): Promise<ScanVerdict> => {
      if (clamd === undefined) return checkAgain(store, key, kind);
      const answer = await scanWithClamd(clamd, await store.open(key), timeoutMs);
      if (answer.verdict === "clean") return { verdict: "clean", engine: "clamd" };
      const detail = answer.verdict === "infected" ? answer.signature : answer.reason;
      return { verdict: answer.verdict, engine: "clamd", detail };
    },
  };
}

async function checkAgain(
  store: Pick<FileStore, "recheck">,
  key: string,
  kind: FileKind,
): Promise<ScanVerdict> {
  try {
    await store.recheck(key, kind);
    return { verdict: "clean", engine: "built-in" };
  } catch (error) {
    // A stored file that no longer passes was changed behind our back: it stays blocked.
    if (error instanceof FileRefused)
      return { verdict: "infected", engine: "built-in", detail: error.code };
    throw error;
  }
}
