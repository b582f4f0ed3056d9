import { beforeAll, describe, expect, test } from "vitest";
import { getApplication } from "@/lib/applications/queries/get-application";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { declareInterest } from "@/lib/releases/commands/declare-interest";
import { keepFrom } from "@/lib/releases/commands/keep-from";
import { revokeRelease } from "@/lib/releases/commands/revoke-release";
import { exportReceipt } from "@/lib/releases/queries/export-receipt";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import { listSharingTasks } from "@/lib/releases/queries/list-tasks";
import { seeAsReader } from "@/lib/releases/queries/see-as";
import { makeSubmitted } from "@/tests/support/applications";
import { setClock } from "@/tests/support/worker-database";
import { makePerson, makeStartup, makeWorld, type World } from "@/tests/support/world";
import { asked, codeOf, membershipOf, onSharing, released } from "./release-world";

const science = "CANARY-T2-mechanism";

let world: World;
let owner: Actor;
let lead: Actor;
let reviewer: Actor;
let id: string;
let release: string;

beforeAll(async () => {
  world = await makeWorld();
  owner = (await makeStartup("Nordlys Cell")).owner;
  lead = world.partnerLead;
  reviewer = await makePerson({
    name: '=HYPERLINK("x")',
    role: "reviewer",
    organisationId: world.partner.id,
    programmeId: world.programme.id,
    unit: "Oncology R&D",
  });
  id = await makeSubmitted(owner, world.intake.id, { science: { mechanism: science } });
  release = await released({ owner, lead, applicationId: id }, [lead, reviewer], ["science"]);
});

const open = (actor: Actor, keys = ["science"]) => getApplication(actor, id, { open: keys });
const receipt = async () => (await getSharing(owner, id, "en-HK")).receipt;

describe("the receipt", () => {
  test("is empty until something protected is opened: listing, shared sections and closed pages leave no line", async () => {
    for (const reader of [lead, reviewer, world.officer]) await open(reader, []);
    await getApplication(owner, id);
    expect(await receipt()).toEqual({ lines: [], sealed: [], total: 0, atPartner: 0 });
  });

  test("names people of the partner, and those of the lead by role and organisation", async () => {
    await open(lead);
    await open(reviewer);
    await open(world.officer, ["finance"]);
    const { lines, total, atPartner } = await receipt();
    expect({ total, atPartner }).toEqual({ total: 3, atPartner: 2 });
    const by = (person: string | null) => lines.find((line) => line.person === person);
    expect(by(reviewer.displayName)).toMatchObject({
      organisation: "Pharma One",
      unit: "Oncology R&D",
      section: expect.stringContaining("Science") as string,
      version: 1,
      release: { id: release },
    });
    expect(by(null)).toMatchObject({
      organisation: "Science Park",
      role: "officer",
      release: null,
    });
    expect(JSON.stringify(lines)).not.toContain(world.officer.displayName);
    expect(JSON.stringify(lines)).not.toContain(science);
  });

  test("holds one line for what the same person opens again within 30 minutes", async () => {
    const before = (await receipt()).total;
    await open(lead);
    await open(lead);
    expect((await receipt()).total).toBe(before);
    await setClock(31 * 60_000);
    await open(lead);
    await setClock(0);
    expect((await receipt()).total).toBe(before + 1);
  });

  test("goes out as a file that a spreadsheet reads as words", async () => {
    const { name, text } = await exportReceipt(owner, id, "zh-HK");
    expect(name).toMatch(/^receipt-CI-[0-9A-Z]{4}-[0-9A-Z]{2}\.csv$/);
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).not.toContain(world.officer.displayName);
    expect(text.trimEnd().split("\r\n")).toHaveLength(5);
    for (const stranger of [world.rival, lead, world.officer])
      expect(await codeOf(exportReceipt(stranger, id, "en-HK"))).toBe("platform.not_found");
    const rows = await db().auditEvent.count({ where: { type: "release.receipt_exported" } });
    expect(rows).toBe(1);
  });

  test("and the page around it are the team's alone", async () => {
    for (const stranger of [world.rival, lead, reviewer, world.officer, world.manager])
      expect(await codeOf(getSharing(stranger, id, "en-HK"))).toBe("platform.not_found");
    const viewer = await makePerson({
      role: "viewer",
      startupId: owner.membership?.startupId ?? "",
    });
    const page = await getSharing(viewer, id, "en-HK");
    expect(page.consent).toMatchObject({ may: false });
    expect(page.releases.every(({ actions }) => !actions.revoke.may)).toBe(true);
  });
});

