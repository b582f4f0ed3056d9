import type { FileRefusalCode } from "@/lib/files/schema";

/** A file that is not taken; `code` has a sentence in the messages of `files`, `detail` is for the log only. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  constructor(
    readonly code: FileRefusalCode,
    readonly detail?: string,
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`);
  }
}

/** There is no stored file under this key. */
export class FileMissing extends Error {
  override readonly name = "FileMissing";
}
