import { z } from "zod";
import { getImport } from "@/lib/imports/queries";
import { reading } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const GET = reading({ params }, ({ actor, params: { id }, locale }) =>
  getImport(actor, id, locale),
);
