import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";

/** Where clamd listens: TCP or a unix socket. */
export type ClamdAddress = { host: string; port: number } | { path: string };
export type ClamdAnswer =
  | { verdict: "clean" }
  | { verdict: "infected"; signature: string }
  | { verdict: "unavailable"; reason: string };

const maxChunkBytes = 64 * 1024;
const maxReplyBytes = 4096;

/**
 * Sends a stream to clamd with the INSTREAM command (clamd(8): each chunk behind its length in four bytes, big-endian;
 * a length of zero ends it) and reads the verdict. The stream is read to its end or destroyed.
 * @param timeoutMs how long the daemon may be silent
 * @returns `unavailable` when it cannot be reached, is silent, or answers with an error such as its size limit
 */
export async function scanWithClamd(
  address: ClamdAddress,
  stream: Readable,
  timeoutMs: number,
): Promise<ClamdAnswer> {
  const socket = connect(address);
  // After the reply is read nobody else listens, and a late error without a listener would end the process.
  socket.on("error", () => undefined);
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error("silent for too long")));
  const reply = readReply(socket);
  // The reply may fail before it is awaited; the failure is still seen below.
  reply.catch(() => undefined);
  try {
    await once(socket, "connect");
    await sendStream(socket, stream);
    return readVerdict(await reply);
  } catch (error) {
    const early = await answeredEarly(reply);
    return (
      early ?? {
        verdict: "unavailable",
        reason: error instanceof Error ? error.message : String(error),
      }
    );
  } finally {
    stream.destroy();
    socket.destroy();
  }
}

async function sendStream(socket: Socket, stream: Readable): Promise<void> {
  await write(socket, Buffer.from("zINSTREAM\0"));
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    for (let at = 0; at < bytes.length; at += maxChunkBytes) {
      const part = bytes.subarray(at, at + maxChunkBytes);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      await write(socket, Buffer.concat([length, part]));
    }
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

async function readReply(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.includes("\0") || text.length > maxReplyBytes) break;
  }
  return text.replace(/\0[^]*$/, "").trim();
}

/** clamd closes the line as soon as its size limit is passed, with its answer already sent. */
async function answeredEarly(reply: Promise<string>): Promise<ClamdAnswer | undefined> {
  const text = await reply.catch(() => "");
  return text === "" ? undefined : readVerdict(text);
}

function readVerdict(reply: string): ClamdAnswer {
  if (/^stream: OK$/.test(reply)) return { verdict: "clean" };
  const found = /^stream: (.+) FOUND$/.exec(reply);
  if (found?.[1] !== undefined) return { verdict: "infected", signature: found[1] };
  return { verdict: "unavailable", reason: reply === "" ? "no answer" : reply };
}
