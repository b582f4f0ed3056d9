/** Runs once when the server starts; the checks need Node, so the edge bundle never sees them. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs")
    await (await import("./instrumentation-node")).checkSettings();
}
