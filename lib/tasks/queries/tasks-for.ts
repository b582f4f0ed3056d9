import type { OwnActor } from "@/lib/accounts/queries";
import { listPendingRoles } from "@/lib/accounts/queries/list-pending-roles";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { countWaitingConfirmations } from "@/lib/applications/queries/waiting-confirmations";
import { listStaffWaits } from "@/lib/decisions/queries/list-staff-waits";
import { listDecidedWaits } from "@/lib/decisions/queries/list-team-waits";
import type { Locale } from "@/lib/i18n/locales";
import { listMyMatches } from "@/lib/mentoring/queries/list-matches";
import { listTeamWaits } from "@/lib/mentoring/queries/list-team-waits";
import { waitsForMentor } from "@/lib/mentoring/schema";
import { countWaitingMail } from "@/lib/notifications/count-waiting-mail";
import { listRequests } from "@/lib/releases/queries/list-requests";
import { listUnconfirmed } from "@/lib/releases/queries/list-unconfirmed";
import type { RequestLine } from "@/lib/releases/views";
import { listMyAssignments } from "@/lib/reviews/queries/assignments";
import { listTeamTasks } from "@/lib/reviews/queries/list-team-tasks";
import { isToDo } from "@/lib/reviews/schema";
import { staffTasks } from "../staff-tasks";
import type { OwnTask, TaskKind } from "../task";

/** One thing to do about one thing. */
const one = (kind: TaskKind, about: string, path: string, due: string | null = null): OwnTask => ({
  kind,
  about,
  count: 1,
  due,
  path,
});

/** Several of a kind in one line, which stands only where there are some. */
const several = (kind: TaskKind, about: string, path: string, count: number): OwnTask[] =>
  count > 0 ? [{ kind, about, count, due: null, path }] : [];

const steps: Readonly<Record<string, TaskKind>> = { draft: "draft", returned: "papers" };

async function ownApplications({ actor }: OwnActor, locale: Locale): Promise<OwnTask[]> {
  if (actor.membership?.role === "viewer") return [];
  const list = await listApplications(actor, { view: "waiting_for_us" }, { locale });
  return list.items.flatMap(({ id, status, intake, next }) => {
    const kind = steps[status];
    return kind ? [one(kind, intake.name, `/applications/${id}`, next.due)] : [];
  });
}

async function forTeam(own: OwnActor, locale: Locale): Promise<OwnTask[]> {
  const { actor } = own;
  const applications = await ownApplications(own, locale);
  const { sharing, questions } = await listTeamTasks(actor, locale);
  const decided = await listDecidedWaits(actor, locale);
  const agreements = await listUnconfirmed(actor);
  const mentoring = await listTeamWaits(actor, locale);
  const at = (id: string, page: string) => `/applications/${id}${page}`;
  return [
    ...applications,
    ...sharing
      .filter(({ mayAnswer }) => mayAnswer)
      .map(({ kind, intake, applicationId, releaseId }) =>
        one(
          kind === "request" ? "sharing" : "reader",
          intake,
          at(applicationId, `/sharing/${releaseId}`),
        ),
      ),
    ...questions
      .filter(({ mayAnswer }) => mayAnswer)
      .map(({ intake, applicationId, dueAt }) =>
        one("question", intake, at(applicationId, "#enquiries"), dueAt),
      ),
    ...decided.offers.map(({ intake, applicationId, expiresAt }) =>
      one("offer", intake, at(applicationId, "/offer"), expiresAt),
    ),
    ...decided.onboarding.map(({ item, applicationId, due }) =>
      one("onboarding", item, at(applicationId, "/onboarding"), due),
    ),
    ...agreements.map(({ reference, applicationId }) =>
      one("agreement", reference, at(applicationId, "/sharing")),
    ),
    ...mentoring.proposals.map(({ mentor, applicationId, answerBy }) =>
      one("proposal", mentor, at(applicationId, "/mentors"), answerBy),
    ),
    ...mentoring.cards.map(({ intake, applicationId }) =>
      one("card", intake, at(applicationId, "/card")),
    ),
  ];
}

const released =
  (turn: RequestLine["turn"], kind: TaskKind) =>
  (lines: readonly RequestLine[]): OwnTask[] =>
    lines
      .filter((line) => line.turn === turn)
      .map(({ id, startup, reference }) => one(kind, startup ?? reference, `/releases/${id}`));

const declarations = released("declare", "declaration");

async function forReviewer({ actor }: OwnActor, locale: Locale): Promise<OwnTask[]> {
  const assignments = await listMyAssignments(actor, locale);
  return [
    ...assignments
      .filter(isToDo)
      .map(({ id, state, startup, dueAt }) =>
        one(state === "offered" ? "conflicts" : "review", startup, `/reviews/${id}`, dueAt),
      ),
    ...declarations(await listRequests(actor)),
  ];
}

async function forMentor({ actor }: OwnActor, locale: Locale): Promise<OwnTask[]> {
  const matches = await listMyMatches(actor, locale);
  return matches
    .filter(waitsForMentor)
    .map(({ id, startup, answerBy }) =>
      one("match", startup, `/mentoring/matches/${id}`, answerBy),
    );
}

/** What the organisation's staff and administrators do as second persons, and with mails that did not go. */
async function forKeepers({ actor, membership }: OwnActor): Promise<OwnTask[]> {
  const { assisted, emergencies } = await countWaitingConfirmations(actor);
  const mail = await countWaitingMail(actor);
  const roles = await listPendingRoles(actor);
  const { place, role } = membership;
  return [
    ...several("emergency", place, "/emergency", emergencies),
    ...several("assisted", place, "/desk/assisted", assisted),
    ...roles.flatMap(({ programme, count }) => {
      if (role === "administrator") return several("role", place, "/admin", count);
      return programme ? several("role", place, `/desk/programmes/${programme}/people`, count) : [];
    }),
    ...several("mail_held", place, "/desk/mail?state=held", mail.held),
    ...several("mail_failed", place, "/desk/mail?state=failed", mail.failed),
  ];
}

async function forStaff(own: OwnActor, locale: Locale, now: string): Promise<OwnTask[]> {
  const waits = staffTasks(await listStaffWaits(own.actor, locale), now);
  const requests = await listRequests(own.actor);
  const agreements = await listUnconfirmed(own.actor);
  return [
    ...waits,
    ...released("forward", "suggestion")(requests),
    ...released("talk", "answer_back")(requests),
    ...declarations(requests),
    ...agreements.map(({ startup, applicationId }) =>
      one("agreement", startup, `/releases/ask/${applicationId}`),
    ),
    ...(await forKeepers(own)),
  ];
}

/**
 * What waits for a person under one membership, each domain asked under that membership alone, in no order. Nothing for
 * roles that nothing waits for. As many statements for any number of rows: at most five for a team, eight for staff, two
 * more where a second person is wanted.
 */
export async function tasksFor(own: OwnActor, locale: Locale, now: string): Promise<OwnTask[]> {
  switch (own.actor.membership?.role) {
    case "owner":
    case "editor":
    case "viewer":
      return forTeam(own, locale);
    case "reviewer":
      return forReviewer(own, locale);
    case "mentor":
      return forMentor(own, locale);
    case "programme_manager":
    case "officer":
    case "partner_lead":
      return forStaff(own, locale, now);
    case "administrator":
      return forKeepers(own);
    default:
      return [];
  }
}
