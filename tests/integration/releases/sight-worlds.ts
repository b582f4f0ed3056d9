import fc from "fast-check";
import { returnForPapers, takeUpApplication } from "@/lib/applications/commands/screen-application";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { defaultForm } from "@/lib/programmes/templates/default-form/form";
import { addReader, answerReader } from "@/lib/releases/commands/add-reader";
import { answerRelease } from "@/lib/releases/commands/answer-release";
import { askRelease, withdrawRequest } from "@/lib/releases/commands/ask-release";
import { declareInterest } from "@/lib/releases/commands/declare-interest";
import { keepFrom, stopKeepingFrom } from "@/lib/releases/commands/keep-from";
import { renewRelease } from "@/lib/releases/commands/renew-release";
import { revokeRelease } from "@/lib/releases/commands/revoke-release";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import type { SharingView } from "@/lib/releases/views";
import { makeSubmitted } from "@/tests/support/applications";
import { ownerQuery, setClock } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeStartup, type World } from "@/tests/support/world";
import { codeOf, membershipOf } from "./release-world";

// What "Who sees what" says against what the database lets through, after every act of random stories. People, requests and
// sections are numbers here and are taken modulo what there is.

export const protectedKeys = defaultForm.sections
  .filter(({ tier }) => tier === "T2")
  .map(({ key }) => key);
const day = 24 * 3600_000;

/** One application, its owner, and everybody at the partner who could ever read it. */
export interface SightWorld {
  world: World;
  owner: Actor;
  id: string;
  lead: Actor;
  /** The second is of a unit; the last is the first in a second membership. */
  readers: Actor[];
  /** The moment of the story, in days. */
  day: number;
}

export async function makeSightWorld(world: World): Promise<SightWorld> {
  await setClock(0);
  const { owner } = await makeStartup("Told truly");
  const place = { organisationId: world.partner.id, programmeId: world.programme.id };
  const first = await makePerson({ ...place, role: "reviewer" });
  const second = await makePerson({ ...place, role: "reviewer", unit: "Oncology" });
  const again = await joinAs(first, {
    organisationId: world.partner.id,
    role: "reviewer",
    unit: "Oncology",
  });
  const lead = await makePerson({ ...place, role: "partner_lead" });
  const id = await makeSubmitted(owner, world.intake.id);
  return { world, owner, id, lead, readers: [lead, first, second, again], day: 0 };
}

const some = fc.nat({ max: 11 });
const several = fc.uniqueArray(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 });

const ask = fc.record({
  kind: fc.constant("ask" as const),
  sections: several,
  readers: several,
  days: fc.integer({ min: 5, max: 60 }),
  from: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }) },
  ),
});

