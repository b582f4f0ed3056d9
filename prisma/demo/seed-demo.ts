import { lapseDrafts } from "@/lib/applications/commands/lapse-applications";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { makeOrganisations, type OrganisationIds } from "./bootstrap";
import { DemoClock } from "./clock";
import { makeDemoPeople, makeDemoPerson, placeDemoPerson } from "./first-people";
import { matchMentors } from "./cohort-life";
import { makeFounders } from "./founders";
import { calendars, plans } from "./intakes";
import { tell, type IntakeSetting } from "./journeys";
import { must } from "./must";
import { demoPlan, type DemoPlan, type Entry } from "./plan";
import { tellOnboarding } from "./onboarding";
import { programmeTexts } from "./programme-texts";
import { tellReleases } from "./releases";
import { reviewers } from "./reviewers";
import { openWithPartner, setUpIntake, setUpProgramme } from "./set-up";
import { makeMentors, makeReviewers } from "./staff";
import { demoAnswers } from "./startups/answers";
import { demoStartups, startupBySlug } from "./startups/all";
import type { DemoStartup } from "./startups/row";
import { DemoStory } from "./story";
import { writeDraft, type Cast } from "./walk";

interface People {
  manager: Actor;
  secondManager: Actor;
  officer: Actor;
  partnerLead: Actor;
  otherLead: Actor;
  fixed: Map<string, Actor>;
}

/** Midnight-based moments of Hong Kong days, as plain dates for deadlines. */
function at(days: number, hour: number, minute = 0): Date {
  const hongKong = 8 * 3600_000;
  const day = 24 * 3600_000;
  const midnight = Math.floor((Date.now() + hongKong) / day) * day - hongKong;
  return new Date(midnight + days * day + hour * 3600_000 + minute * 60_000);
}

async function makeFirstPeople(
  organisations: OrganisationIds,
  fixed: Map<string, Actor>,
): Promise<People> {
  const second = await makeDemoPerson({
    email: "deputy@hkstp.demo.test",
    name: "Lam Wai Yin",
    chineseName: "林慧賢",
  });
  const named = (email: string) => must(fixed.get(email), email);
  const manager = named("manager@hkstp.demo.test");
  return {
    manager,
    secondManager: await placeDemoPerson(second, {
      role: "programme_manager",
      organisationId: organisations.hkstp,
      deputy: true,
    }),
    officer: named("officer@hkstp.demo.test"),
    partnerLead: named("lead@az.demo.test"),
    otherLead: named("lead@other.demo.test"),
    fixed,
  };
}

/** Reviewers of a side, those who know the startup's field first. */
function reviewerOrder(
  actors: Map<string, Actor>,
  organisation: "hkstp" | "az" | "other",
  startup: DemoStartup,
): Actor[] {
  const fit = (areas: readonly string[], modalities: readonly string[]) =>
    startup.areas.filter((area) => areas.includes(area)).length * 2 +
    (modalities.includes(startup.modality) ? 1 : 0);
  return reviewers
    .filter((expert) => expert.organisation === organisation)
    .toSorted((a, b) => fit(b.areas, b.modalities) - fit(a.areas, a.modalities))
    .flatMap((expert) => actors.get(expert.email) ?? []);
}

function tellIntake(
  story: DemoStory,
  setting: IntakeSetting,
  entries: readonly Entry[],
  owners: Map<string, Actor>,
): void {
  entries.forEach((entry, place) => {
    const startup = must(startupBySlug.get(entry.startup), entry.startup);
    tell(story, setting, entry, startup, must(owners.get(entry.startup), entry.startup), place);
  });
}

interface Seeding {
  ownerUrl: string;
  canaries: boolean;
  /** Who applies; the whole demo unless told otherwise. */
  plan?: DemoPlan;
  /** false: mails stay in the outbox as written. */
  sendsMails?: boolean;
}

/** Walks the real commands through past months and leaves the clock at now. */
export async function seedDemo({
  ownerUrl,
  canaries,
  plan = demoPlan,
  sendsMails = true,
}: Seeding): Promise<void> {
  const clock = await DemoClock.open(ownerUrl);
  try {
    await clock.declareDemo(canaries);
    await clock.goTo(-230, 9);
    await tellEverything(clock, canaries, plan, sendsMails);
    await clock.markSeeded();
  } finally {
    await clock.backToNow();
    await clock.close();
  }
}

