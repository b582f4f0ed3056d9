import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Actor } from "@/lib/platform/actor";
import { asJson, withActor, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import type { UpdateProgrammeInput } from "@/lib/programmes/setup-schema";
import { localisedText } from "@/lib/programmes/localised";
import { changedMeanwhile, inThree, type ComparedText } from "./changed-meanwhile";
import { loadEditableProgramme } from "./load-set-up";

/**
 * Changes the words, contact and decision mode of a programme. Its two organisations never change, and the decision
 * mode only while it is a draft, because startups apply under it. Audited.
 * Throws 404, 403, 409 programmes.closed, programmes.decision_mode_fixed and, when somebody else saved since,
 * programmes.changed_meanwhile: with the revision to save on next and, by field, what is stored now.
 */
export async function updateProgramme(
  actor: Actor,
  programmeId: string,
  input: UpdateProgrammeInput,
) {
  return withActor(actor, async (tx, now) => {
    const programme = await loadEditableProgramme(tx, actor, programmeId);
    if (programme.status !== "draft" && input.decisionMode !== programme.decisionMode)
      throw conflict("programmes.decision_mode_fixed", {
        fields: { decisionMode: { code: "programmes.decision_mode_fixed" } },
      });
    const stored = await lockWords(tx, programmeId);
    if (stored.revision !== input.revision)
      throw changedMeanwhile(stored.revision, textsOf(stored, input));
    const updated = await tx.programme.update({
      where: { id: programmeId },
      data: {
        name: asJson(input.name),
        summary: asJson(input.summary),
        offers: asJson(input.offers),
        decisionMode: input.decisionMode,
        contactEmail: input.contactEmail,
        revision: stored.revision + 1,
        updatedAt: now,
      },
      select: { id: true, slug: true, status: true },
    });
    await recordAudit(tx, actor, {
      type: "programme.updated",
      objectType: "programme",
      objectId: programmeId,
      programmeId,
      payload: { mode: input.decisionMode },
    });
    return updated;
  });
}

type StoredWords = Awaited<ReturnType<typeof lockWords>>;

/** Two managers at once: the second waits and sees what the first saved. */
async function lockWords(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM programmes WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.programme.findUniqueOrThrow({
    where: { id },
    select: { name: true, summary: true, offers: true, contactEmail: true, revision: true },
  });
  return {
    ...row,
    name: localisedText.parse(row.name),
    summary: localisedText.parse(row.summary),
    offers: z.array(localisedText).parse(row.offers),
  };
}

/** Each text of the request: where it stands, what is stored now and what was sent. */
function textsOf(stored: StoredWords, sent: UpdateProgrammeInput): ComparedText[] {
  return [
    ...inThree("name", stored.name, sent.name),
    ...inThree("summary", stored.summary, sent.summary),
    ...sent.offers.flatMap((offer, at) => inThree(`offers.${at}`, stored.offers[at], offer)),
    { path: "contactEmail", now: stored.contactEmail ?? "", sent: sent.contactEmail ?? "" },
  ];
}
