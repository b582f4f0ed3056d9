import { log } from "@/lib/platform/log";

/** One that cannot be erased is told to the log and must not keep the others waiting. */
export async function unlessItFails<T>(subject: T, work: (subject: T) => Promise<boolean>) {
  return work(subject).catch((error: unknown) => {
    log.error({ err: error, subject }, "could not be erased");
    return false;
  });
}
