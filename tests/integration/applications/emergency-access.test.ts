import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setBar } from "@/lib/access/commands";
import { endMembership } from "@/lib/accounts/commands/end-membership";
import { suspendPerson } from "@/lib/accounts/commands/suspend-person";
import {
  askEmergencyAccess,
  confirmEmergencyAccess,
  endEmergencyAccess,
} from "@/lib/applications/commands/emergency-access";
import { startApplication } from "@/lib/applications/commands/start-application";
import { withdrawApplication } from "@/lib/applications/commands/withdraw-application";
import { getOpenEmergency, listEmergencies } from "@/lib/applications/queries/emergency-accesses";
import { getApplication } from "@/lib/applications/queries/get-application";
import { getStaffRecord } from "@/lib/applications/queries/get-staff-record";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { countWaitingConfirmations } from "@/lib/applications/queries/waiting-confirmations";
import { askEmergencySchema } from "@/lib/applications/schema";
import { listAuditEvents } from "@/lib/audit/queries/list-events";
import { auditFilterSchema } from "@/lib/audit/schema";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import { makeSubmitted } from "@/tests/support/applications";
import { codeOf } from "@/tests/support/refusals";
import { setClock } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeWorld, type World } from "@/tests/support/world";

const reason = "The file store lost a page; it must be compared with the record.";
const minute = 60_000;

let world: World;
let id: string;
let reference: string;

beforeEach(async () => {
  world = await makeWorld();
  id = await makeSubmitted(world.owner, world.intake.id);
  reference = (await db().application.findUniqueOrThrow({ where: { id } })).reference;
});

afterEach(() => setClock(0));

const ask = (actor: Actor, ref = reference) =>
  askEmergencyAccess(actor, { reference: ref, reason });

async function opened(second: Actor = world.manager): Promise<string> {
  const { id: emergency } = await ask(world.administrator);
  await confirmEmergencyAccess(second, emergency);
  return emergency;
}

/** Keys of the sections whose answers an actor gets when asking for all of them. */
const readBy = async (actor: Actor): Promise<string[]> =>
  (await getApplication(actor, id)).sections.filter(({ answers }) => answers).map(({ key }) => key);

const seen = (actor: Actor) => codeOf(getApplication(actor, id, { open: [] }));

const bar = (actor: Actor) =>
  withActor(world.manager, (tx) =>
    setBar(tx, world.manager, {
      personId: actor.personId,
      applicationId: id,
      programmeId: world.programme.id,
      reason: "conflict",
    }),
  );