/** Acts in a story; most name a release by its number. */
const act = fc.oneof(
  { weight: 4, arbitrary: ask },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("grant" as const),
      release: some,
      sections: several,
      readers: several,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("declare" as const),
      release: some,
      reader: some,
      interest: fc.constantFrom(
        "none" as const,
        "none" as const,
        "none" as const,
        "declared" as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("revoke" as const),
      release: some,
      part: fc.constantFrom("all" as const, "section" as const, "reader" as const),
      which: some,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("refuse" as const), release: some }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("withdraw_request" as const), release: some }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("add" as const), release: some, reader: some }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("answer_reader" as const),
      release: some,
      answer: fc.constantFrom("grant" as const, "grant" as const, "refuse" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("keep_out" as const), who: some }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("let_in" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("days" as const), days: fc.nat({ max: 30 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave" as const), reader: some }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("new_version" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("renew" as const), release: some }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("end" as const), unless: fc.nat({ max: 3 }) }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** A request first, then anything. */
export const stories = fc
  .tuple(ask, fc.array(act, { minLength: 10, maxLength: 18 }))
  .map(([first, rest]): Act[] => [first, ...rest]);

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(1, all.length)];
const picked = <T>(all: readonly T[], at: readonly number[]): T[] =>
  [...new Set(at.map((one) => one % Math.max(1, all.length)))].flatMap((one) => all[one] ?? []);

/** Does one act as its person would; what the portal refuses changes nothing. Returns what it answered. */
export async function play(story: SightWorld, page: SharingView, made: Act): Promise<string> {
  const { owner, id, lead, readers, world } = story;
  const release = "release" in made ? pick(page.releases, made.release) : undefined;
  if ("release" in made && !release) return "no release";
  const releaseId = release?.id ?? "";
  switch (made.kind) {
    case "ask": {
      const now = Date.now() + story.day * day;
      return codeOf(
        askRelease(lead, id, {
          sections: picked(protectedKeys, made.sections),
          readers: picked(readers, made.readers).map(membershipOf),
          purpose: "To judge the fit with our pipeline.",
          until: new Date(now + made.days * day),
          ...(made.from === null ? {} : { from: new Date(now + made.from * day) }),
        }),
      );
    }
    case "grant": {
      const named = release?.readers.filter(({ standing }) => standing === "awaits_owner") ?? [];
      return codeOf(
        answerRelease(owner, releaseId, {
          answer: "grant",
          sections: picked(release?.sections ?? [], made.sections).map(({ key }) => key),
          documents: [],
          readers: picked(named, made.readers).map((reader) => reader.id),
        }),
      );
    }
    case "declare": {
      const membership = pick(release?.readers ?? [], made.reader)?.membershipId;
      const who = readers.find((each) => membershipOf(each) === membership);
      return who ? codeOf(declareInterest(who, releaseId, made.interest)) : "nobody";
    }
    case "revoke": {
      const reader = pick(release?.readers ?? [], made.which)?.id ?? null;
      const section = pick(release?.sections ?? [], made.which)?.key ?? null;
      const part = made.part === "all" ? {} : made.part === "section" ? { section } : { reader };
      return codeOf(revokeRelease(owner, releaseId, part));
    }
    case "refuse":
      return codeOf(answerRelease(owner, releaseId, { answer: "refuse" }));
    case "withdraw_request":
      return codeOf(withdrawRequest(lead, releaseId));
    case "add":
      return codeOf(addReader(lead, releaseId, membershipOf(pick(readers, made.reader) ?? lead)));
    case "answer_reader": {
      const waiting = release?.readers.find(({ standing }) => standing === "awaits_owner");
      return waiting
        ? codeOf(answerReader(owner, releaseId, waiting.id, made.answer))
        : "nobody waits";
    }
    case "keep_out":
      return codeOf(
        keepFrom(
          owner,
          id,
          made.who % 4 === 3
            ? { unit: "Oncology" }
            : { membership: membershipOf(pick(readers, made.who) ?? lead) },
        ),
      );
    case "let_in": {
      const [line] = page.keptOut;
      return line ? codeOf(stopKeepingFrom(owner, id, line.id)) : "nobody is kept out";
    }
    case "days":
      story.day += made.days;
      await setClock(story.day * day);
      return "done";
    case "leave":
      await ownerQuery("UPDATE memberships SET status = 'ended' WHERE id = $1", [
        membershipOf(pick(readers.slice(1), made.reader) ?? lead),
      ]);
      return "done";
    case "new_version":
      await codeOf(takeUpApplication(world.officer, id));
      await codeOf(
        returnForPapers(world.officer, id, {
          sections: ["science"],
          dueAt: new Date(Date.now() + (story.day + 20) * day),
          message: "Please say more about the mechanism.",
        }),
      );
      return codeOf(submitApplication(owner, id));
    case "renew":
      return codeOf(
        renewRelease(owner, releaseId, { version: page.application.version, documents: [] }),
      );
    case "end":
      return made.unless === 0 ? codeOf(withdrawApplication(owner, id)) : "not this time";
  }
}

/** Who reads what by the database alone: "person/section" to the versions that come back. */
export async function throughTheWall(story: SightWorld): Promise<Map<string, number[]>> {
  const open = new Map<string, number[]>();
  for (const reader of story.readers) {
    const rows = await withActor(
      reader,
      (tx) => tx.$queryRaw<{ key: string; number: number }[]>`
        SELECT s.section_key AS key, v.number FROM version_sections s JOIN application_versions v ON v.id = s.version_id
         WHERE s.application_id = ${story.id}::uuid AND s.tier = 'T2'`,
    );
    for (const { key, number } of rows) {
      const of = `${reader.personId}/${key}`;
      open.set(of, [...(open.get(of) ?? []), number]);
    }
  }
  return open;
}

export const pageOf = (story: SightWorld): Promise<SharingView> =>
  getSharing(story.owner, story.id, "en-HK");
