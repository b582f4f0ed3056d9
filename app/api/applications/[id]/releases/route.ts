import { z } from "zod";
import { created, mutation, reading } from "@/lib/platform/route";
import { askRelease } from "@/lib/releases/commands/ask-release";
import { listRequests } from "@/lib/releases/queries/list-requests";
import { askSchema } from "@/lib/releases/schema";

const params = z.strictObject({ id: z.uuid() });

export const POST = mutation(
  { params, body: askSchema },
  async ({ actor, params: { id }, body, idempotencyKey }) =>
    created(await askRelease(actor, id, body, idempotencyKey)),
);

export const GET = reading({ params }, async ({ actor, params: { id } }) => ({
  items: await listRequests(actor, { applicationId: id }),
}));
