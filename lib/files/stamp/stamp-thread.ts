import { parentPort } from "node:worker_threads";
import { StampRefused, type StampableKind, type StampParts, type StampRefusal } from "./schema";
import { stampFile } from "./stamp-file";

export interface StampTask {
  bytes: Uint8Array;
  kind: StampableKind;
  parts: StampParts;
}

export type StampAnswer =
  | { bytes: Uint8Array; pages: number }
  | { refused: StampRefusal; detail: string };

async function answer({ bytes, kind, parts }: StampTask): Promise<StampAnswer> {
  try {
    return await stampFile(bytes, kind, parts);
  } catch (error) {
    // What the library trips over is a file that cannot be read: readers differ in how much they repair.
    const detail = error instanceof Error ? error.message : String(error);
    return { refused: error instanceof StampRefused ? error.code : "broken", detail };
  }
}

parentPort?.on("message", (task: StampTask) => {
  void answer(task).then((result) => parentPort?.postMessage(result));
});
