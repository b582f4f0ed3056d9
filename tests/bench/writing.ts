import type pg from "pg";
import { textLimits } from "@/lib/reviews/schema";
import { cookieOf } from "./sessions";

/** Every connection saves a draft of its own, so that saves wait for the disk and not for one another. */
export const writers = 8;

/** One piece of work of a connection. Throws when an answer is not as expected. */
export type Work = (connection: number) => Promise<void>;

async function send(
  method: "PUT" | "POST",
  url: string,
  cookie: string,
  body: object,
): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method,
    headers: { "content-type": "application/json", origin: new URL(url).origin, cookie },
    body: JSON.stringify(body),
  });
  const said = (await answer.json()) as Record<string, unknown>;
  if (answer.status !== 200 || said === null)
    throw new Error(`${method} ${url}: ${answer.status} ${JSON.stringify(said).slice(0, 200)}`);
  return said;
}

function revisionOf(said: Record<string, unknown>): number {
  const { revision } = said;
  if (typeof revision !== "number") throw new Error("an answer without a revision");
  return revision;
}

const words = (count: number, turn: number) =>
  Array.from({ length: count }, (_, at) => `word${at + turn}`).join(" ");

/** Saves of a section: `whole` replaces a text of 150 words, otherwise one short answer changes. */
export async function savingWork(
  owner: pg.Client,
  origin: string,
): Promise<(whole: boolean) => Work> {
  const { rows } = await owner.query<{ id: string; membership: string; revision: number }>(
    `SELECT a.id, m.id AS membership, s.revision FROM applications a
       JOIN memberships m ON m.startup_id = a.startup_id AND m.role = 'owner'
       JOIN application_sections s ON s.application_id = a.id AND s.section_key = 'product'
      WHERE a.status = 'draft' ORDER BY a.reference LIMIT ${writers}`,
  );
  const drafts: { id: string; cookie: string; revision: number; turn: number }[] = [];
  for (const { id, membership, revision } of rows)
    drafts.push({ id, cookie: await cookieOf(owner, membership), revision, turn: 0 });
  return (whole) => async (connection) => {
    const draft = drafts[connection];
    if (!draft) throw new Error("the world has too few drafts");
    draft.turn += 1;
    const answers = whole
      ? { unmet_need: words(150, draft.turn) }
      : { indication: `Indication ${draft.turn}` };
    draft.revision = revisionOf(
      await send("PUT", `${origin}/api/applications/${draft.id}/sections/product`, draft.cookie, {
        revision: draft.revision,
        answers,
      }),
    );
  };
}

interface OpenReview {
  id: string;
  cookie: string;
  revision: number;
  criteria: string[];
}

/** Reviews that are begun and not filed, each with its reviewer signed in. */
async function openReviews(owner: pg.Client): Promise<OpenReview[]> {
  const { rows } = await owner.query<Omit<OpenReview, "cookie"> & { membership: string }>(
    `SELECT s.id, s.membership_id AS membership, r.revision,
            (SELECT array_agg(c.key ORDER BY c.position) FROM criteria c WHERE c.rubric_id = r.rubric_id) AS criteria
       FROM assignments s JOIN reviews r ON r.assignment_id = s.id JOIN applications a ON a.id = s.application_id
      WHERE s.state = 'accepted' AND r.state = 'draft' AND a.status = 'in_review' ORDER BY s.id LIMIT 1000`,
  );
  const open: OpenReview[] = [];
  for (const { membership, ...review } of rows)
    open.push({ ...review, cookie: await cookieOf(owner, membership) });
  return open;
}

/** Filing a review, saved and sent: with scores only, or with every text as long as it may be. Each can be filed once. */
export async function filingWork(owner: pg.Client, origin: string) {
  const open = await openReviews(owner);
  const file =
    (full: boolean): Work =>
    async () => {
      const review = open.pop();
      if (!review) throw new Error("the world has no review left to file");
      const { id, cookie, criteria } = review;
      const comment = "x ".repeat(textLimits.comment / 2);
      const scores = Object.fromEntries(
        criteria.map((key, at) => [key, full ? { value: 3 + (at % 3), comment } : { value: 4 }]),
      );
      const saved = await send("PUT", `${origin}/api/reviews/${id}`, cookie, {
        revision: review.revision,
        recommendation: "admit",
        scores,
        nothingProtected: true,
        ...(full
          ? {
              note: "note ".repeat(textLimits.note / 5),
              feedback: "feedback ".repeat(textLimits.feedback / 9),
            }
          : {}),
      });
      await send("POST", `${origin}/api/reviews/${id}/file`, cookie, {
        revision: revisionOf(saved),
      });
    };
  return { left: () => open.length, file };
}
