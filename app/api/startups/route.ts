import { created, mutation, reading } from "@/lib/platform/route";
import { sessionTokenOf } from "@/lib/platform/session";
import { createStartup } from "@/lib/startups/commands/create-startup";
import { listMyStartups } from "@/lib/startups/queries";
import { newStartupSchema } from "@/lib/startups/schema";

export const GET = reading({}, ({ actor }) => listMyStartups(actor));

export const POST = mutation(
  { body: newStartupSchema, changesActor: true },
  async ({ actor, body: { another, ...profile }, request }) =>
    created(await createStartup(actor, profile, sessionTokenOf(request), another)),
);
