import { databaseNow } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { assistedStanding } from "../assisted-sign-in";
import { idInStopToken } from "../stop-token";

/**
 * Whether there is still something to stop behind the link of a mail. It tells nothing else: the mail may have been
 * passed on. Throws 404 for a link that we did not write.
 */
export async function getStopPage(token: string): Promise<{ state: "open" | "over" }> {
  const id = idInStopToken(token);
  if (!id) throw notFound();
  const row = await db().assistedSignIn.findUnique({
    where: { id },
    select: {
      personId: true,
      askedById: true,
      confirmedById: true,
      codeExpiresAt: true,
      usedAt: true,
      endedAt: true,
      expiresAt: true,
    },
  });
  if (!row) throw notFound();
  return { state: assistedStanding(row, await databaseNow()) === "over" ? "over" : "open" };
}
