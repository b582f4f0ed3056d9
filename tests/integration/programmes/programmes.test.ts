import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { closeProgramme } from "@/lib/programmes/commands/close-programme";
import { createProgramme } from "@/lib/programmes/commands/create-programme";
import { openProgramme } from "@/lib/programmes/commands/open-programme";
import { updateProgramme } from "@/lib/programmes/commands/update-programme";
import { text } from "@/lib/programmes/localised";
import { getProgrammeSetup, listProgrammes } from "@/lib/programmes/queries/set-up";
import type { Actor } from "@/lib/platform/actor";
import { joinAs, makePerson, makeWorld, type World } from "@/tests/support/world";
import { refusalOf } from "@/tests/support/refusals";
import { programmeInput } from "./set-up-world";

let world: World;
let boss: Actor;
beforeAll(async () => {
  world = await makeWorld();
  boss = await makePerson({ organisationId: world.lead.id, role: "programme_manager" });
});

const wanted = () => programmeInput(world.partner.id);

describe("creating a programme", () => {
  test("makes a draft led by one's own organisation, audited, with an address from its name", async () => {
    const made = await createProgramme(boss, wanted());
    const again = await createProgramme(boss, wanted());
    expect(made.status).toBe("draft");
    expect(made.slug).toMatch(/^ageing-programme/);
    expect(again.slug).not.toBe(made.slug);
    const row = await db().programme.findUniqueOrThrow({ where: { id: made.id } });
    expect(row.leadOrganisationId).toBe(world.lead.id);
    expect(row.partnerOrganisationId).toBe(world.partner.id);
    const events = await db().auditEvent.findMany({ where: { programmeId: made.id } });
    expect(events.map((event) => event.type)).toEqual(["programme.created"]);
    expect(JSON.stringify(events[0]?.payload)).not.toContain("Ageing");
  });

  test("is refused to everyone but a manager of the whole lead", async () => {
    const others = [
      world.manager,
      world.officer,
      world.partnerLead,
      world.leadReviewer,
      world.auditor,
      world.administrator,
      world.owner,
      await makePerson(),
      await makePerson({ organisationId: world.partner.id, role: "programme_manager" }),
    ];
    for (const actor of others)
      expect((await refusalOf(createProgramme(actor, wanted()))).status).toBe(403);
  });

  test("takes only a partner organisation, and an address that is free", async () => {
    const self = await refusalOf(createProgramme(boss, programmeInput(world.lead.id)));
    expect(self.code).toBe("programmes.partner_unknown");
    expect(self.fields).toHaveProperty("partnerOrganisationId");
    const taken = programmeInput(world.partner.id, { slug: world.programme.slug });
    expect((await refusalOf(createProgramme(boss, taken))).code).toBe("programmes.slug_taken");
  });

  test("is refused while somebody would stand on both sides of it", async () => {
    const { lead, otherPartner } = await makeWorld();
    const third = await makeWorld();
    const person = await makePerson({ organisationId: lead.id, role: "mentor" });
    await joinAs(person, { organisationId: third.partner.id, role: "mentor" });
    const manager = await makePerson({ organisationId: lead.id, role: "programme_manager" });
    const refusal = await refusalOf(createProgramme(manager, programmeInput(third.partner.id)));
    expect(refusal.code).toBe("programmes.people_of_both");
    expect(await createProgramme(manager, programmeInput(otherPartner.id))).toBeTruthy();
  });
});

/** What the form of an existing programme sends when it was opened on the first revision. */
function wordsOf(input: ReturnType<typeof wanted>) {
  const { partnerOrganisationId: _, slug: __, ...words } = input;
  return { ...words, revision: 1 };
}

