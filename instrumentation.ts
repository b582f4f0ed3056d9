/** Runs once when the server starts; a build starts no server. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build")
    return;
  await (await import("@/lib/platform/boot-check")).checkBeforeServing();
}