describe("an emergency access", () => {
  it("opens one application for an hour, once a second person confirmed, and not a minute longer", async () => {
    expect(await seen(world.administrator)).toBe("platform.not_found");
    const { id: emergency } = await ask(world.administrator);
    expect(await seen(world.administrator)).toBe("platform.not_found");
    await confirmEmergencyAccess(world.manager, emergency);
    expect(await readBy(world.administrator)).toEqual(await readBy(world.manager));
    expect((await getOpenEmergency(world.administrator, id)).reason).toBe(reason);
    await setClock(59 * minute);
    expect(await seen(world.administrator)).toBe("done");
    await setClock(61 * minute);
    expect(await seen(world.administrator)).toBe("platform.not_found");
    expect(await codeOf(getOpenEmergency(world.administrator, id))).toBe("platform.not_found");
    expect(await codeOf(endEmergencyAccess(world.administrator, emergency))).toBe(
      "applications.emergency_over",
    );
  });

  it("tells every owner at once why, until when and by which organisation, and names nobody", async () => {
    const second = await makePerson({ role: "owner", startupId: world.startup.id });
    await makePerson({ role: "editor", startupId: world.startup.id });
    await opened();
    const mails = await db().outboxMail.findMany({
      where: { template: "emergency_access_opened", applicationId: id },
    });
    expect(mails.map(({ toPersonId }) => toPersonId).toSorted()).toEqual(
      [world.owner.personId, second.personId].toSorted(),
    );
    expect(mails[0]?.params).toMatchObject({ reason, reference, organisation: "Science Park" });
    const words = JSON.stringify(mails.map(({ params }) => params));
    expect(words).not.toContain(world.administrator.displayName);
    expect(words).not.toContain(world.manager.displayName);
  });

  it("opens a section by a click only, and each stands in the receipt with the reason", async () => {
    await opened();
    const shut = await getApplication(world.administrator, id, { open: [] });
    expect(shut.sections.filter(({ answers }) => answers)).toEqual([]);
    expect((await getSharing(world.owner, id, "en-HK")).receipt.total).toBe(0);
    await getApplication(world.administrator, id, { open: ["science", "company"] });
    const { receipt } = await getSharing(world.owner, id, "en-HK");
    expect(receipt.lines.map(({ emergency, role, person }) => [emergency, role, person])).toEqual([
      [reason, "administrator", null],
      [reason, "administrator", null],
    ]);
    const filter = auditFilterSchema.parse({ reference });
    const { items } = await listAuditEvents(world.auditor, filter);
    const types = items.map(({ type }) => type);
    for (const type of ["emergency.asked", "emergency.confirmed", "grant.given"])
      expect(types).toContain(type);
    expect(types.filter((type) => type === "application.section_opened")).toHaveLength(2);
  });

  it("gives reading and nothing else", async () => {
    await opened();
    const view = await getApplication(world.administrator, id, { open: [] });
    expect(Object.values(view.actions).some(({ may }) => may)).toBe(false);
    expect(view.sections.some(({ edit }) => edit.may)).toBe(false);
    expect(await codeOf(getStaffRecord(world.administrator, id, "en-HK"))).toBe(
      "platform.not_found",
    );
    const list = await listApplications(world.administrator, {}, {});
    expect(list.items.map((each) => each.id)).toEqual([id]);
  });

  it("is exercised under the membership it was asked for alone", async () => {
    await opened();
    const other = await joinAs(world.administrator, {
      role: "reviewer",
      organisationId: world.lead.id,
    });
    expect(await seen(other)).toBe("platform.not_found");
    expect(await seen(world.deputyManager)).toBe("done");
    const second = await makePerson({ role: "administrator", organisationId: world.lead.id });
    expect(await seen(second)).toBe("platform.not_found");
  });

  it("loses to a bar, and ends with the application", async () => {
    await opened();
    await bar(world.administrator);
    expect(await seen(world.administrator)).toBe("platform.not_found");
    const other = await makePerson({ role: "administrator", organisationId: world.lead.id });
    await setClock(2 * 60 * minute);
    const { id: again } = await ask(other);
    await confirmEmergencyAccess(world.manager, again);
    expect(await seen(other)).toBe("done");
    await withdrawApplication(world.owner, id);
    expect(await seen(other)).toBe("platform.not_found");
  });
});

describe("asking for one", () => {
  it("is an administrator's alone", async () => {
    for (const actor of [
      world.manager,
      world.officer,
      world.partnerLead,
      world.leadReviewer,
      world.mentor,
      world.auditor,
      world.owner,
      { ...world.administrator, membership: null },
    ])
      expect(await codeOf(ask(actor))).toBe("platform.not_found");
  });

  it("gives the same answer for an unknown, a foreign, a draft's and a barred reference", async () => {
    const { intake } = await makeWorld();
    const foreignOwner = (await makeWorld()).owner;
    const foreign = await makeSubmitted(foreignOwner, intake.id);
    const draft = await startApplication(world.rival, {
      intakeId: world.intake.id,
      startupId: world.rival.membership?.startupId ?? "",
    });
    const none = "applications.no_emergency_there";
    for (const other of [foreign, draft.id]) {
      const row = await db().application.findUniqueOrThrow({ where: { id: other } });
      expect(await codeOf(ask(world.administrator, row.reference))).toBe(none);
    }
    expect(await codeOf(ask(world.administrator, "CI-0000-00"))).toBe(none);
    await bar(world.administrator);
    expect(await codeOf(ask(world.administrator))).toBe(none);
    expect(await db().emergencyAccess.count({ where: { applicationId: id } })).toBe(0);
  });

  it("is not done twice at once for one application", async () => {
    const other = await makePerson({ role: "administrator", organisationId: world.lead.id });
    const { id: first } = await ask(world.administrator);
    expect(await codeOf(ask(other))).toBe("applications.emergency_under_way");
    await confirmEmergencyAccess(other, first);
    expect(await codeOf(ask(other))).toBe("applications.emergency_under_way");
    await endEmergencyAccess(world.administrator, first);
    expect(await codeOf(ask(other))).toBe("done");
  });

  it("wants a reference and a reason", () => {
    expect(askEmergencySchema.safeParse({ reference: "ci-7k3q-2m", reason }).success).toBe(true);
    for (const bad of [{ reason: "because" }, { reference: "x" }, { personId: "x" }])
      expect(
        askEmergencySchema.safeParse({ reference: "CI-7K3Q-2M", reason, ...bad }).success,
      ).toBe(false);
  });

  it("is limited, right or wrong", async () => {
    for (let tries = 0; tries < 20; tries += 1)
      await codeOf(ask(world.administrator, "CI-0000-00"));
    expect(await codeOf(ask(world.administrator))).toBe("platform.too_many");
  });
});

