import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { Refusal } from "@/lib/platform/errors";
import { importMaxBytes } from "./schema";

const accepted = ["application/octet-stream", "text/csv"];

const tooLarge = () =>
  new Refusal("imports.too_large", {
    status: 413,
    params: { megabytes: importMaxBytes / 1_000_000 },
  });

/**
 * Takes an uploaded table onto the disk in constant memory, gives it to `work` as a stream and removes it whatever
 * happens: a slow sender must not hold a transaction open. Throws 415 `imports.wrong_content_type`, 413
 * `imports.too_large` as soon as too much has come, 422 `imports.interrupted`.
 */
export async function withStagedUpload<T>(
  request: Request,
  work: (bytes: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (!type || !accepted.includes(type))
    throw new Refusal("imports.wrong_content_type", { status: 415 });
  const declared = Number(request.headers.get("content-length") ?? Number.NaN);
  if (declared > importMaxBytes) throw tooLarge();
  const folder = path.join(env().STORAGE_DIRECTORY, "incoming");
  await mkdir(folder, { recursive: true });
  // The file store's sweep removes *.part that a killed process left behind.
  const file = path.join(folder, `${randomBytes(20).toString("hex")}.part`);
  try {
    const received = await writeAll(request, file);
    if (!Number.isNaN(declared) && received !== declared) throw new Refusal("imports.interrupted");
    return await work(createReadStream(file));
  } finally {
    await rm(file, { force: true });
  }
}

async function writeAll(request: Request, file: string): Promise<number> {
  const handle = await open(file, "wx", 0o600);
  let received = 0;
  try {
    if (!request.body) return 0;
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      received += chunk.byteLength;
      if (received > importMaxBytes) throw tooLarge();
      await handle.writeFile(chunk);
    }
    return received;
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("imports.interrupted");
  } finally {
    await handle.close();
  }
}
