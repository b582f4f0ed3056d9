import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { withStagedUpload } from "@/lib/imports/stage-upload";
import { importMaxBytes } from "@/lib/imports/schema";
import { env } from "@/lib/platform/env";

const incoming = () => path.join(env().STORAGE_DIRECTORY, "incoming");
const left = async () => (await readdir(incoming()).catch(() => [])).length;

const upload = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request("http://127.0.0.1/api/imports", {
    method: "POST",
    headers: { "content-type": "application/octet-stream", ...headers },
    body,
    ...({ duplex: "half" } as object),
  });

const stream = (chunks: number, size: number) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      if (chunks === 0) return controller.close();
      chunks -= 1;
      return controller.enqueue(new Uint8Array(size).fill(65));
    },
  });

async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const chunk of bytes) size += chunk.byteLength;
  return size;
}

describe("an uploaded table", () => {
  let before = 0;
  beforeEach(async () => {
    before = await left();
  });

  it("arrives whole and leaves nothing behind", async () => {
    expect(await withStagedUpload(upload("name\nAlpha\n"), readAll)).toBe(11);
    expect(await left()).toBe(before);
  });

  it("is refused as anything but bytes or CSV", async () => {
    for (const type of ["text/plain", "multipart/form-data", "application/json", ""])
      await expect(
        withStagedUpload(upload("name\n", { "content-type": type }), readAll),
      ).rejects.toMatchObject({ code: "imports.wrong_content_type", status: 415 });
  });

  it("of 50 MB is refused by its announced length, and without one as soon as too much has come", async () => {
    const announced = upload("name\n", { "content-length": String(50_000_000) });
    await expect(withStagedUpload(announced, readAll)).rejects.toMatchObject({
      code: "imports.too_large",
      status: 413,
    });
    const silent = upload(stream(50, 1_000_000));
    await expect(withStagedUpload(silent, readAll)).rejects.toMatchObject({
      code: "imports.too_large",
      params: { megabytes: importMaxBytes / 1_000_000 },
    });
    expect(await left()).toBe(before);
  });

  it("that is cut short is refused", async () => {
    const short = upload(stream(2, 10), { "content-length": "4000" });
    await expect(withStagedUpload(short, readAll)).rejects.toMatchObject({
      code: "imports.interrupted",
    });
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error("gone"));
      },
    });
    await expect(withStagedUpload(upload(broken), readAll)).rejects.toMatchObject({
      code: "imports.interrupted",
    });
    expect(await left()).toBe(before);
  });

  it("leaves nothing behind either when what reads it fails", async () => {
    const failing = withStagedUpload(upload("name\n"), () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect(await left()).toBe(before);
  });
});
