import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { markSectionDone } from "@/lib/applications/commands/mark-section-done";
import { saveSection } from "@/lib/applications/commands/save-section";
import { getApplication } from "@/lib/applications/queries/get-application";
import { startApplication } from "@/lib/applications/commands/start-application";
import { submitApplication } from "@/lib/applications/commands/submit-application";
import { canEditSection } from "@/lib/applications/policy";
import { findVisibleApplication } from "@/lib/applications/queries/find-visible-application";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { Refusal } from "@/lib/platform/errors";
import { makeCompleteDraft } from "@/tests/support/applications";
import { ownerQuery, setClock } from "@/tests/support/worker-database";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { countQueries } from "@/tests/support/query-count";
import { codeOf, refusalOf } from "@/tests/support/refusals";

let world: World;
let owner: Actor;
let teammate: Actor;
let id: string;

beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(async () => {
  const made = await makeStartup();
  owner = made.owner;
  teammate = await makePerson({ role: "editor", startupId: made.startup.id, name: "Wong Mei" });
  const started = await startApplication(owner, {
    intakeId: world.intake.id,
    startupId: made.startup.id,
  });
  id = started.id;
});
afterEach(() => setClock(0));

const save = (
  actor: Actor,
  answers: Record<string, unknown>,
  revision = 0,
  sectionKey = "company",
  applicationId = id,
) => saveSection(actor, { applicationId, sectionKey }, { revision, answers });

const stored = async () =>
  Object.fromEntries(
    (await behindTheWall().answer.findMany({ where: { applicationId: id } })).map((row) => [
      row.questionKey,
      row.value,
    ]),
  );

describe("one writer", () => {
  test("gets revision, time, and warnings about what stands there, not about gaps", async () => {
    const saved = await save(owner, { website: "not a web address", headcount: 4 });
    expect(saved).toMatchObject({ revision: 1, others: [], state: "needs_attention" });
    expect(saved.warnings).toEqual([{ question: "website", code: "url_invalid", params: {} }]);
    expect(Math.abs(Date.parse(saved.savedAt) - Date.now())).toBeLessThan(10_000);
    const section = await behindTheWall().applicationSection.findFirstOrThrow({
      where: { applicationId: id, sectionKey: "company" },
    });
    expect(section).toMatchObject({ revision: 1, savedById: owner.personId });
    expect(
      await db().auditEvent.findFirst({
        where: { applicationId: id, type: "application.section_saved" },
      }),
    ).toMatchObject({
      actorMembershipId: owner.membership?.id,
      payload: { revision: 1, answers: 2 },
    });
  });

  test("changes nothing by sending what is stored, or nothing at all", async () => {
    await save(owner, { city: "Shenzhen" });
    expect(await save(owner, { city: "Shenzhen" }, 1)).toMatchObject({ revision: 1 });
    expect(await save(owner, {}, 1)).toMatchObject({ revision: 1 });
    expect(
      await db().auditEvent.count({
        where: { applicationId: id, type: "application.section_saved" },
      }),
    ).toBe(1);
  });

  test("clears an answer with null and keeps HKSCS characters as they are", async () => {
    await save(owner, { company_name_zh_hant: "\u{20BB7}野家𨋢藥業", city: "香港" });
    await save(owner, { city: null }, 1);
    expect(await stored()).toEqual({ company_name_zh_hant: "\u{20BB7}野家𨋢藥業", city: null });
  });

  test("is told of unknown questions, files, wrong types and what is too long, with nothing changed", async () => {
    const refusal = await refusalOf(
      save(owner, {
        city: "Macao",
        no_such: 1,
        headcount: "many",
        company_name_en: "x".repeat(5000),
      }),
    );
    expect(refusal).toMatchObject({ code: "applications.answers_refused", status: 422 });
    expect(Object.keys(refusal.fields).toSorted()).toEqual([
      "answers.company_name_en",
      "answers.headcount",
      "answers.no_such",
    ]);
    expect(await codeOf(save(owner, { pitch_deck: "x" }, 0, "product"))).toBe(
      "applications.answers_refused",
    );
    expect(await codeOf(save(owner, { city: "a\u0000b" }))).toBe("applications.answers_refused");
    expect(await stored()).toEqual({});
  });

  test("cannot save over a revision that does not exist yet", async () => {
    expect(await codeOf(save(owner, { city: "Macao" }, 7))).toBe("applications.unknown_revision");
  });
});

describe("a save", () => {
  test("is one statement once the form is known, whatever it does to the section's state", async () => {
    await save(owner, { city: "Shenzhen" });
    const steps: [Record<string, unknown>, string][] = [
      [{ city: "Macao" }, "in_progress"],
      [{ website: "not a web address" }, "needs_attention"],
      [{ city: null, website: null }, "not_started"],
    ];
    for (const [at, [answers, state]] of steps.entries()) {
      const { result, queries } = await countQueries(() => save(owner, answers, at + 1));
      expect(result).toMatchObject({ revision: at + 2, before: at + 1, state });
      expect(queries).toEqual([expect.stringContaining("save_section")]);
      const page = await getApplication(owner, id, { locale: "en-HK" });
      expect(page.sections.find(({ key }) => key === "company")?.state).toBe(state);
    }
  });

  test("says on which revision it found the section, also when it changes nothing", async () => {
    await save(teammate, { headcount: 7 });
    expect(await save(owner, { headcount: 7 })).toMatchObject({ revision: 1, before: 1 });
    expect(await save(owner, { city: "Macao" })).toMatchObject({ revision: 2, before: 1 });
  });
});

