import type { Instrumentation } from "next";

/** Runs once when the server starts; a build starts no server. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build")
    return;
  await (await import("@/lib/platform/boot-check")).checkBeforeServing();
  await (await import("@/lib/platform/busy-pages")).watchPages();
}

/** Runs when a page fails. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  (await import("@/lib/platform/busy-pages")).pageFailed(error, request.headers);
};
