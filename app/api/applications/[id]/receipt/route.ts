import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { reading } from "@/lib/platform/route";
import { exportReceipt } from "@/lib/releases/queries/export-receipt";

const params = z.strictObject({ id: z.uuid() });
const query = z.strictObject({ locale: z.enum(locales).optional() });

export const GET = reading({ params, query }, async ({ actor, params: { id }, query, locale }) => {
  const { name, text } = await exportReceipt(actor, id, query.locale ?? locale);
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
