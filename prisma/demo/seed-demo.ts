import { writeMentorCard, approveMentorCard } from "@/lib/mentoring/commands/approve-card";
import { acceptMatch } from "@/lib/mentoring/commands/answer-match";
import { proposeMatch } from "@/lib/mentoring/commands/propose-match";
import { lapseDrafts } from "@/lib/applications/commands/lapse-applications";
import { systemActor, type Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { text } from "@/lib/programmes/localised";
import { makeOrganisations, type OrganisationIds } from "./bootstrap";
import { DemoClock } from "./clock";
import { makeDemoPeople, makeDemoPerson, placeDemoPerson } from "./first-people";
import { makeFounders } from "./founders";
import { tell, type Calendar, type IntakeSetting } from "./journeys";
import { lastIntake, openIntake, otherIntake, presentIntake, type Entry } from "./plan";
import { openWithPartner, setUpIntake, setUpProgramme, type IntakePlan } from "./set-up";
import { makeMentors, makeReviewers, programmeTexts, reviewers } from "./staff";
import { demoAnswers } from "./startups/answers";
import { demoStartups } from "./startups/all";
import type { DemoStartup } from "./startups/row";
import { DemoStory } from "./story";
import { writeDraft, type Cast } from "./walk";

const bySlug = new Map(demoStartups.map((startup) => [startup.slug, startup]));

interface People {
  manager: Actor;
  secondManager: Actor;
  officer: Actor;
  partnerLead: Actor;
  otherLead: Actor;
  fixed: Map<string, Actor>;
}

const year = new Date().getFullYear();
const plans = {
  last: {
    slug: `spring-${year}`,
    name: text(`Spring ${year} intake`, `${year} 年春季招募`, `${year} 年春季招募`),
    cohort: text(`Cohort ${year}`, `${year} 年同期企業`, `${year} 年同期企业`),
    opens: -215,
    closes: -150,
    reviewsDue: -132,
    panel: -126,
    answer: -110,
  },
  present: {
    slug: `autumn-${year}`,
    name: text(`Autumn ${year} intake`, `${year} 年秋季招募`, `${year} 年秋季招募`),
    cohort: text(`Autumn cohort ${year}`, `${year} 年秋季同期企業`, `${year} 年秋季同期企业`),
    opens: -75,
    closes: -21,
    reviewsDue: 8,
    panel: 14,
    answer: 32,
  },
  open: {
    slug: `spring-${year + 1}`,
    name: text(`Spring ${year + 1} intake`, `${year + 1} 年春季招募`, `${year + 1} 年春季招募`),
    cohort: text(`Cohort ${year + 1}`, `${year + 1} 年同期企業`, `${year + 1} 年同期企业`),
    opens: -12,
    closes: 120,
    reviewsDue: 138,
    panel: 144,
    answer: 162,
  },
  other: {
    slug: `immunology-${year}`,
    name: text(`Immunology ${year} intake`, `${year} 年免疫專項招募`, `${year} 年免疫专项招募`),
    cohort: text(`Immunology cohort ${year}`, `${year} 年免疫同期企業`, `${year} 年免疫同期企业`),
    opens: -60,
    closes: 5,
    reviewsDue: 20,
    panel: 26,
    answer: 44,
  },
} satisfies Record<string, IntakePlan>;

const calendars: Record<keyof typeof plans, Calendar> = {
  last: {
    write: -190,
    submit: -152,
    screen: -146,
    review: -140,
    ask: -134,
    decide: -122,
    sign: -112,
  },
  present: { write: -50, submit: -23, screen: -18, review: -14, ask: -8, decide: -4, sign: -1 },
  open: { write: -9, submit: -3, screen: -2, review: -1, ask: -1, decide: -1, sign: -1 },
  other: { write: -40, submit: -22, screen: -16, review: -12, ask: -8, decide: -4, sign: -2 },
};

/** Midnight-based moments of Hong Kong days, as plain dates for deadlines. */
function at(days: number, hour: number, minute = 0): Date {
  const hongKong = 8 * 3600_000;
  const day = 24 * 3600_000;
  const midnight = Math.floor((Date.now() + hongKong) / day) * day - hongKong;
  return new Date(midnight + days * day + hour * 3600_000 + minute * 60_000);
}

function must<T>(found: T | undefined | null, what: string): T {
  if (found === undefined || found === null) throw new Error(`the demo lacks ${what}`);
  return found;
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
  entries: Entry[],
  owners: Map<string, Actor>,
): void {
  entries.forEach((entry, place) => {
    const startup = must(bySlug.get(entry.startup), entry.startup);
    tell(story, setting, entry, startup, must(owners.get(entry.startup), entry.startup), place);
  });
}

const matches: [startup: string, mentor: string, accepted: "both" | "mentor" | "none"][] = [
  ["sagan-imaging", "mentor@demo.test", "both"],
  ["borui-neuro", "gao@mentor.demo.test", "both"],
  ["pulse-lattice", "kwong@mentor.demo.test", "both"],
  ["dawn-antibody", "song@mentor.demo.test", "mentor"],
  ["qi-rna", "mentor@demo.test", "none"],
];

/** Cards, proposals and answers of the cohort; two startups wait for their first mentor. */
async function matchMentors(
  people: People,
  mentors: Map<string, Actor>,
  owners: Map<string, Actor>,
): Promise<void> {
  for (const slug of [...matches.map(([startup]) => startup), "lumen-pathology"]) {
    const startup = must(bySlug.get(slug), slug);
    const owner = must(owners.get(slug), slug);
    const applicationId = await admittedOf(owner);
    await writeMentorCard(owner, applicationId, {
      text: startup.abstract.slice(0, 600),
      wishes: startup.unmetNeed.slice(0, 300),
      language: startup.language,
    });
    await approveMentorCard(owner, applicationId);
  }
  for (const [slug, email, accepted] of matches) {
    const owner = must(owners.get(slug), slug);
    const mentor = must(mentors.get(email), email);
    const profile = await db().mentorProfile.findFirstOrThrow({
      where: { personId: mentor.personId },
      select: { id: true },
    });
    const { id } = await proposeMatch(people.manager, {
      applicationId: await admittedOf(owner),
      mentorProfileId: profile.id,
      message: "Your fields meet; a first call of thirty minutes would tell.",
    });
    if (accepted !== "none") await acceptMatch(mentor, id);
    if (accepted === "both") await acceptMatch(owner, id);
  }
}

async function admittedOf(owner: Actor): Promise<string> {
  const found = await db().application.findFirstOrThrow({
    where: { startupId: owner.membership?.startupId ?? "", status: "admitted" },
    select: { id: true },
  });
  return found.id;
}

/** Walks the real commands through past months and leaves the clock at now. */
export async function seedDemo({
  ownerUrl,
  canaries,
}: {
  ownerUrl: string;
  canaries: boolean;
}): Promise<void> {
  const clock = await DemoClock.open(ownerUrl);
  try {
    await clock.declareDemo(canaries);
    await clock.goTo(-230, 9);
    await tellEverything(clock, canaries);
    await clock.markSeeded();
  } finally {
    await clock.backToNow();
    await clock.close();
  }
}

async function tellEverything(clock: DemoClock, canaries: boolean): Promise<void> {
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
  tellIntake(story, setting(opening("last", first), "last", "az"), lastIntake, owners);
  tellIntake(story, setting(opening("present", first), "present", "az"), presentIntake, owners);
  tellIntake(story, setting(intake, "open", "az"), openIntake, owners);
  const other = {
    manager: people.manager,
    officer: otherOfficer,
    partnerLead: people.otherLead,
    canaries,
  };
  tellIntake(
    story,
    setting(opening("other", second), "other", "other", other),
    otherIntake,
    owners,
  );
  story.on(plans.last.closes + 1, 3, 0, () => lapseDrafts(systemActor("application.lapse")));
  story.on(-60, 10, 0, () => matchMentors(people, mentors, owners));
  story.on(-4, 14, 0, async () => {
    const startup = must(bySlug.get("kinyuen"), "kinyuen");
    await writeDraft(
      must(owners.get("kinyuen"), "kinyuen"),
      intake(),
      demoAnswers(startup, new Date()),
      ["company", "product", "team"],
      canaries,
    );
  });
  story.on(-3, 16, 0, async () => {
    const startup = must(bySlug.get("nordlys-cell"), "nordlys-cell");
    await writeDraft(
      must(owners.get("nordlys-cell"), "nordlys-cell"),
      intake(),
      demoAnswers(startup, new Date()),
      ["company", "product"],
      canaries,
    );
  });
  await story.happen(clock);
}
