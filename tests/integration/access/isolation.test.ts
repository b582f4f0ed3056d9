import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { setBar } from "@/lib/access/commands";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { listFacets } from "@/lib/applications/queries/list-facets";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getStaffRecord } from "@/lib/applications/queries/get-staff-record";
import { saveSection } from "@/lib/applications/commands/save-section";
import { startApplication } from "@/lib/applications/commands/start-application";
import { listSorts, listViews } from "@/lib/applications/schema";
import { getDecision } from "@/lib/decisions/queries/get-decision";
import { getPanel } from "@/lib/decisions/queries/get-panel";
import { getCohort, listCohorts } from "@/lib/decisions/queries/list-cohorts";
import { listDiffering, listStandings } from "@/lib/decisions/queries/list-standings";
import { getApplicationMentors } from "@/lib/mentoring/queries/get-application-mentors";
import { listMentors } from "@/lib/mentoring/queries/list-mentors";
import { suggestMentors } from "@/lib/mentoring/queries/suggest-mentors";
import { listMail } from "@/lib/notifications/queries";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { getAssignBoard } from "@/lib/reviews/queries/assign-board";
import { getOwnReviews } from "@/lib/reviews/queries/list-reviews";
import { listReviewers } from "@/lib/reviews/queries/reviewers";
import { updateStartup } from "@/lib/startups/commands/update-startup";
import { makeSubmitted } from "@/tests/support/applications";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { joinAs, makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";

const portal = systemActor("test");
const word = "Rarebird";

interface Ground {
  world: World;
  /** Applied to the first programme. */
  founder: { owner: Actor; startupId: string };
  id: string;
  cohortId: string;
  /** Works for the lead in both programmes. */
  sharedReviewer: Actor;
  watchers: Record<string, Actor>;
}

let ground: Ground;

const letters = () =>
  [...randomBytes(6)].map((byte) => "23456789ABCDEFGHJKMNPQRSTVWXYZ"[byte % 30]).join("");

/** A submitted application put straight into a programme. */
async function hiddenApplication(world: World, startupId: string, in_: "first" | "second") {
  const place = in_ === "first" ? world : world.second;
  const signs = letters();
  return behindTheWall().application.create({
    data: {
      reference: `CI-${signs.slice(0, 4)}-${signs.slice(4)}`,
      intakeId: place.intake.id,
      programmeId: place.programme.id,
      leadOrganisationId: world.lead.id,
      partnerOrganisationId: in_ === "first" ? world.partner.id : world.otherPartner.id,
      startupId,
      formVersionId: place.form.id,
      status: "in_review",
      currentVersion: 1,
      submittedAt: new Date(),
      listName: `${word} hidden`,
      listCountry: "NO",
      listArea: "neurology",
      searchText: `${word.toLowerCase()} hidden`,
    },
  });
}

async function assign(world: World, applicationId: string, programmeId: string, reviewer: Actor) {
  await behindTheWall().assignment.create({
    data: {
      applicationId,
      programmeId,
      organisationId: reviewer.membership?.organisationId ?? world.lead.id,
      membershipId: reviewer.membership?.id ?? "",
      personId: reviewer.personId,
      state: "accepted",
      reasons: [],
      assignedById: world.manager.personId,
    },
  });
}

async function profileIn(actor: Actor, programmeId: string) {
  return behindTheWall().mentorProfile.create({
    data: {
      membershipId: actor.membership?.id ?? "",
      personId: actor.personId,
      organisationId: actor.membership?.organisationId ?? "",
      programmeId,
      headline: { "en-HK": "Oncology" },
      about: { "en-HK": "Oncology" },
      areas: ["oncology"],
      modalities: [],
      topics: [],
      languages: ["en-HK"],
      capacity: 2,
    },
  });
}

async function admit(world: World, applicationId: string, startupId: string, intakeId: string) {
  const { programmeId } = await behindTheWall().application.update({
    where: { id: applicationId },
    data: { status: "admitted", listArea: "oncology" },
  });
  const cohort = await behindTheWall().cohort.upsert({
    where: { intakeId },
    update: {},
    create: { intakeId, programmeId, name: { "en-HK": "Cohort" } },
  });
  await behindTheWall().cohortMember.create({
    data: { applicationId, cohortId: cohort.id, startupId, programmeId, admittedBy: "joint" },
  });
  await behindTheWall().mentorCard.create({
    data: {
      applicationId,
      programmeId,
      startupId,
      text: "A card",
      wishes: "",
      language: "en-HK",
      approvedById: world.owner.personId,
      approvedAt: new Date(),
    },
  });
  return cohort.id;
}

/** The company's name as its form says it, which is what lists copy. */
const named = (name: string) => ({ company: { company_name_en: `${word} ${name}` } });

async function layGround(): Promise<Ground> {
  const world = await makeWorld();
  const { startup, owner } = await makeStartup(`${word} One`);
  const id = await makeSubmitted(owner, world.intake.id, named("One"));
  const open = await makeSubmitted((await makeStartup()).owner, world.intake.id, named("Two"));
  await behindTheWall().application.update({ where: { id: open }, data: { status: "in_review" } });
  const cohortId = await admit(world, id, startup.id, world.intake.id);
  const sharedReviewer = await makePerson({ role: "reviewer", organisationId: world.lead.id });
  await assign(world, open, world.programme.id, sharedReviewer);
  await assign(world, open, world.programme.id, world.partnerReviewer);
  await profileIn(world.mentor, world.programme.id);
  // Of the lead, but for the first programme only.
  const bounded = await makePerson({
    role: "programme_manager",
    organisationId: world.lead.id,
    programmeId: world.programme.id,
  });
  const watchers = {
    "the partner's lead": world.partnerLead,
    "the partner's reviewer": world.partnerReviewer,
    "the lead's manager of this programme": bounded,
    "the lead's officer of this programme": world.officer,
    mentor: world.mentor,
  };
  return {
    world,
    founder: { owner, startupId: startup.id },
    id,
    cohortId,
    sharedReviewer,
    watchers,
  };
}

async function told(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Everything that a watcher is told about the first programme, as plain text; the clock left out. */
async function whatIsTold(actor: Actor, { world, id, cohortId }: Ground): Promise<string> {
  const locale = "en-HK" as const;
  const lists = await Promise.all(listViews.map((view) => told(listApplications(actor, { view }))));
  const sorted = await Promise.all(
    listSorts.map((sort) => told(listApplications(actor, { sort, q: word }))),
  );
  const filtered = [
    await told(listApplications(actor, { country: ["NO"] })),
    await told(listApplications(actor, { area: ["neurology"] })),
    await told(listApplications(actor, { q: word.toLowerCase().slice(0, 5) })),
    await told(listApplications(actor, { status: ["in_review"] })),
  ];
  const all = [
    lists,
    sorted,
    filtered,
    await told(listFacets(actor, locale)),
    await told(getApplication(actor, id)),
    await told(getStaffRecord(actor, id, locale)),
    await told(getDecision(actor, id, locale)),
    await told(getOwnReviews(actor, id, locale)),
    await told(listStandings(actor, [id]).then((found) => [...found])),
    await told(listDiffering(actor)),
    await told(getPanel(actor, world.intake.slug, locale)),
    await told(getAssignBoard(actor, world.intake.slug, 1, locale)),
    await told(listReviewers(actor, world.intake.slug)),
    await told(listMentors(actor, locale)),
    await told(suggestMentors(actor, locale)),
    await told(getApplicationMentors(actor, id, locale)),
    await told(listCohorts(actor, locale)),
    await told(getCohort(actor, cohortId, locale)),
    await told(listMail(actor, { page: 1 })),
  ];
  return JSON.stringify(all, (key, value: unknown) => (key === "now" ? undefined : value), 1);
}

/** What every watcher was told last. */
let known = new Map<string, string>();

async function tellAll(): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  for (const [name, actor] of Object.entries(ground.watchers))
    words.set(name, await whatIsTold(actor, ground));
  return words;
}

/** Nothing that a watcher is told changes when `change` happens out of their sight. */
async function unmoved(change: () => Promise<unknown>, except: RegExp = /^$/): Promise<void> {
  await change();
  const now = await tellAll();
  const before = known;
  known = now;
  for (const [name, words] of now)
    if (!except.test(name)) expect(words, name).toBe(before.get(name));
}

beforeAll(async () => {
  ground = await layGround();
  known = await tellAll();
}, 180_000);

// A watcher is asked some forty questions.
vi.setConfig({ testTimeout: 120_000 });

describe("what happens in another partner's programme", () => {
  test("is told by something: the watchers are told their own, so that silence means silence", async () => {
    const words = await whatIsTold(ground.world.partnerLead, ground);
    for (const known of [`${word} One`, `${word} Two`, "Cohort"]) expect(words).toContain(known);
    expect(words).toContain("reviewers");
  });

  test("totals, order, search, filters and facets: the same startup and strangers apply there", async () => {
    await unmoved(async () => {
      await hiddenApplication(ground.world, ground.founder.startupId, "second");
      for (let count = 0; count < 3; count += 1)
        await hiddenApplication(ground.world, (await makeStartup()).startup.id, "second");
    });
  });

  test("reviewers' load and the reasons of assignments: a shared reviewer is busy there", async () => {
    await unmoved(async () => {
      for (let count = 0; count < 4; count += 1) {
        const { startup } = await makeStartup();
        const { id } = await hiddenApplication(ground.world, startup.id, "second");
        await assign(ground.world, id, ground.world.second.programme.id, ground.sharedReviewer);
      }
    });
  });

  test("mentors' load: the same mentor is matched there", async () => {
    const { world } = ground;
    await unmoved(async () => {
      // Of another organisation: nobody stands on both sides of one programme.
      const there = await joinAs(world.mentor, {
        role: "mentor",
        organisationId: world.otherPartner.id,
        programmeId: world.second.programme.id,
      });
      const profile = await profileIn(there, world.second.programme.id);
      for (let count = 0; count < 2; count += 1) {
        const { startup } = await makeStartup();
        const { id } = await hiddenApplication(world, startup.id, "second");
        await behindTheWall().match.create({
          data: {
            applicationId: id,
            programmeId: world.second.programme.id,
            organisationId: world.otherPartner.id,
            mentorProfileId: profile.id,
            mentorPersonId: there.personId,
            mentorMembershipId: there.membership?.id ?? "",
            state: "active",
            reasons: [],
            proposedById: world.manager.personId,
          },
        });
      }
    });
  });

  test("the cohort page: the startup is admitted there as well", async () => {
    const { world, founder } = ground;
    await unmoved(async () => {
      const { startup } = await makeStartup();
      const { id } = await hiddenApplication(world, startup.id, "second");
      await admit(world, id, startup.id, world.second.intake.id);
      const own = await behindTheWall().application.findFirstOrThrow({
        where: { startupId: founder.startupId, programmeId: world.second.programme.id },
      });
      await admit(world, own.id, founder.startupId, world.second.intake.id);
    });
  });

  test("drafts: somebody begins one, here and there; the lead is told how many, nobody else that there are any", async () => {
    const { world } = ground;
    await unmoved(async () => {
      for (const intake of [world.intake, world.second.intake]) {
        const { startup, owner } = await makeStartup(`${word} draft`);
        await startApplication(owner, { intakeId: intake.id, startupId: startup.id });
      }
    }, /^the lead's/);
  });
});

describe("what the startup does by itself", () => {
  test("editing its profile after applying changes nothing that was sent", async () => {
    await unmoved(() =>
      updateStartup(ground.founder.owner, ground.founder.startupId, {
        displayName: "Renamed for the rival programme",
        nameEn: "Renamed",
        nameZhHant: null,
        nameZhHans: null,
        website: "https://renamed.example",
        country: "NO",
        city: "Oslo",
        foundedYear: 2020,
        teamSize: 9,
        oneLiner: "Renamed",
        description: "Renamed",
        tags: ["renamed"],
      } as never),
    );
  });

  test("writing in a returned protected section shows the partner neither revision nor date", async () => {
    const { world } = ground;
    const { owner } = await makeStartup();
    const id = await makeSubmitted(owner, world.intake.id, named("Three"));
    await behindTheWall().application.update({
      where: { id },
      data: {
        status: "returned",
        returnedSections: ["finance"],
        returnedDueAt: new Date(Date.now() + 86_400_000),
      },
    });
    const look = async () =>
      JSON.stringify([
        await told(getApplication(world.partnerLead, id)),
        await told(getStaffRecord(world.partnerLead, id, "en-HK")),
        await told(listApplications(world.partnerLead, { q: word })),
      ]).replaceAll(/"now":"[^"]*"/g, "");
    const before = await look();
    expect(before).toContain(`${word} Three`);
    const revision = 1;
    await saveSection(
      owner,
      { applicationId: id, sectionKey: "finance" },
      { revision, answers: { use_of_funds: "Another word" } },
    );
    expect(await look()).toBe(before);
  });
});

describe("what a bar hides", () => {
  test("leaves totals, order and facets as in a world without it", async () => {
    const { world } = ground;
    const barred = await makePerson({ role: "partner_lead", organisationId: world.partner.id });
    const before = await whatIsTold(barred, ground);
    const { startup } = await makeStartup();
    const { id } = await hiddenApplication(world, startup.id, "first");
    expect(await whatIsTold(barred, ground)).not.toBe(before);
    await withActor(portal, (tx) =>
      setBar(tx, portal, {
        personId: barred.personId,
        applicationId: id,
        programmeId: world.programme.id,
        reason: "must_not_see",
      }),
    );
    expect(await whatIsTold(barred, ground)).toBe(before);
  });
});

describe("references", () => {
  test("follow nobody's order: neither time nor programme can be read from them", async () => {
    const rows = await behindTheWall().application.findMany({
      orderBy: { createdAt: "asc" },
      select: { reference: true },
    });
    const references = rows.map(({ reference }) => reference);
    expect(new Set(references).size).toBe(references.length);
    expect(references.toSorted()).not.toEqual(references);
  });
});
