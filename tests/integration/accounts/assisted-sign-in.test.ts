import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setBar } from "@/lib/access/commands";
import { acceptInvitation } from "@/lib/accounts/commands/accept-invitation";
import { endMembership } from "@/lib/accounts/commands/end-membership";
import { requestSignInCode } from "@/lib/accounts/commands/request-sign-in-code";
import { signInAssisted } from "@/lib/accounts/commands/sign-in-assisted";
import { stopAssistedSignIn } from "@/lib/accounts/commands/stop-assisted-sign-in";
import { suspendPerson } from "@/lib/accounts/commands/suspend-person";
import { getStopPage } from "@/lib/accounts/queries/get-stop-page";
import { askAssistedSchema } from "@/lib/accounts/schema";
import { stopTokenFor } from "@/lib/accounts/stop-token";
import {
  askAssistedSignIn,
  confirmAssistedSignIn,
  endAssistedSignIn,
  showAssistedCode,
} from "@/lib/applications/commands/assisted-sign-in";
import { saveSection } from "@/lib/applications/commands/save-section";
import { startApplication } from "@/lib/applications/commands/start-application";
import { listAssistedSignIns } from "@/lib/applications/queries/assisted-sign-ins";
import { countWaitingConfirmations } from "@/lib/applications/queries/waiting-confirmations";
import { listAuditEvents } from "@/lib/audit/queries/list-events";
import { auditFilterSchema } from "@/lib/audit/schema";
import type { Actor } from "@/lib/platform/actor";
import { db, withActor } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/secrets";
import { readSession, sessionCookie } from "@/lib/platform/session";
import { codeOf } from "@/tests/support/refusals";
import { setClock } from "@/tests/support/worker-database";
import { joinAs, makePerson, makeWorld, type World } from "@/tests/support/world";

const reason = "Called back on the number of the company register.";
const minute = 60_000;

let world: World;
let reference: string;
let draftId: string;

beforeEach(async () => {
  world = await makeWorld();
  const startupId = world.startup.id;
  draftId = (await startApplication(world.owner, { intakeId: world.intake.id, startupId })).id;
  const draft = await db().application.findUniqueOrThrow({ where: { id: draftId } });
  reference = draft.reference;
});

afterEach(() => setClock(0));

const ask = (actor: Actor, email = world.owner.email, ref = reference) =>
  askAssistedSignIn(actor, { reference: ref, email, reason });

async function confirmed(): Promise<string> {
  const { id } = await ask(world.officer);
  await confirmAssistedSignIn(world.manager, id);
  return id;
}

async function shown(): Promise<{ id: string; code: string }> {
  const id = await confirmed();
  return { id, code: (await showAssistedCode(world.officer, id)).code };
}

const use = (code: string, email = world.owner.email) => signInAssisted({ email, code });

/** Who the cookie of a token speaks for, by the look-up that every request takes. */
const whoIs = async (token: string) => {
  const cookie = `${sessionCookie().name}=${token}`;
  return (await readSession(new Request("http://portal.test/", { headers: { cookie } }))).actor;
};

const mailsOf = (template: string) => db().outboxMail.findMany({ where: { template } });

