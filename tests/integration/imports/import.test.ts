import { randomUUID } from "node:crypto";
import { behindTheWall } from "@/tests/support/behind-the-wall";
import { beforeAll, describe, expect, it } from "vitest";
import { decideImportRow, mapImport } from "@/lib/imports/commands/map-import";
import { requestImport, runImport } from "@/lib/imports/commands/run-import";
import { uploadImport } from "@/lib/imports/commands/upload-import";
import { runImportJob } from "@/lib/imports/jobs";
import { randomReference } from "@/lib/applications/references";
import { getApplication } from "@/lib/applications/queries/get-application";
import {
  getImport,
  listImportIntakes,
  listImportRows,
  listImports,
  requireMayImport,
} from "@/lib/imports/queries";
import type { AnyActor } from "@/lib/platform/actor";
import { systemActor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { makeWorld, type World } from "@/tests/support/world";

const header = "name,one_liner,description,tags,city,country,year_founded,team_size,website";
const unique = () => randomUUID().slice(0, 8);

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content, "utf8");
}

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const upload = (actor: AnyActor, content: string) =>
  uploadImport(actor, { intake: world.intake.slug, fileName: "startups.csv" }, bytesOf(content));

const startups = (count: number, mark = unique()) =>
  [
    header,
    ...Array.from(
      { length: count },
      (_, at) =>
        `Bio ${mark} ${at},One line,Words about ${at}.,diagnostics,Shenzhen,CN,2021,5,https://bio-${mark}-${at}.example`,
    ),
  ].join("\n");

const applicationsLike = (mark: string) =>
  db().application.findMany({ where: { listName: { contains: mark } } });

