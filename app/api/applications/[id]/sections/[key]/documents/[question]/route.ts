import { z } from "zod";
import { receiveDocument } from "@/lib/documents/commands/receive-document";
import { uploadOf } from "@/lib/documents/upload-request";
import { limitRate } from "@/lib/platform/rate-limit";
import { created, mutation } from "@/lib/platform/route";

const part = z.string().max(60);
const params = z.strictObject({ id: z.uuid(), key: part, question: part });
const query = z.strictObject({ replaces: z.uuid().optional() });

export const POST = mutation({ params, query }, async ({ actor, request, ...given }) => {
  const { id: applicationId, key: sectionKey, question: questionKey } = given.params;
  const place = { applicationId, sectionKey, questionKey, replaces: given.query.replaces ?? null };
  await limitRate("upload", actor.personId);
  return created(await receiveDocument(actor, { ...place, ...uploadOf(request) }));
});
