const codes = new Set(["P2024", "P2028", "P2034", "P1001", "P1002", "P1008", "P1017"]);

const words =
  /connection terminated|terminating connection|the database system is|timeout exceeded when trying to connect|ECONNREFUSED|ECONNRESET|too many clients|Can't reach database/i;

/**
 * True when a thrown value says that the database could not be reached in time, or let go of us: asking again later may
 * succeed, and nothing was changed. Imports nothing, so that the start of the server may use it.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return (typeof code === "string" && codes.has(code)) || words.test(error.message);
}
