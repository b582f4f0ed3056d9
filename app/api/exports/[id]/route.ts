import { z } from "zod";
import { reading } from "@/lib/platform/route";
import { openExport } from "@/lib/privacy/queries/open-export";
import { exportFormatSchema } from "@/lib/privacy/schema";

const params = z.strictObject({ id: z.uuid() });
const types = { json: "application/json", html: "text/html" } as const;

export const GET = reading(
  { params, query: exportFormatSchema },
  async ({ actor, params: { id }, query: { format } }) =>
    new Response(await openExport(actor, id, format), {
      headers: {
        "content-type": `${types[format]}; charset=utf-8`,
        "content-disposition": `attachment; filename="export.${format}"`,
        "content-security-policy": "sandbox",
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    }),
);