async function tellEverything(
  clock: DemoClock,
  canaries: boolean,
  plan: DemoPlan,
  sendsMails: boolean,
): Promise<void> {
  const organisations = await makeOrganisations();
  const founder = await makeDemoPerson({ email: "setup@hkstp.demo.test", name: "Ho Chi Wai" });
  const opener = await placeDemoPerson(founder, {
    role: "programme_manager",
    organisationId: organisations.hkstp,
  });
  const first = await setUpProgramme(opener, {
    slug: "hkstp-az",
    ...programmeTexts.first,
    decisionMode: "both_must_agree",
    partnerOrganisationId: organisations.az,
  });
  const second = await setUpProgramme(opener, {
    slug: "hkstp-helvion",
    ...programmeTexts.second,
    decisionMode: "lead_decides_partner_advises",
    partnerOrganisationId: organisations.other,
  });
  const people = await makeFirstPeople(
    organisations,
    await makeDemoPeople(organisations, { first, second }),
  );
  const otherOfficer = await placeDemoPerson(
    await makeDemoPerson({
      email: "officer2@hkstp.demo.test",
      name: "Tam Ka Ming",
      chineseName: "譚嘉明",
    }),
    { role: "officer", organisationId: organisations.hkstp, programmeId: second },
  );
  await openWithPartner(people.manager, people.partnerLead, first);
  await openWithPartner(people.manager, people.otherLead, second);
  const context = {
    organisations,
    programmes: { first, second },
    manager: people.manager,
    secondManager: people.secondManager,
    partnerLead: people.partnerLead,
    otherLead: people.otherLead,
    people: people.fixed,
  };
  const reviewing = await makeReviewers(context);
  const mentors = await makeMentors(context);
  const owners = await makeFounders(demoStartups, people.fixed);

  const cast: Cast = {
    manager: people.manager,
    officer: people.officer,
    partnerLead: people.partnerLead,
    canaries,
  };
  const setting = (
    intakeId: () => string,
    key: keyof typeof plans,
    partner: "az" | "other",
    players = cast,
  ): IntakeSetting => ({
    intakeId,
    cast: players,
    calendar: calendars[key],
    reviewersFor: (startup, side) =>
      reviewerOrder(
        reviewing[partner === "az" ? "first" : "second"],
        side === "lead" ? "hkstp" : partner,
        startup,
      ),
    at,
  });
  const story = new DemoStory();
  const opening = (key: keyof typeof plans, programmeId: string) => {
    let id = "";
    story.on(plans[key].opens - 2, 10, 0, async () => {
      id = await setUpIntake(people.manager, programmeId, plans[key], at);
    });
    return () => id;
  };
  const intake = opening("open", first);
  tellIntake(story, setting(opening("last", first), "last", "az"), plan.last, owners);
  const present = opening("present", first);
  tellIntake(story, setting(present, "present", "az"), plan.present, owners);
  tellReleases(story, {
    people: {
      partnerLead: people.partnerLead,
      partnerReviewer: must(people.fixed.get("reviewer@az.demo.test"), "reviewer@az.demo.test"),
      officer: people.officer,
      owners,
    },
    intakeId: present,
    at,
  });
  tellIntake(story, setting(intake, "open", "az"), plan.open, owners);
  const other = {
    manager: people.manager,
    officer: otherOfficer,
    partnerLead: people.otherLead,
    canaries,
  };
  tellIntake(story, setting(opening("other", second), "other", "other", other), plan.other, owners);
  story.on(plans.last.closes + 1, 3, 0, () => lapseDrafts(systemActor("application.lapse")));
  tellOnboarding(story, plan.last, calendars.last.sign, owners, {
    lead: people.officer,
    partner: people.partnerLead,
  });
  story.on(-60, 10, 0, () => matchMentors(plan.last, people.manager, mentors, owners));
  story.on(-4, 14, 0, async () => {
    const startup = must(startupBySlug.get("kinyuen"), "kinyuen");
    await writeDraft(
      must(owners.get("kinyuen"), "kinyuen"),
      intake(),
      demoAnswers(startup, new Date()),
      ["company", "product", "team"],
      canaries,
    );
  });
  story.on(-3, 16, 0, async () => {
    const startup = must(startupBySlug.get("nordlys-cell"), "nordlys-cell");
    await writeDraft(
      must(owners.get("nordlys-cell"), "nordlys-cell"),
      intake(),
      demoAnswers(startup, new Date()),
      ["company", "product"],
      canaries,
    );
  });
  await story.happen(clock, sendsMails);
}
