import { z } from "zod";
import { getApplication } from "@/lib/applications/queries/get-application";
import { reading } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });
const query = z.strictObject({ open: z.string().max(2000).optional() });

export const GET = reading(
  { params, query },
  ({ actor, params: { id }, query: { open }, locale }) =>
    getApplication(actor, id, { locale, ...(open === undefined ? {} : { open: open.split(",") }) }),
);
