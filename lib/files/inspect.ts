import { open } from "node:fs/promises";

import { FileRefused } from "@/lib/files/errors";
import { fileKindFacts, type FileKind } from "@/lib/files/schema";
import { byteSource, windows, type ByteSource } from "./formats/byte-source";
import { inspectJpeg } from "./formats/jpeg";
import { inspectOoxml } from "./formats/ooxml";
import { inspectPdf } from "./formats/pdf";
import { inspectPng } from "./formats/png";

type Container = "pdf" | "zip" | "png" | "jpg" | "compound";

const magics: readonly [Container, Buffer][] = [
  ["pdf", Buffer.from("%PDF-")],
  ["zip", Buffer.from("PK\u0003\u0004")],
  ["png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ["jpg", Buffer.from([0xff, 0xd8, 0xff])],
  ["compound", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
];

/**
 * Checks that a file on disk is whole and is what its name says: magic bytes, then a structural parse of that format.
 * @param path file on disk
 * @param kind what the extension promised (see checkFileName)
 * @returns the media type to store
 * @throws FileRefused `empty`, `content_mismatch`, `damaged`, `encrypted`, `active_content`, `unsafe_archive`
 */
export async function inspectFile(path: string, kind: FileKind): Promise<{ mediaType: string }> {
  const handle = await open(path, "r");
  try {
    const source = await byteSource(handle);
    if (source.size === 0) throw new FileRefused("empty");
    await checkMagic(source, kind);
    if (kind === "pdf") await inspectPdf(source);
    else if (kind === "png") await inspectPng(source);
    else if (kind === "jpg") await inspectJpeg(source);
    else await inspectOoxml(path, source.size, kind);
  } finally {
    await handle.close();
  }
  return { mediaType: fileKindFacts[kind].mediaType };
}

async function checkMagic(source: ByteSource, kind: FileKind): Promise<void> {
  const wanted: Container = kind === "pdf" || kind === "png" || kind === "jpg" ? kind : "zip";
  const head = await source.read(0, 8);
  const found = magics.find(([, magic]) => head.subarray(0, magic.length).equals(magic))?.[0];
  if (found === wanted) return;
  // An Office file with a password is a compound file around an "EncryptedPackage": a common honest mistake.
  if (wanted === "zip" && found === "compound" && (await holdsEncryptedPackage(source)))
    throw new FileRefused("encrypted");
  const begun = magics.some(
    ([name, magic]) => name === wanted && magic.subarray(0, head.length).equals(head),
  );
  throw new FileRefused(
    begun ? "damaged" : "content_mismatch",
    `expected ${wanted}, found ${found ?? "something else"}`,
  );
}

async function holdsEncryptedPackage(source: ByteSource): Promise<boolean> {
  const mark = Buffer.from("EncryptedPackage", "utf16le");
  for await (const { bytes } of windows(source, mark.length)) {
    if (bytes.includes(mark)) return true;
  }
  return false;
}