describe("what was saved before", () => {
  const kept = async () => {
    const rows = await behindTheWall().answerHistory.findMany({
      where: { applicationId: id },
      orderBy: { revision: "asc" },
    });
    return rows.map(({ questionKey, value, revision, writtenById }) => ({
      [questionKey]: value,
      revision,
      by: writtenById,
    }));
  };

  test("is kept with who wrote it and when, as often as it is replaced or emptied", async () => {
    await save(owner, { city: "Shenzhen" });
    await save(teammate, { city: "Macao", headcount: 7 }, 1);
    await save(owner, { city: null }, 2);
    await save(owner, { city: "Zhuhai" }, 3);
    expect(await kept()).toEqual([
      { city: "Shenzhen", revision: 1, by: owner.personId },
      { city: "Macao", revision: 2, by: teammate.personId },
    ]);
    expect(await stored()).toEqual({ city: "Zhuhai", headcount: 7 });
  });

  test("is the team's to read and nobody's to change", async () => {
    await save(owner, { city: "Shenzhen" });
    await save(owner, { city: "Macao" }, 1);
    const seenBy = (actor: Actor) =>
      withActor(actor, (tx) => tx.answerHistory.count({ where: { applicationId: id } }));
    expect(await seenBy(teammate)).toBe(1);
    for (const outsider of [world.rival, world.manager, world.partnerLead, world.administrator])
      expect(await seenBy(outsider)).toBe(0);
    const where = { applicationId: id };
    await expect(
      withActor(owner, (tx) => tx.answerHistory.updateMany({ where, data: { value: "x" } })),
    ).rejects.toThrow("never changed");
    await expect(withActor(owner, (tx) => tx.answerHistory.deleteMany({ where }))).rejects.toThrow(
      "never changed",
    );
    expect(await kept()).toHaveLength(1);
  });
});