describe("a file of startups", () => {
  it("becomes submitted applications without an owner, T1 only, frozen as version 1", async () => {
    const mark = unique();
    const { id } = await upload(world.officer, startups(3, mark));
    expect(await runImport(world.officer, id)).toEqual({
      ready: 0,
      duplicate: 0,
      refused: 0,
      skipped: 0,
      imported: 3,
    });
    const [first] = await behindTheWall().application.findMany({
      where: { importKey: `d:bio-${mark}-0.example` },
      include: {
        startup: { include: { memberships: true } },
        versions: { include: { sections: true } },
        statusChanges: true,
      },
    });
    expect(first).toMatchObject({
      status: "submitted",
      source: "import",
      listName: `Bio ${mark} 0`,
      listCity: "Shenzhen",
      listCountry: "CN",
      listDomain: "diagnostic",
      currentVersion: 1,
      startup: {
        source: "import",
        claimedAt: null,
        memberships: [],
        websiteDomain: `bio-${mark}-0.example`,
      },
      statusChanges: [{ from: null, to: "submitted", byPersonId: world.officer.personId }],
    });
    expect(first?.versions.map(({ number, reason }) => [number, reason])).toEqual([[1, "import"]]);
    expect(new Set(first?.versions[0]?.sections.map(({ tier }) => tier))).toEqual(new Set(["T1"]));
    const audits = await db().auditEvent.count({
      where: { applicationId: first?.id ?? "", type: "application.created" },
    });
    expect(audits).toBe(1);
  });

  it("is read by both organisations, and by nobody of another programme", async () => {
    const mark = unique();
    const { id } = await upload(world.manager, startups(1, mark));
    await runImport(world.manager, id);
    const [made] = await applicationsLike(mark);
    const applicationId = made?.id ?? "";
    for (const actor of [world.officer, world.partnerLead]) {
      const view = await getApplication(actor, applicationId);
      expect(view.startup?.name).toBe(`Bio ${mark} 0`);
      expect(view.sections.find(({ key }) => key === "product")?.answers).toMatchObject({
        title: "One line",
      });
      expect(view.sections.find(({ tier }) => tier === "T2")?.answers).toBeNull();
    }
    await expect(getApplication(world.otherPartnerLead, applicationId)).rejects.toMatchObject({
      status: 404,
    });
  });

  it("changes nothing the second time, and says so", async () => {
    const mark = unique();
    const content = startups(4, mark);
    await runImport(world.officer, (await upload(world.officer, content)).id);
    const again = await upload(world.officer, content);
    expect((await getImport(world.officer, again.id, "en-HK")).counts).toMatchObject({
      ready: 0,
      duplicate: 4,
    });
    expect(await runImport(world.officer, again.id)).toMatchObject({ imported: 0, duplicate: 4 });
    expect(await applicationsLike(mark)).toHaveLength(4);
  });

  it("makes nothing twice when two imports of it run at the same moment", async () => {
    const mark = unique();
    const content = startups(120, mark);
    const batches = await Promise.all([
      upload(world.officer, content),
      upload(world.manager, content),
    ]);
    const counts = await Promise.all(
      batches.map(({ id }, at) => runImport(at === 0 ? world.officer : world.manager, id)),
    );
    expect(counts.reduce((sum, { imported }) => sum + imported, 0)).toBe(120);
    expect(await applicationsLike(mark)).toHaveLength(120);
  });

  it("makes nothing twice when one import is run by two workers at the same moment", async () => {
    const mark = unique();
    const { id } = await upload(world.officer, startups(150, mark));
    const [first, second] = await Promise.allSettled([
      runImport(world.officer, id),
      runImport(world.officer, id),
    ]);
    expect([first.status, second.status]).toContain("fulfilled");
    expect(await applicationsLike(mark)).toHaveLength(150);
    expect((await getImport(world.officer, id, "en-HK")).state).toBe("done");
  });

  it("goes on where it was stopped", async () => {
    const mark = unique();
    const { id } = await upload(world.officer, startups(250, mark));
    const stopped = runImport(world.officer, id, (done) => {
      if (done >= 100) throw new Error("pulled the plug");
    });
    await expect(stopped).rejects.toThrow("pulled the plug");
    expect((await getImport(world.officer, id, "en-HK")).counts).toMatchObject({
      imported: 100,
      ready: 150,
    });
    await runImport(world.officer, id);
    expect(await applicationsLike(mark)).toHaveLength(250);
  });

  it("says row by row what it does not take, and takes the rest", async () => {
    const mark = unique();
    const content = [
      header,
      `Good ${mark},,Fine.,,Macao,MO,2020,3,https://good-${mark}.example`,
      `,,No name.,,,,,,https://noname-${mark}.example`,
      `Bad ${mark},,Bad year.,,,,20x1,many,https://bad-${mark}.example`,
      `Twice ${mark},,Same.,,,,,,https://www.good-${mark}.example/`,
      `Short ${mark},,,,,,,,`,
    ].join("\n");
    const { id } = await upload(world.officer, content);
    const { items } = await listImportRows(world.officer, id, { state: null, page: 1 });
    expect(
      items.map(({ line, state, reasons }) => [line, state, reasons.map(({ code }) => code)]),
    ).toEqual([
      [2, "ready", []],
      [3, "refused", ["missing_name"]],
      [4, "refused", ["bad_year", "bad_team_size"]],
      [5, "duplicate", ["duplicate_in_file"]],
      [6, "ready", ["missing_description"]],
    ]);
    await decideImportRow(world.officer, { batchId: id, line: 6, accept: false });
    await expect(
      decideImportRow(world.officer, { batchId: id, line: 3, accept: true }),
    ).rejects.toMatchObject({
      code: "imports.row_cannot_change",
    });
    expect(await runImport(world.officer, id)).toMatchObject({
      imported: 1,
      skipped: 1,
      refused: 2,
      duplicate: 1,
    });
    await expect(runImport(world.officer, id)).rejects.toMatchObject({
      code: "imports.already_done",
    });
  });

  it("waits for its columns when none of them is known to be a name", async () => {
    const mark = unique();
    const { id } = await upload(
      world.officer,
      `Firma,Ort,Netz\nGamma ${mark},Basel,gamma-${mark}.example\n`,
    );
    expect((await getImport(world.officer, id, "en-HK")).state).toBe("uploaded");
    await expect(runImport(world.officer, id)).rejects.toMatchObject({
      code: "imports.not_mapped",
    });
    await expect(mapImport(world.officer, id, { city: 1 })).rejects.toMatchObject({
      code: "imports.no_name_column",
    });
    await expect(mapImport(world.officer, id, { name: 7 })).rejects.toMatchObject({
      code: "imports.unknown_column",
    });
    await mapImport(world.officer, id, { name: 0, city: 1, website: 2 });
    expect(await runImport(world.officer, id)).toMatchObject({ imported: 1 });
  });

  it("passes over a startup that sent its own application, and knows nothing of drafts", async () => {
    const mark = unique();
    const make = async (name: string, submittedAt: Date | null) => {
      const startup = await db().startup.create({
        data: { displayName: name, tags: [], websiteDomain: `${name}-${mark}.example` },
      });
      await db().application.create({
        data: {
          reference: randomReference(),
          intakeId: world.intake.id,
          programmeId: world.programme.id,
          leadOrganisationId: world.lead.id,
          partnerOrganisationId: world.partner.id,
          startupId: startup.id,
          formVersionId: world.form.id,
          returnedSections: [],
          status: submittedAt ? "submitted" : "draft",
          submittedAt,
          currentVersion: submittedAt ? 1 : 0,
        },
      });
    };
    await make("sent", new Date());
    await make("draft", null);
    const { id } = await upload(
      world.officer,
      `name,website\nSent,https://sent-${mark}.example\nDraft,https://draft-${mark}.example\n`,
    );
    const { items } = await listImportRows(world.officer, id, { state: null, page: 1 });
    expect(items.map(({ state }) => state)).toEqual(["duplicate", "ready"]);
  });
});

