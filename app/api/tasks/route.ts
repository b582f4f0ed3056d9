import { z } from "zod";
import { reading } from "@/lib/platform/route";
import { listTasks } from "@/lib/tasks/queries/list-tasks";

/** What waits for the reader under all their memberships, the most urgent first. */
export const GET = reading({ query: z.strictObject({}) }, async ({ actor, locale }) => {
  const { items } = await listTasks(actor, locale);
  return { items };
});