describe("changing, opening and closing a programme", () => {
  test("the decision mode is fixed once it is open", async () => {
    const { id } = await createProgramme(boss, wanted());
    const words = wordsOf(wanted());
    const advised = { ...words, decisionMode: "lead_decides_partner_advises" as const };
    await updateProgramme(boss, id, advised);
    await openProgramme(boss, id);
    expect((await refusalOf(updateProgramme(boss, id, words))).code).toBe(
      "programmes.decision_mode_fixed",
    );
    const renamed = { ...advised, revision: 2, name: text("Renamed", "新名稱", "新名称") };
    expect((await updateProgramme(boss, id, renamed)).status).toBe("open");
  });

  test("of two managers who write at once the second is told, and loses no word", async () => {
    const { id } = await createProgramme(boss, wanted());
    const words = wordsOf(wanted());
    const theirs = { ...words, contactEmail: "team@lead.test", name: text("A", "甲", "甲") };
    await updateProgramme(boss, id, theirs);
    const mine = { ...words, name: text("B", "乙", "甲") };
    const refusal = await refusalOf(updateProgramme(boss, id, mine));
    expect(refusal).toMatchObject({ status: 409, code: "programmes.changed_meanwhile" });
    expect(refusal.fields).toEqual({
      "name.en-HK": { code: "programmes.stored_now", params: { words: "A" } },
      "name.zh-HK": { code: "programmes.stored_now", params: { words: "甲" } },
      contactEmail: { code: "programmes.stored_now", params: { words: "team@lead.test" } },
    });
    expect(refusal.extra).toEqual({ revision: 2 });
    const stored = () => db().programme.findUniqueOrThrow({ where: { id } });
    expect(await stored()).toMatchObject({ name: theirs.name, revision: 2 });
    await updateProgramme(boss, id, { ...mine, revision: 2 });
    expect(await stored()).toMatchObject({ name: mine.name, contactEmail: mine.contactEmail });
  });

  test("two saves at the same moment are one", async () => {
    const { id } = await createProgramme(boss, wanted());
    const words = wordsOf(wanted());
    const outcomes = await Promise.allSettled([
      updateProgramme(boss, id, words),
      updateProgramme(boss, id, words),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("it closes once no intake is open, and can be opened again", async () => {
    const { id } = await createProgramme(boss, wanted());
    expect((await refusalOf(closeProgramme(boss, id))).code).toBe("programmes.not_open");
    await openProgramme(boss, id);
    expect((await refusalOf(openProgramme(boss, id))).code).toBe("programmes.already_open");
    expect((await closeProgramme(boss, id)).status).toBe("closed");
    const words = wordsOf(wanted());
    expect((await refusalOf(updateProgramme(boss, id, words))).code).toBe("programmes.closed");
    expect((await openProgramme(boss, id)).status).toBe("open");
    expect((await refusalOf(closeProgramme(world.manager, world.programme.id))).code).toBe(
      "programmes.intake_still_open",
    );
  });

  test("the partner's lead is told no, others that there is nothing", async () => {
    const words = wordsOf(wanted());
    const { id } = world.programme;
    const attempts = [
      (actor: Actor) => updateProgramme(actor, id, words),
      (actor: Actor) => openProgramme(actor, id),
      (actor: Actor) => closeProgramme(actor, id),
    ];
    for (const attempt of attempts) {
      const partner = await refusalOf(attempt(world.partnerLead));
      expect([partner.status, partner.code]).toEqual([403, "programmes.lead_only"]);
      for (const actor of [world.officer, world.otherPartnerLead, world.owner, world.auditor])
        expect((await refusalOf(attempt(actor))).code).toBe("platform.not_found");
    }
  });
});

describe("reading the set-up", () => {
  test("shows the manager and the partner's lead their programme and nobody else's", async () => {
    const { slug } = world.programme;
    const forLead = await getProgrammeSetup(world.manager, slug);
    const forPartner = await getProgrammeSetup(world.partnerLead, slug);
    expect([forLead.programme.mayEdit, forPartner.programme.mayEdit]).toEqual([true, false]);
    for (const actor of [world.officer, world.otherPartnerLead, world.owner, world.mentor])
      expect((await refusalOf(getProgrammeSetup(actor, slug))).status).toBe(404);
    const list = await listProgrammes(world.partnerLead);
    expect(list.items.map((item) => item.slug)).toEqual([slug]);
    expect(list.mayCreate).toBe(false);
    expect((await refusalOf(listProgrammes(world.owner))).status).toBe(404);
  });
});
