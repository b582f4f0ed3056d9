import { obstacleOf, openingOf } from "@/lib/applications/document-opening";
import { audienceOf, type GrantFact } from "@/lib/applications/policy";
import {
  documentAccess,
  type DocumentAccess,
  type SectionAccess,
} from "@/lib/applications/section-access";
import type { Actor } from "@/lib/platform/actor";
import type { Describer } from "./describe";
import type { VisibleApplication } from "./find-visible-application";
import type { DocumentDescriber, ListedDocument } from "./list-documents";
import { readersOfDocument, type ReleasedReader } from "./released-readers";

interface Context {
  actor: Actor;
  visible: Pick<VisibleApplication, "row" | "reader">;
  words: Describer;
  named: readonly ReleasedReader[];
}

const endOf = (grant: GrantFact | null): Date | null => grant?.validUntil ?? null;

/** What a reader is told of a document that they may know of; `access` null: the team. */
export function describeDocument(
  { actor, visible: { row, reader }, words, named }: Context,
  document: ListedDocument,
  access: Extract<DocumentAccess, { may: true }> | null,
): NonNullable<ReturnType<DocumentDescriber>> {
  const opening = openingOf(reader, access, document);
  const obstacle = obstacleOf(document);
  const sight = {
    tier: document.tier,
    obstacle,
    until: endOf(access?.grant ?? null),
    readers: readersOfDocument(named, document),
  };
  return {
    opening: opening.how,
    sentence:
      obstacle && (opening.how === "closed" || access === null)
        ? words.obstacle(obstacle, row)
        : null,
    lens: words.ofDocument(audienceOf(reader, actor, row), sight, row),
  };
}

/** For readers of frozen sections: what they may not open by the policy is not there. */
export const frozenDescriber =
  (context: Context, accessTo: ReadonlyMap<string, SectionAccess>): DocumentDescriber =>
  (document) => {
    const section = accessTo.get(document.sectionKey);
    if (!section) return null;
    const access = documentAccess(section, document, context.visible.row.currentVersion);
    return access.may ? describeDocument(context, document, access) : null;
  };
