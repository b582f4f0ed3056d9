import { Readable } from "node:stream";
import { z } from "zod";
import { openCopyBytes } from "@/lib/documents/queries/open-copy";
import { reading } from "@/lib/platform/route";

const params = z.strictObject({ id: z.uuid() });
const query = z.strictObject({ take: z.literal("1").optional() });

export const GET = reading(
  { params, query },
  async ({ actor, params: { id }, query: { take }, request: { headers } }) => {
    const ranges = { range: headers.get("range"), ifRange: headers.get("if-range") };
    const { answer, bytes } = await openCopyBytes(actor, id, ranges, take === "1");
    const body = bytes ? (Readable.toWeb(bytes) as ReadableStream<Uint8Array>) : null;
    return new Response(body, { status: answer.status, headers: answer.headers });
  },
);
