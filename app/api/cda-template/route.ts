import { reading } from "@/lib/platform/route";
import { cdaTemplate } from "@/lib/releases/cda-template";

export const GET = reading({}, async () => {
  const headers = {
    "content-type": "text/markdown; charset=utf-8",
    "content-disposition": 'attachment; filename="confidentiality-agreement.md"',
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  };
  return new Response(cdaTemplate, { headers });
});
