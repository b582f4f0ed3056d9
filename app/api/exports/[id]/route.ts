import { Readable } from "node:stream";
import { z } from "zod";
import { reading } from "@/lib/platform/route";
import { openExport } from "@/lib/privacy/queries/open-export";

const params = z.strictObject({ id: z.uuid() });

export const GET = reading({ params }, async ({ actor, params: { id }, request: { headers } }) => {
  const ranges = { range: headers.get("range"), ifRange: headers.get("if-range") };
  const { answer, bytes } = await openExport(actor, id, ranges);
  const body = bytes ? (Readable.toWeb(bytes) as ReadableStream<Uint8Array>) : null;
  return new Response(body, { status: answer.status, headers: answer.headers });
});
