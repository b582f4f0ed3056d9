import { homePageOf } from "@/lib/accounts/home-page";
import { membershipWords } from "@/lib/accounts/membership-words";
import { listOtherActors } from "@/lib/accounts/queries";
import { listApplications } from "@/lib/applications/queries/list-applications";
import { countWaitingConfirmations } from "@/lib/applications/queries/waiting-confirmations";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import { listMyMatches } from "@/lib/mentoring/queries/list-matches";
import { waitsForMentor } from "@/lib/mentoring/schema";
import type { Actor } from "@/lib/platform/actor";
import { inOneReading } from "@/lib/platform/reading";
import { listRequests } from "@/lib/releases/queries/list-requests";
import { listMyAssignments } from "@/lib/reviews/queries/assignments";
import { listTeamTasks } from "@/lib/reviews/queries/list-team-tasks";
import { waitsForStaff } from "@/lib/reviews/queries/waits-for-staff";
import { isToDo } from "@/lib/reviews/schema";
import type { WaitingElsewhere } from "../waiting";

type Waiting = Pick<WaitingElsewhere, "kind" | "count">;

async function forReviewer(actor: Actor, locale: Locale): Promise<Waiting[]> {
  const assignments = await listMyAssignments(actor, locale);
  const requests = await listRequests(actor);
  return [
    { kind: "reviews", count: assignments.filter(isToDo).length },
    { kind: "declarations", count: requests.filter(({ turn }) => turn === "declare").length },
  ];
}

async function confirmations(actor: Actor): Promise<Waiting> {
  const { assisted, emergencies } = await countWaitingConfirmations(actor);
  return { kind: "confirmations", count: assisted + emergencies };
}

async function forTeam(actor: Actor, locale: Locale): Promise<Waiting[]> {
  const list = await listApplications(actor, { view: "waiting_for_us" }, { locale });
  const { sharing, questions } = await listTeamTasks(actor, locale);
  return [
    { kind: "steps", count: list.counts.waiting_for_us },
    { kind: "requests", count: sharing.length },
    { kind: "questions", count: questions.length },
  ];
}

async function forStaff(actor: Actor, locale: Locale): Promise<Waiting[]> {
  const list = await listApplications(
    actor,
    { view: "waiting_for_us" },
    { locale, waits: waitsForStaff(actor) },
  );
  const isPartner = actor.membership?.role === "partner_lead";
  const requests = isPartner ? await listRequests(actor) : [];
  return [
    { kind: "applications", count: list.counts.waiting_for_us },
    await confirmations(actor),
    { kind: "suggestions", count: requests.filter(({ turn }) => turn === "forward").length },
  ];
}

async function waitingFor(actor: Actor, locale: Locale): Promise<Waiting[]> {
  switch (actor.membership?.role) {
    case "reviewer":
      return forReviewer(actor, locale);
    case "mentor":
      return [
        {
          kind: "matches",
          count: (await listMyMatches(actor, locale)).filter(waitsForMentor).length,
        },
      ];
    case "owner":
    case "editor":
    case "viewer":
      return forTeam(actor, locale);
    case "programme_manager":
    case "officer":
    case "partner_lead":
      return forStaff(actor, locale);
    case "administrator":
      return [await confirmations(actor)];
    default:
      return [];
  }
}

/**
 * What waits for the person under each of their memberships but the acting one, in the memberships' order. Each is asked
 * in a transaction of its own, under itself alone, and the answers are only laid side by side. At most five statements a
 * membership, and one to know them.
 */
export async function listWaitingElsewhere(
  actor: Actor,
  locale: Locale,
): Promise<WaitingElsewhere[]> {
  const t = await getTranslator(locale, "accounts");
  const waiting: WaitingElsewhere[] = [];
  for (const { actor: other, membership } of await listOtherActors(actor, locale)) {
    const found = await inOneReading(other, () => waitingFor(other, locale));
    for (const each of found.filter(({ count }) => count > 0))
      waiting.push({
        ...each,
        membershipId: membership.id,
        membership: membershipWords(membership, t),
        path: each.kind === "suggestions" ? "/releases" : homePageOf(membership.role),
      });
  }
  return waiting;
}
