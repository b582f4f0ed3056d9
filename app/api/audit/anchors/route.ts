import { listAnchors } from "@/lib/audit/queries/get-seal";
import { reading } from "@/lib/platform/route";

/** The chain's heads as a file, for an auditor to keep elsewhere: `npm run audit:verify -- --anchors anchors.json`. */
export const GET = reading({}, async ({ actor }) =>
  Response.json(
    { anchors: await listAnchors(actor) },
    {
      headers: {
        "cache-control": "private, no-store",
        "content-disposition": 'attachment; filename="anchors.json"',
        "x-content-type-options": "nosniff",
      },
    },
  ),
);
