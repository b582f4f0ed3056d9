import { getApplication } from "@/lib/applications/queries/get-application";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { findDocument } from "@/lib/documents/queries/find-document";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { getOwnReviews } from "@/lib/reviews/queries/list-reviews";
import type { Stage } from "./matrix-world";

/** The answer, or null where the product says it is not there or not theirs. Throws on anything else. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal && (error.status === 404 || error.status === 403)) return null;
    throw error;
  }
}

/** The one judgement behind the original, the copy and every range of either. */
const opens = async (actor: Actor, id: string): Promise<boolean> => {
  const found = await orNull(withActor(actor, (tx, now) => findDocument(tx, actor, id, now)));
  return found !== null && found.opening.how !== "closed";
};

/** What one actor reads and may do, as letters of the matrix, by the product's own queries. */
export async function observe(actor: Actor, { id, documents }: Stage): Promise<string> {
  const view = await orNull(getApplication(actor, id));
  const items = (await listApplications(actor, { view: "all" })).items;
  const words = JSON.stringify(view?.sections ?? []);
  const own = await orNull(getOwnReviews(actor, id, "en-HK"));
  const decision = await orNull(getDecision(actor, id, "en-HK"));
  const other = decision && decision.sides[decision.ownSide === "lead" ? "partner" : "lead"];
  const isMetadata = view?.reader === "partner_ended" || view?.reader === "auditor";
  const isListed = items.some((item) => item.id === id && item.name !== null);
  const reads = [
    view && isMetadata && "M",
    view && !isMetadata && isListed && "R",
    words.includes("T1-") && "1",
    (await opens(actor, documents.T1)) && "a",
    words.includes("T2-") && "2",
    (await opens(actor, documents.T2)) && "b",
    (words.includes("-DRAFT") || view?.sections.some(({ revision }) => revision !== null)) && "d",
    own?.reviews.some(({ note }) => note.startsWith("REVIEW-")) && "o",
    other?.current && "s",
    other?.current?.reason && "w",
  ];
  const may = view?.actions;
  const can = decision?.can;
  const does = [
    view?.sections.some(({ edit }) => edit.may) && "E",
    may?.submit.may && "S",
    may?.withdraw.may && "W",
    may?.takeUp.may && "U",
    can?.open === null && "O",
    (can?.record === null || can?.revise === null) && "C",
    can?.note === null && "N",
    can?.decide === null && "D",
  ];
  const [read, done] = [reads, does].map((each) => each.filter(Boolean).join(""));
  return read || done ? `${read}${done ? `/${done}` : ""}` : "-";
}

interface Seen {
  kind: string;
}

/** What the database alone gives the actor to whoever forgets every filter: the letters of content only. */
export async function observeWall(actor: Actor, { id }: Stage): Promise<string> {
  const organisationId = actor.membership?.organisationId ?? null;
  const rows = await withActor(
    actor,
    (tx) => tx.$queryRaw<Seen[]>`
      SELECT CASE tier WHEN 'T1' THEN '1' ELSE '2' END AS kind FROM version_sections WHERE application_id = ${id}::uuid
      UNION SELECT CASE tier WHEN 'T1' THEN 'a' ELSE 'b' END FROM documents WHERE application_id = ${id}::uuid
      UNION SELECT CASE tier WHEN 'T1' THEN '1' ELSE '2' END FROM answers WHERE application_id = ${id}::uuid
      UNION SELECT 'd' FROM answers WHERE application_id = ${id}::uuid
      UNION SELECT 'd' FROM application_sections WHERE application_id = ${id}::uuid
      UNION SELECT CASE WHEN organisation_id = ${organisationId}::uuid THEN 'o' ELSE 'x' END FROM reviews WHERE application_id = ${id}::uuid
      UNION SELECT 'x' FROM scores WHERE application_id = ${id}::uuid AND organisation_id IS DISTINCT FROM ${organisationId}::uuid
      UNION SELECT 'w' FROM recommendations WHERE application_id = ${id}::uuid AND organisation_id IS DISTINCT FROM ${organisationId}::uuid`,
  );
  return (
    [..."1a2bdowx"].filter((letter) => rows.some(({ kind }) => kind === letter)).join("") || "-"
  );
}
