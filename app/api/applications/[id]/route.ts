import { z } from "zod";
import { getApplication } from "@/lib/applications/queries/get-application";
import { reading } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });
const query = z.strictObject({ open: z.string().max(2000).optional() });

// Asking for the record opens nothing protected for anybody outside the team: each section is opened by its name.
export const GET = reading(
  { params, query },
  ({ actor, params: { id }, query: { open }, locale }) =>
    getApplication(actor, id, { locale, open: open?.split(",") ?? [] }),
);
