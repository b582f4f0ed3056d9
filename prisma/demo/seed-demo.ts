import { asJson, db } from "@/lib/platform/db";
import { text } from "@/lib/programmes/localised";
import { makeOrganisations } from "./bootstrap";
import { DemoClock } from "./clock";
import { makeDemoPeople, placeDemoPerson } from "./first-people";

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
    const organisations = await makeOrganisations();
    const programme = (slug: string, partner: string) =>
      db().programme.create({
        data: {
          slug,
          name: asJson(text("Co-Incubation", "共同培育計劃", "共同孵化计划")),
          summary: asJson(text("…", "…", "…")),
          offers: asJson([]),
          leadOrganisationId: organisations.hkstp,
          partnerOrganisationId: partner,
          status: "open",
        },
      });
    const first = await programme("hkstp-az", organisations.az);
    const second = await programme("hkstp-other", organisations.other);
    const people = await makeDemoPeople(organisations, { first: first.id, second: second.id });
    const startup = await db().startup.create({
      data: {
        displayName: "KinYuen Therapeutics",
        nameEn: "KinYuen Therapeutics",
        nameZhHant: "健源醫藥",
        country: "HK",
        city: "Hong Kong",
        tags: [],
      },
    });
    const rival = await db().startup.create({
      data: {
        displayName: "Nordlys Cell",
        nameEn: "Nordlys Cell",
        country: "DK",
        city: "Copenhagen",
        tags: [],
      },
    });
    for (const [email, role, startupId] of [
      ["founder@demo.test", "owner", startup.id],
      ["teammate@demo.test", "editor", startup.id],
      ["rival@demo.test", "owner", rival.id],
    ] as const) {
      const actor = people.get(email);
      if (actor) await placeDemoPerson(actor, { role, startupId });
    }
    const both = people.get("both@demo.test");
    if (both)
      await placeDemoPerson(both, {
        role: "mentor",
        organisationId: organisations.hkstp,
        programmeId: first.id,
      });
    await clock.markSeeded();
  } finally {
    await clock.backToNow();
    await clock.close();
  }
}
