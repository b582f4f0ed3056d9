/** Runs once when the server starts: wrong settings, or a demo on a database that is none, stop it with one line. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ env }, { refuseFalseDemo }] = await Promise.all([
    import("@/lib/platform/env"),
    import("@/lib/accounts/demo"),
  ]);
  try {
    env();
    await refuseFalseDemo();
  } catch (error) {
    console.error(error instanceof Error ? error.message.split("\n")[0] : error);
    process.exit(1);
  }
}