describe("two founders", () => {
  test("who change different questions merge, also at the same moment, and see each other", async () => {
    const both = await Promise.all([
      save(owner, { city: "Hong Kong" }),
      save(teammate, { headcount: 7 }),
    ]);
    expect(new Set(both.map(({ revision }) => revision))).toEqual(new Set([1, 2]));
    expect(await stored()).toEqual({ city: "Hong Kong", headcount: 7 });
    expect((await save(owner, { technical_staff: 3 })).others).toEqual(["Wong Mei"]);
  });

  test("who change the same question get both texts, and nothing of the second save is kept", async () => {
    await save(teammate, { city: "Shenzhen" });
    const refusal = await refusalOf(save(owner, { city: "Hong Kong", headcount: 9 }));
    expect(refusal).toMatchObject({ code: "applications.edit_conflict", status: 409 });
    expect(refusal.extra).toMatchObject({
      conflicts: { city: { yours: "Hong Kong", theirs: "Shenzhen" } },
      revision: 1,
    });
    expect(await stored()).toEqual({ city: "Shenzhen" });
    expect(await save(owner, { city: "Hong Kong", headcount: 9 }, 1)).toMatchObject({
      revision: 2,
    });
  });

  test("are told which of the other texts they wrote themselves, on another device or in another tab", async () => {
    await save(owner, { city: "Hong Kong" });
    await save(teammate, { website: "https://one.example" }, 1);
    const old = { city: "Shenzhen", website: "https://two.example", headcount: 3 };
    expect((await refusalOf(save(owner, old))).extra).toMatchObject({ own: ["city"] });
    expect((await refusalOf(save(teammate, old))).extra).toMatchObject({ own: ["website"] });
    const ownOf = async (actor: Actor) => {
      const { sections } = await getApplication(actor, id, { locale: "en-HK", open: [] });
      return sections.find(({ key }) => key === "company")?.own;
    };
    expect(await ownOf(owner)).toEqual(["city"]);
    expect(await ownOf(teammate)).toEqual(["website"]);
  });

  test("at the same moment on the same question: one wins, the other is told", async () => {
    const outcomes = await Promise.allSettled([
      save(owner, { city: "Hong Kong" }),
      save(teammate, { city: "Shenzhen" }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("who write the same words do not conflict; a cleared answer does", async () => {
    await save(teammate, { city: "Macao" });
    expect(await save(owner, { city: "Macao" })).toMatchObject({ revision: 1 });
    await save(teammate, { city: null }, 1);
    const refusal = await refusalOf(save(owner, { city: "Zhuhai" }, 1));
    expect(refusal.extra).toMatchObject({ conflicts: { city: { theirs: null } } });
  });
});

describe("others", () => {
  test("viewers may not write, and everyone outside the team is told nothing, not even of bad words", async () => {
    const viewer = await makePerson({
      role: "viewer",
      startupId: owner.membership?.startupId ?? "",
    });
    expect(await codeOf(save(viewer, { city: "Macao" }))).toBe("applications.viewer_cannot_edit");
    const outsiders = [
      world.rival,
      world.manager,
      world.partnerLead,
      world.auditor,
      world.administrator,
    ];
    for (const outsider of outsiders) {
      expect(await codeOf(save(outsider, { city: "Macao" }))).toBe("platform.not_found");
      expect(await codeOf(save(outsider, { no_such: 1 }))).toBe("platform.not_found");
    }
    const ended = { ...teammate };
    await ownerQuery("UPDATE memberships SET status = 'ended' WHERE id = $1", [
      ended.membership?.id,
    ]);
    expect(await codeOf(save(ended, { city: "Macao" }))).toBe("platform.not_found");
    expect(await stored()).toEqual({});
  });

  test("a section or application that is not there is not found", async () => {
    expect(await codeOf(save(owner, {}, 0, "nothing"))).toBe("platform.not_found");
    expect(await codeOf(save(owner, {}, 0, "company", crypto.randomUUID()))).toBe(
      "platform.not_found",
    );
  });
});

describe("time and status", () => {
  test("the database and the policy give the same answer at every edge", async () => {
    const cases: {
      name: string;
      status?: string;
      sections?: string[];
      intake?: string;
      clock?: number;
      opens?: Date;
      extended?: Date;
    }[] = [
      { name: "open" },
      { name: "closed by staff", intake: "closed" },
      { name: "closed but extended", intake: "closed", extended: new Date(Date.now() + 3600_000) },
      { name: "in grace", clock: 30 * 24 * 3600_000 + 10 * 60_000 },
      { name: "after grace", clock: 30 * 24 * 3600_000 + 20 * 60_000 },
      {
        name: "after grace but extended",
        clock: 31 * 24 * 3600_000,
        extended: new Date(Date.now() + 32 * 24 * 3600_000),
      },
      { name: "before it opens", opens: new Date(Date.now() + 3600_000) },
      {
        name: "returned here",
        status: "returned",
        sections: ["company"],
        clock: 60 * 24 * 3600_000,
      },
      { name: "returned elsewhere", status: "returned", sections: ["product"] },
      { name: "in review", status: "in_review" },
    ];
    for (const one of cases) {
      await ownerQuery(
        'UPDATE intakes SET status = $1::"IntakeStatus", opens_at = $3 WHERE id = $2',
        [one.intake ?? "open", world.intake.id, one.opens ?? world.intake.opensAt],
      );
      await ownerQuery(
        `UPDATE applications SET status = $1::"ApplicationStatus", returned_sections = $2, deadline_extended_to = $3,
                submitted_at = $4, current_version = $5 WHERE id = $6`,
        [
          one.status ?? "draft",
          one.sections ?? [],
          one.extended ?? null,
          one.status ? new Date() : null,
          one.status ? 1 : 0,
          id,
        ],
      );
      await setClock(one.clock ?? 0);
      const decision = await withActor(owner, async (tx, now) => {
        const { row } = await findVisibleApplication(tx, owner, id, now);
        return canEditSection(owner, row, "company", now);
      });
      const said = await save(owner, {}, 0).then(
        () => "allowed",
        (error: unknown) => (error instanceof Refusal ? error.code : "defect"),
      );
      expect({ case: one.name, said }).toEqual({
        case: one.name,
        said: decision.may ? "allowed" : decision.reason,
      });
    }
    await ownerQuery("UPDATE intakes SET status = 'open', opens_at = $2 WHERE id = $1", [
      world.intake.id,
      world.intake.opensAt,
    ]);
  });

  test("a save that waits for a submit in progress finds the application sent", async () => {
    const other = (await makeStartup()).owner;
    const draft = await makeCompleteDraft(other, world.intake.id);
    const [receipt, saved] = await Promise.allSettled([
      submitApplication(other, draft),
      save(other, { city: "Elsewhere" }, 1, "company", draft),
    ]);
    expect(receipt.status).toBe("fulfilled");
    const frozen = await behindTheWall().versionSection.findFirstOrThrow({
      where: { applicationId: draft, sectionKey: "company" },
    });
    const live = await behindTheWall().answer.findFirstOrThrow({
      where: { applicationId: draft, questionKey: "city" },
    });
    // Whoever came first, what is frozen is what stands in the draft.
    expect((frozen.answers as Record<string, unknown>).city).toEqual(live.value);
    expect(saved.status === "fulfilled").toBe(live.value === "Elsewhere");
  });
});

describe("done with a section", () => {
  test("is a note by name that can be taken back, for writers only", async () => {
    const target = { applicationId: id, sectionKey: "company" };
    expect(await markSectionDone(teammate, { ...target, done: true })).toMatchObject({
      done: true,
    });
    expect(await markSectionDone(owner, { ...target, done: false })).toEqual({
      done: false,
      doneAt: null,
    });
    expect(await codeOf(markSectionDone(world.officer, { ...target, done: true }))).toBe(
      "platform.not_found",
    );
  });
});