describe("who may import", () => {
  it("are the lead's manager and officer of that programme, and the portal's own console", async () => {
    for (const actor of [world.manager, world.deputyManager, world.officer, systemActor("import")])
      await expect(upload(actor, startups(1))).resolves.toHaveProperty("id");
  });

  it("is nobody else: to them there is no such intake and no such import", async () => {
    const { id } = await upload(world.officer, startups(1));
    const others = [
      world.leadReviewer,
      world.partnerLead,
      world.partnerReviewer,
      world.mentor,
      world.auditor,
      world.administrator,
      world.otherPartnerLead,
      world.owner,
      { ...world.officer, membership: null },
    ];
    for (const actor of others) {
      const missing = { status: 404 };
      await expect(upload(actor, startups(1))).rejects.toMatchObject(missing);
      await expect(requireMayImport(actor, world.intake.slug)).rejects.toMatchObject(missing);
      await expect(getImport(actor, id, "en-HK")).rejects.toMatchObject(missing);
      await expect(listImportRows(actor, id, { state: null, page: 1 })).rejects.toMatchObject(
        missing,
      );
      await expect(mapImport(actor, id, { name: 0 })).rejects.toMatchObject(missing);
      await expect(
        decideImportRow(actor, { batchId: id, line: 2, accept: false }),
      ).rejects.toMatchObject(missing);
      await expect(requestImport(actor, id)).rejects.toMatchObject(missing);
      await expect(runImport(actor, id)).rejects.toMatchObject(missing);
      expect(await listImportIntakes(actor, "en-HK")).toEqual([]);
      expect(await listImports(actor, "en-HK")).toEqual([]);
    }
  });

  it("is asked again when the job runs: a membership that ended meanwhile imports nothing", async () => {
    const { id } = await upload(world.deputyManager, startups(2));
    await requestImport(world.deputyManager, id);
    const membershipId = world.deputyManager.membership?.id ?? "";
    await db().membership.update({
      where: { id: membershipId },
      data: { status: "ended", validUntil: new Date(Date.now() + 1000) },
    });
    await runImportJob(
      { batchId: id, membershipId },
      { jobId: "x", lastAttempt: true, signal: AbortSignal.timeout(1000) },
    );
    expect(await getImport(world.officer, id, "en-HK")).toMatchObject({
      state: "failed",
      failure: "no_longer_allowed",
      counts: { imported: 0 },
    });
  });

  it("sees no row of an application they are barred from", async () => {
    const mark = unique();
    const { id } = await upload(world.officer, startups(2, mark));
    await runImport(world.officer, id);
    const [barred] = await applicationsLike(`${mark} 1`);
    await db().bar.create({
      data: {
        personId: world.officer.personId,
        applicationId: barred?.id ?? "",
        programmeId: world.programme.id,
        reason: "conflict",
      },
    });
    const { items, total } = await listImportRows(world.officer, id, { state: null, page: 1 });
    expect([items.map(({ line }) => line), total]).toEqual([[2], 1]);
    expect((await getImport(world.officer, id, "en-HK")).rowCount).toBe(1);
  });
});
