import { readsShared } from "@/lib/applications/policy";
import type { Locale } from "@/lib/i18n/locales";
import type { Actor } from "@/lib/platform/actor";
import { withActor, type Tx } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { inLocale } from "@/lib/programmes/localised";
import { describer, type Describer } from "@/lib/applications/queries/describe";
import type { LensView } from "@/lib/applications/queries/lens-view";
import { describeDocument } from "@/lib/applications/queries/document-words";
import type { FoundDocument } from "./find-document";
import { getFormSections } from "@/lib/applications/queries/form-versions";
import { copyName, findCopy } from "./open-copy";
import { listReleasedReaders } from "@/lib/applications/queries/released-readers";

/** What the viewer shows beside the pages of a copy. */
export interface CopyView {
  id: string;
  /** Of the file that the copy is downloaded as. */
  name: string;
  pages: number;
  /** Bytes. */
  size: number;
  /** ISO. */
  openedAt: string;
  expiresAt: string;
  applicationId: string;
  reference: string;
  startup: string | null;
  section: string;
  lens: LensView;
}

export type CopyState =
  | { state: "open"; copy: CopyView }
  | { state: "closed" | "gone"; sentence: string };

/**
 * A copy that the actor opened, or why it is closed to them by now, in a sentence that says nothing of what was in it.
 * Throws 404 for a copy of another person.
 */
export function getCopy(actor: Actor, id: string, locale: Locale): Promise<CopyState> {
  return withActor(actor, async (tx, now) => {
    const words = await describer(locale);
    try {
      const found = await findCopy(tx, actor, id, now);
      const { copy, document, row, reader } = found;
      const form = await getFormSections(tx, row.formVersionId);
      const section = form.find(({ key }) => key === document.sectionKey);
      const view: CopyView = {
        id,
        name: copyName(document.name),
        pages: copy.pages,
        size: copy.size,
        openedAt: copy.openedAt.toISOString(),
        expiresAt: copy.expiresAt.toISOString(),
        applicationId: row.id,
        reference: row.reference,
        startup: readsShared(reader) ? row.startup.listName || row.startup.name : null,
        section: section ? inLocale(section.title, locale) : document.sectionKey,
        lens: await lensOf(tx, actor, found, words, now),
      };
      return { state: "open", copy: view };
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error;
      const state = error.status === 410 ? "gone" : "closed";
      return { state, sentence: words.refusal(error.code) };
    }
  });
}

async function lensOf(
  tx: Tx,
  actor: Actor,
  found: FoundDocument,
  words: Describer,
  now: Date,
): Promise<LensView> {
  const { document, row, reader, opening } = found;
  // The partner's own people are told of their own release only; the names are the startup's to know.
  const seesNamed = reader === "lead" || reader === "lead_reviewer";
  const named = seesNamed ? await listReleasedReaders(tx, found, now) : [];
  const access =
    opening.how === "copy"
      ? { may: true as const, version: opening.version, grant: opening.grant }
      : null;
  return describeDocument({ actor, visible: { row, reader }, words, named }, document, access).lens;
}
