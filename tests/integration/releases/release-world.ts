import { getApplication } from "@/lib/applications/queries/get-application";
import type { Actor } from "@/lib/platform/actor";
import { Refusal } from "@/lib/platform/errors";
import { answerRelease } from "@/lib/releases/commands/answer-release";
import { askRelease } from "@/lib/releases/commands/ask-release";
import { declareInterest } from "@/lib/releases/commands/declare-interest";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import type { AskInput } from "@/lib/releases/schema";
import { makeSubmitted } from "@/tests/support/applications";
import { makeStartup, makeWorld, type World } from "@/tests/support/world";

/** One submitted application and those it is between. */
export interface ReleasePlace {
  world: World;
  owner: Actor;
  lead: Actor;
  reviewer: Actor;
  applicationId: string;
}

/** A world with one startup that has sent in these answers. */
export async function makeReleasePlace(
  answers: Parameters<typeof makeSubmitted>[2],
): Promise<ReleasePlace> {
  const world = await makeWorld();
  const { owner } = await makeStartup("Nordlys Cell");
  const applicationId = await makeSubmitted(owner, world.intake.id, answers);
  return {
    world,
    owner,
    lead: world.partnerLead,
    reviewer: world.partnerReviewer,
    applicationId,
  };
}

const day = 24 * 3600_000;

export const inDays = (days: number): Date => new Date(Date.now() + days * day);

/** The code a refusal carries, or "done". */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );

export const membershipOf = (actor: Actor): string => actor.membership?.id ?? "";

/** A sound request for these people; `more` overrides. */
export const asking = (readers: Actor[], more: Partial<AskInput> = {}): AskInput => ({
  sections: ["science", "finance"],
  readers: readers.map(membershipOf),
  purpose: "To judge the fit with our oncology pipeline.",
  until: inDays(60),
  ...more,
});

/** Asked by the lead for these people; the release's id. */
export const asked = async (
  lead: Actor,
  applicationId: string,
  readers: Actor[],
  more: Partial<AskInput> = {},
): Promise<string> => (await askRelease(lead, applicationId, asking(readers, more))).id;

/** The owner's own page's row of one release. */
export async function onSharing(owner: Actor, applicationId: string, id: string) {
  const page = await getSharing(owner, applicationId, "en-HK");
  const release = page.releases.find((each) => each.id === id);
  if (!release) throw new Error("the release is not on the owner's page");
  return { page, release };
}

/** Granted in these sections to everybody named, who then declare no competing interest; the release's id. */
export async function released(
  { owner, lead, applicationId }: { owner: Actor; lead: Actor; applicationId: string },
  readers: Actor[],
  sections: string[] = ["science", "finance"],
  documents: string[] = [],
): Promise<string> {
  const id = await asked(lead, applicationId, readers, { sections });
  const { release } = await onSharing(owner, applicationId, id);
  await answerRelease(owner, id, {
    answer: "grant",
    sections,
    documents,
    readers: release.readers.map((reader) => reader.id),
  });
  for (const reader of readers) await declareInterest(reader, id, "none");
  return id;
}

/** Everything the page of the application gives a reader, as one text. */
export const wordsFor = async (actor: Actor, id: string): Promise<string> =>
  JSON.stringify(await getApplication(actor, id));

/** Keys of the protected sections that are open to a reader. */
export async function openTo(actor: Actor, id: string): Promise<string[]> {
  const view = await getApplication(actor, id);
  return view.sections
    .filter(({ tier, answers }) => tier === "T2" && answers !== null)
    .map(({ key }) => key);
}
