import { Readable } from "node:stream";
import { z } from "zod";
import { removeDocument } from "@/lib/documents/commands/remove-document";
import { openDocument } from "@/lib/documents/queries/open-document";
import { mutation, reading } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });

export const GET = reading({ params }, async ({ actor, params: { id }, request: { headers } }) => {
  const ranges = { range: headers.get("range"), ifRange: headers.get("if-range") };
  const { answer, bytes } = await openDocument(actor, id, ranges);
  const body = bytes ? (Readable.toWeb(bytes) as ReadableStream<Uint8Array>) : null;
  return new Response(body, { status: answer.status, headers: answer.headers });
});

export const DELETE = mutation({ params }, ({ actor, params: { id } }) =>
  removeDocument(actor, id),
);