describe("an assisted sign-in", () => {
  it("goes from one of the staff over another to a short session of the team, everybody told", async () => {
    const second = await makePerson({ role: "owner", startupId: world.startup.id });
    const { id, code } = await shown();
    expect(code).toMatch(/^\d{8}$/);
    const row = await db().assistedSignIn.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(code);
    const told = (await mailsOf("assisted_code_shown")).filter(
      ({ programmeId }) => programmeId === world.programme.id,
    );
    expect(told.map(({ toPersonId }) => toPersonId).toSorted()).toEqual(
      [world.owner.personId, second.personId].toSorted(),
    );
    const { token } = await use(code);
    const actor = await whoIs(token);
    expect(actor).toMatchObject({ personId: world.owner.personId, assisted: true });
    expect(actor?.membership?.role).toBe("owner");
    const hours = ((actor?.assistedUntil?.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(7.9);
    expect(hours).toBeLessThanOrEqual(8);
    expect(
      (await mailsOf("assisted_code_used")).filter(
        ({ programmeId }) => programmeId === world.programme.id,
      ),
    ).toHaveLength(2);
  });

  it("is never renewed by use", async () => {
    const { token } = await use((await shown()).code);
    const before = await db().session.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
    await whoIs(token);
    const after = await db().session.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
    expect(after.expires).toEqual(before.expires);
  });

  it("stands step by step in the lead's trail, and not with the draft it is about", async () => {
    await use((await shown()).code);
    const filter = auditFilterSchema.parse({ group: "assistance" });
    const { items } = await listAuditEvents(world.auditor, filter);
    expect(items.map(({ type }) => type)).toEqual([
      "assistance.code_used",
      "assistance.code_shown",
      "assistance.confirmed",
      "assistance.asked",
    ]);
    expect(items.map(({ reference: told }) => told)).toEqual([null, null, null, null]);
    expect(items[0]?.assisted).toBe(true);
  });

  it("lets the person go on with the draft", async () => {
    const actor = await whoIs((await use((await shown()).code)).token);
    if (!actor) throw new Error("no session");
    const saved = saveSection(
      actor,
      { applicationId: draftId, sectionKey: "company" },
      { revision: 0, answers: {} },
    );
    expect(await codeOf(saved)).toBe("done");
  });

  it("acts for a team only, whatever role its person is given meanwhile", async () => {
    const { token } = await use((await shown()).code);
    await db().session.update({
      where: { tokenHash: hashToken(token) },
      data: { membershipId: null },
    });
    await db().membership.updateMany({
      where: { personId: world.owner.personId },
      data: { status: "ended" },
    });
    await joinAs(world.owner, { role: "officer", organisationId: world.lead.id });
    expect((await whoIs(token))?.membership).toBeNull();
  });

  it("takes no invitation up", async () => {
    const assisted = { ...world.owner, assisted: true };
    const taken = acceptInvitation(assisted, "x".repeat(43), async () => undefined);
    expect(await codeOf(taken)).toBe("accounts.assisted_session");
  });
});

describe("asking", () => {
  it("gives the same answer for everybody who cannot be helped", async () => {
    const suspended = await makePerson({ role: "editor", startupId: world.startup.id });
    await suspendPerson(world.administrator, suspended.personId, true);
    const both = await makePerson({ role: "editor", startupId: world.startup.id });
    await joinAs(both, { role: "reviewer", organisationId: world.partner.id });
    const nobody = "accounts.nobody_to_assist";
    expect(await codeOf(ask(world.officer, "unknown@test.example"))).toBe(nobody);
    expect(await codeOf(ask(world.officer, world.rival.email))).toBe(nobody);
    expect(await codeOf(ask(world.officer, suspended.email))).toBe(nobody);
    expect(await codeOf(ask(world.officer, both.email))).toBe(nobody);
    expect(await codeOf(ask(world.officer, world.owner.email, "CI-0000-00"))).toBe(nobody);
    expect(await db().assistedSignIn.count({ where: { organisationId: world.lead.id } })).toBe(0);
  });

  it("is the lead's managers' and officers' alone, on their programme, unless barred", async () => {
    const outsiders = [
      world.owner,
      world.leadReviewer,
      world.partnerLead,
      world.partnerReviewer,
      world.mentor,
      world.auditor,
      world.administrator,
    ];
    for (const actor of outsiders) expect(await codeOf(ask(actor))).toBe("platform.not_found");
    const elsewhere = await makePerson({
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    const foreign = await makeWorld();
    const barred = await makePerson({ role: "officer", organisationId: world.lead.id });
    await withActor(world.manager, (tx) =>
      setBar(tx, world.manager, {
        personId: barred.personId,
        applicationId: draftId,
        programmeId: world.programme.id,
        reason: "conflict",
      }),
    );
    for (const actor of [elsewhere, foreign.officer, barred])
      expect(await codeOf(ask(actor))).toBe("accounts.nobody_to_assist");
  });

  it("is done once at a time for one person, and is over after a day", async () => {
    await ask(world.officer);
    expect(await codeOf(ask(world.manager))).toBe("accounts.assisted_under_way");
    await setClock(25 * 60 * minute);
    expect(await codeOf(ask(world.manager))).toBe("done");
  });

  it("wants a reference, an address and a word on the check", () => {
    const good = { reference: "ci-7k3q-2m", email: "a@b.example", reason };
    expect(askAssistedSchema.parse(good).reference).toBe("CI-7K3Q-2M");
    for (const bad of [{ reference: "7K3Q" }, { email: "a@b" }, { reason: "known to me" }])
      expect(askAssistedSchema.safeParse({ ...good, ...bad }).success).toBe(false);
    expect(askAssistedSchema.safeParse({ ...good, personId: "x" }).success).toBe(false);
  });

  it("is limited, right or wrong", async () => {
    for (let tries = 0; tries < 20; tries += 1)
      expect(await codeOf(ask(world.officer, "unknown@test.example"))).toBe(
        "accounts.nobody_to_assist",
      );
    expect(await codeOf(ask(world.officer))).toBe("platform.too_many");
  });
});

describe("the second person", () => {
  it("is never who asked, nor under another membership of theirs", async () => {
    const { id } = await ask(world.officer);
    expect(await codeOf(confirmAssistedSignIn(world.officer, id))).toBe(
      "accounts.confirm_own_assisted",
    );
    const again = await joinAs(world.officer, {
      role: "programme_manager",
      organisationId: world.lead.id,
    });
    expect(await codeOf(confirmAssistedSignIn(again, id))).toBe("accounts.confirm_own_assisted");
  });

  it("is of the lead, on the programme and not barred; for others it does not exist", async () => {
    const { id } = await ask(world.officer);
    const foreign = await makeWorld();
    const elsewhere = await makePerson({
      role: "officer",
      organisationId: world.lead.id,
      programmeId: world.second.programme.id,
    });
    for (const actor of [world.partnerLead, world.administrator, foreign.manager, elsewhere])
      expect(await codeOf(confirmAssistedSignIn(actor, id))).toBe("platform.not_found");
    expect((await countWaitingConfirmations(world.manager)).assisted).toBe(1);
    expect((await countWaitingConfirmations(world.officer)).assisted).toBe(0);
    expect((await countWaitingConfirmations(world.partnerLead)).assisted).toBe(0);
    await expect(listAssistedSignIns(world.partnerLead)).rejects.toMatchObject({
      status: 404,
    });
    await withActor(world.deputyManager, (tx) =>
      setBar(tx, world.manager, {
        personId: world.deputyManager.personId,
        applicationId: draftId,
        programmeId: world.programme.id,
        reason: "must_not_see",
      }),
    );
    expect(await listAssistedSignIns(world.deputyManager)).toEqual([]);
    expect((await countWaitingConfirmations(world.deputyManager)).assisted).toBe(0);
    expect(await codeOf(confirmAssistedSignIn(world.deputyManager, id))).toBe("platform.not_found");
    expect(await codeOf(confirmAssistedSignIn(world.manager, id))).toBe("done");
    expect(await codeOf(confirmAssistedSignIn(world.manager, id))).toBe("accounts.assisted_over");
  });
});

describe("the code", () => {
  it("is shown once, to who asked, and not before the second person's yes", async () => {
    const { id } = await ask(world.officer);
    expect(await codeOf(showAssistedCode(world.officer, id))).toBe("accounts.assisted_unconfirmed");
    await confirmAssistedSignIn(world.manager, id);
    expect(await codeOf(showAssistedCode(world.manager, id))).toBe("accounts.code_of_another");
    expect(await codeOf(showAssistedCode(world.partnerLead, id))).toBe("platform.not_found");
    expect(await codeOf(showAssistedCode(world.officer, id))).toBe("done");
    expect(await codeOf(showAssistedCode(world.officer, id))).toBe("accounts.assisted_over");
  });

  it("works once, for its person, for fifteen minutes and five tries", async () => {
    const wrong = "accounts.wrong_assisted_code";
    const { code } = await shown();
    expect(await codeOf(use(code, world.rival.email))).toBe(wrong);
    expect(await codeOf(use(code, "unknown@test.example"))).toBe(wrong);
    const tries = await Promise.all([use(code), use(code)].map(codeOf));
    expect(tries.toSorted()).toEqual([wrong, "done"].toSorted());
    const late = await shown();
    await setClock(16 * minute);
    expect(await codeOf(use(late.code))).toBe(wrong);
    await setClock(0);
    const guessed = await db().assistedSignIn.findUniqueOrThrow({ where: { id: late.id } });
    expect(guessed.attempts).toBe(0);
  });

  it("dies of five wrong tries", async () => {
    const { code } = await shown();
    const other = code === "00000000" ? "00000001" : "00000000";
    for (let tries = 0; tries < 5; tries += 1)
      expect(await codeOf(use(other))).toBe("accounts.wrong_assisted_code");
    expect(await codeOf(use(code))).toBe("accounts.wrong_assisted_code");
  });

  it("is not the mailed code's: neither opens the other's door", async () => {
    await requestSignInCode({ email: world.owner.email, locale: "en-HK" });
    expect(await codeOf(use("00012345"))).toBe("accounts.wrong_assisted_code");
  });

  it.each([
    [
      "the account is suspended",
      () => suspendPerson(world.administrator, world.owner.personId, true),
    ],
    ["who asked left", () => endMembership(world.manager, world.officer.membership?.id ?? "")],
    [
      "who confirmed left",
      () => endMembership(world.deputyManager, world.manager.membership?.id ?? ""),
    ],
    [
      "who confirmed was suspended",
      () => suspendPerson(world.administrator, world.manager.personId, true),
    ],
    [
      "the person took up a role in an organisation",
      () => joinAs(world.owner, { role: "reviewer", organisationId: world.partner.id }),
    ],
    [
      "the person left the team",
      () =>
        db().membership.update({
          where: { id: world.owner.membership?.id ?? "" },
          data: { status: "ended" },
        }),
    ],
  ])("opens nothing once %s", async (_what, happens) => {
    const { code } = await shown();
    await happens();
    expect(await codeOf(use(code))).toBe("accounts.wrong_assisted_code");
    expect(await db().session.count({ where: { personId: world.owner.personId } })).toBe(0);
  });

  it("is not shown once the second person left", async () => {
    const id = await confirmed();
    await endMembership(world.deputyManager, world.manager.membership?.id ?? "");
    expect(await codeOf(showAssistedCode(world.officer, id))).toBe("accounts.nobody_to_assist");
  });
});

describe("ending it", () => {
  it("any contact stops code and session at once by the link's button, and the two helpers are told", async () => {
    const { id, code } = await shown();
    const { token } = await use(code);
    const stop = stopTokenFor(id);
    expect(await getStopPage(stop)).toEqual({ state: "open" });
    expect(await whoIs(token)).not.toBeNull();
    await stopAssistedSignIn(stop);
    await stopAssistedSignIn(stop);
    expect(await whoIs(token)).toBeNull();
    expect(await getStopPage(stop)).toEqual({ state: "over" });
    const told = await db().outboxMail.findMany({
      where: { template: "assisted_sign_in_stopped", programmeId: world.programme.id },
    });
    expect(told.map(({ toPersonId }) => toPersonId).toSorted()).toEqual(
      [world.officer.personId, world.manager.personId].toSorted(),
    );
    const [line] = await listAssistedSignIns(world.officer);
    expect(line).toMatchObject({ standing: "over", stoppedByContact: true });
  });

  it("no link of another's making stops or tells anything", async () => {
    const { id } = await shown();
    for (const token of ["", id, `${id}.${"0".repeat(64)}`, `${stopTokenFor(id)}x`, "a.b"]) {
      expect(await codeOf(stopAssistedSignIn(token))).toBe("platform.not_found");
      expect(await codeOf(getStopPage(token))).toBe("platform.not_found");
    }
  });

  it("staff take it back, refuse it, or close the session", async () => {
    const first = await ask(world.officer);
    expect(await codeOf(endAssistedSignIn(world.partnerLead, first.id))).toBe("platform.not_found");
    await endAssistedSignIn(world.manager, first.id);
    expect(await codeOf(endAssistedSignIn(world.manager, first.id))).toBe("accounts.assisted_over");
    const { id, code } = await shown();
    const { token } = await use(code);
    await endAssistedSignIn(world.manager, id);
    expect(await whoIs(token)).toBeNull();
    expect(await codeOf(use(code))).toBe("accounts.wrong_assisted_code");
  });
});