describe("looking through a reader's eyes", () => {
  const through = (actor: Actor) => seeAsReader(owner, id, membershipOf(actor), "en-HK");

  test("shows exactly what that person would see, and leaves no line on the receipt", async () => {
    const before = (await receipt()).total;
    for (const reader of [lead, reviewer]) {
      const seen = await through(reader);
      expect(JSON.stringify(seen.application)).toBe(
        JSON.stringify(await getApplication(reader, id)),
      );
    }
    expect((await receipt()).total).toBe(before);
    const rows = await db().auditEvent.findMany({ where: { type: "release.seen_as_reader" } });
    expect(rows).toHaveLength(2);
    expect(rows.every(({ actorMembershipId }) => actorMembershipId === membershipOf(owner))).toBe(
      true,
    );
  });

  test("says why somebody sees nothing, and what keeps a release closed", async () => {
    const stranger = await makePerson({
      role: "reviewer",
      organisationId: world.partner.id,
      programmeId: world.programme.id,
    });
    expect(await through(stranger)).toMatchObject({ application: null, why: "not_assigned" });
    await keepFrom(owner, id, { membership: membershipOf(stranger) });
    expect(await through(stranger)).toMatchObject({ application: null, why: "barred" });
  });

  test("is an owner's, on their own application, through people of the partner only", async () => {
    const editor = await makePerson({
      role: "editor",
      startupId: owner.membership?.startupId ?? "",
    });
    const as = (actor: Actor, whom = membershipOf(lead)) =>
      codeOf(seeAsReader(actor, id, whom, "en-HK"));
    expect(await as(editor)).toBe("releases.owner_only");
    expect(await as({ ...owner, assisted: true })).toBe("releases.assisted_session");
    expect(await as(world.rival)).toBe("platform.not_found");
    expect(await as(lead)).toBe("platform.not_found");
    for (const whom of [world.officer, world.otherPartnerLead, owner])
      expect(await as(owner, membershipOf(whom))).toBe("platform.not_found");
  });
});

describe("the lens", () => {
  const lensOf = async (actor: Actor) =>
    (await getApplication(actor, id, { open: [] })).sections.find(({ key }) => key === "science")
      ?.lens;

  test("names the readers of a released section to the startup, counts them for the lead, and tells a reader of their own", async () => {
    const mine = await lensOf(owner);
    expect(mine?.label).toBe("Science Park and 2 people at Pharma One");
    expect(mine?.reason).toContain(lead.displayName);
    const staff = await lensOf(world.officer);
    expect(staff?.label).toBe("Science Park and 2 people at Pharma One");
    expect(staff?.reason).not.toContain(lead.displayName);
    expect((await lensOf(lead))?.label).toMatch(/^Released to you until \d+ \w+ 20\d\d$/);
    await revokeRelease(owner, release, {});
    expect((await lensOf(owner))?.label).toBe("Science Park only");
    expect((await lensOf(lead))?.sight).toBe("closed");
  });
});

describe("what waits for an owner", () => {
  test("is told on the first page: a request, then a person named later", async () => {
    const waiting = await asked(lead, id, [lead], { sections: ["finance"] });
    expect(await listSharingTasks(owner, "en-HK")).toMatchObject([
      { releaseId: waiting, kind: "request", sections: 1, partner: "Pharma One" },
    ]);
    expect(await listSharingTasks(world.rival, "en-HK")).toEqual([]);
    expect(await listSharingTasks(lead, "en-HK")).toEqual([]);
    await declareInterest(lead, waiting, "none");
    const { release: view } = await onSharing(owner, id, waiting);
    expect(view.readers[0]).toMatchObject({ standing: "awaits_owner", interest: "none" });
  });
});