describe("the second person", () => {
  it("is never who asked, nor under another membership of theirs", async () => {
    const { id: emergency } = await ask(world.administrator);
    const again = await joinAs(world.administrator, {
      role: "programme_manager",
      organisationId: world.lead.id,
    });
    for (const actor of [world.administrator, again])
      expect(await codeOf(confirmEmergencyAccess(actor, emergency))).toBe(
        "applications.confirm_own_emergency",
      );
  });

  it("is another administrator or a manager of the lead on the programme; for others it does not exist", async () => {
    const { id: emergency } = await ask(world.administrator);
    const foreign = await makeWorld();
    const elsewhere = await makePerson({
      role: "programme_manager",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    await bar(world.deputyManager);
    const strangers = [
      world.officer,
      world.partnerLead,
      world.auditor,
      world.owner,
      world.deputyManager,
      foreign.administrator,
      foreign.manager,
      elsewhere,
    ];
    for (const actor of strangers) {
      expect(await codeOf(confirmEmergencyAccess(actor, emergency))).toBe("platform.not_found");
      expect(await codeOf(endEmergencyAccess(actor, emergency))).toBe("platform.not_found");
      expect((await countWaitingConfirmations(actor)).emergencies).toBe(0);
    }
    await expect(listEmergencies(world.officer)).rejects.toMatchObject({ status: 404 });
    expect((await listEmergencies(world.deputyManager)).items).toEqual([]);
    const second = await makePerson({ role: "administrator", organisationId: world.lead.id });
    expect((await countWaitingConfirmations(second)).emergencies).toBe(1);
    expect((await countWaitingConfirmations(world.manager)).emergencies).toBe(1);
    expect((await countWaitingConfirmations(world.administrator)).emergencies).toBe(0);
    expect(await codeOf(confirmEmergencyAccess(second, emergency))).toBe("done");
    expect(await codeOf(confirmEmergencyAccess(world.manager, emergency))).toBe(
      "applications.emergency_over",
    );
  });

  it("cannot open what waited for more than a day, was taken back, or whose asker may no longer", async () => {
    const { id: late } = await ask(world.administrator);
    await setClock(25 * 60 * minute);
    expect(await codeOf(confirmEmergencyAccess(world.manager, late))).toBe(
      "applications.emergency_over",
    );
    const { id: back } = await ask(world.administrator);
    await endEmergencyAccess(world.administrator, back);
    expect(await codeOf(confirmEmergencyAccess(world.manager, back))).toBe(
      "applications.emergency_over",
    );
    const { id: barred } = await ask(world.administrator);
    await bar(world.administrator);
    expect(await codeOf(confirmEmergencyAccess(world.manager, barred))).toBe(
      "applications.no_emergency_there",
    );
    expect(await db().grant.count({ where: { reason: "break_glass", applicationId: id } })).toBe(0);
  });

  it.each([
    ["was suspended", (by: Actor) => suspendPerson(by, world.administrator.personId, true)],
    ["left", (by: Actor) => endMembership(by, world.administrator.membership?.id ?? "")],
  ])("cannot open it for an administrator who %s", async (_what, happens) => {
    const { id: emergency } = await ask(world.administrator);
    await happens(await makePerson({ role: "administrator", organisationId: world.lead.id }));
    expect(await codeOf(confirmEmergencyAccess(world.manager, emergency))).toBe(
      "applications.no_emergency_there",
    );
  });

  it("ends it, as does who asked, from the next request on", async () => {
    for (const who of [world.manager, world.administrator]) {
      const emergency = await opened();
      expect(await seen(world.administrator)).toBe("done");
      await endEmergencyAccess(who, emergency);
      expect(await seen(world.administrator)).toBe("platform.not_found");
      expect(await codeOf(endEmergencyAccess(who, emergency))).toBe("applications.emergency_over");
    }
  });
});
