import { z } from "zod";
import { systemActor } from "@/lib/platform/actor";
import { removeExpiredCopies } from "./commands/remove-copies";
import { scanDocument } from "./commands/scan-document";

const scanData = z.strictObject({ documentId: z.uuid() });

/** Queue `document.scan`. */
export const scanDocumentJob = async (data: unknown): Promise<void> =>
  scanDocument(systemActor("document.scan"), scanData.parse(data).documentId);

/** Comes round by itself: stamped copies past their hour go. Returns how many. */
export const expireCopies = (): Promise<number> =>
  removeExpiredCopies(systemActor("document.copies"));
