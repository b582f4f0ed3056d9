import { getProgrammePeople } from "@/lib/accounts/queries/get-programme-people";
import { listOrganisations } from "@/lib/accounts/queries/list-accounts";
import type { AccountRole } from "@/lib/accounts/schema";
import { listAssistedSignIns } from "@/lib/applications/queries/assisted-sign-ins";
import { getOpenEmergency, listEmergencies } from "@/lib/applications/queries/emergency-accesses";
import { getStaffRecord } from "@/lib/applications/queries/get-staff-record";
import { getTeamPage } from "@/lib/applications/queries/get-team-page";
import { getSeal } from "@/lib/audit/queries/get-seal";
import { getOffer } from "@/lib/decisions/queries/get-offer";
import { getOnboarding } from "@/lib/decisions/queries/get-onboarding";
import { getPanel } from "@/lib/decisions/queries/get-panel";
import { getCohort, listCohorts } from "@/lib/decisions/queries/list-cohorts";
import { getCopy } from "@/lib/documents/queries/get-copy";
import type { Locale } from "@/lib/i18n/locales";
import { getImport } from "@/lib/imports/queries";
import { getApplicationMentors } from "@/lib/mentoring/queries/get-application-mentors";
import { getMyMatch } from "@/lib/mentoring/queries/list-matches";
import { listMentors } from "@/lib/mentoring/queries/list-mentors";
import { canListMail } from "@/lib/notifications/policy";
import { getMail } from "@/lib/notifications/queries";
import type { Actor } from "@/lib/platform/actor";
import { listRetention } from "@/lib/privacy/queries/list-retention";
import { getFormVersion } from "@/lib/programmes/queries/form-version";
import {
  getProgrammeHead,
  getProgrammeSetup,
  listPossiblePartners,
  listProgrammes,
} from "@/lib/programmes/queries/set-up";
import { getAskChoices, getRelease } from "@/lib/releases/queries/get-release";
import { getSharing } from "@/lib/releases/queries/get-sharing";
import { getAssignBoard } from "@/lib/reviews/queries/assign-board";
import { getAssignment } from "@/lib/reviews/queries/assignments";
import { getStartup } from "@/lib/startups/queries";

type Given = Readonly<Record<string, string>>;

/** Whether a page opens for `actor`: what it answers is false or null, or it throws a refusal, where it does not. */
export type Door = (actor: Actor, given: Given, locale: Locale) => unknown;

/** The pages that ask nothing of a membership; each who is signed in, or anybody, is shown them. */
export const openToAll: readonly string[] = [
  "/",
  "/accessibility",
  "/act-as/[membershipId]",
  "/apply/[intakeSlug]",
  "/contact",
  "/home",
  "/invitations/[token]",
  "/my",
  "/my-data",
  "/notices",
  "/outbox",
  "/outbox/[id]",
  "/privacy",
  "/profile",
  "/programmes/[slug]",
  "/programmes/[slug]/check",
  "/sign-in",
  "/sign-in/assisted",
  "/sign-in/stop/[token]",
  "/signin",
  "/startups/new",
  "/tasks",
];

const roles =
  (...allowed: readonly AccountRole[]): Door =>
  ({ membership }) =>
    membership !== null && allowed.includes(membership.role);

const team: Door = (actor, { id = "" }, locale) => getTeamPage(actor, id, locale);
const sharing: Door = (actor, { id = "" }, locale) => getSharing(actor, id, locale);
const mentorsOf: Door = (actor, { id = "" }, locale) => getApplicationMentors(actor, id, locale);
const setUp: Door = (actor, { slug = "" }) => getProgrammeSetup(actor, slug);
const editable: Door = async (actor, { slug = "" }) =>
  (await getProgrammeHead(actor, slug)).mayEdit;
const version: Door = (actor, { slug = "", version: id = "" }) => getFormVersion(actor, slug, id);
const editableVersion: Door = async (actor, { slug = "", version: id = "" }) =>
  (await getFormVersion(actor, slug, id)).programme.mayEdit;

/**
 * The pages that are open under one membership and not under another, each with the query that decides it there. By
 * address as it stands in the folders; a test keeps both lists complete.
 */
export const doors: Readonly<Record<string, Door>> = {
  "/admin": (actor, _given, locale) => listOrganisations(actor, locale),
  "/audit": (actor) => getSeal(actor),
  "/audit/readers": (actor) => getSeal(actor),
  "/emergency": (actor) => listEmergencies(actor),
  "/emergency/[id]": (actor, { id = "" }) => getOpenEmergency(actor, id),
  "/retention": (actor) => listRetention(actor),

  "/applications/[id]": team,
  "/applications/[id]/card": mentorsOf,
  "/applications/[id]/mentors": mentorsOf,
  "/applications/[id]/offer": (actor, { id = "" }, locale) => getOffer(actor, id, locale),
  "/applications/[id]/onboarding": (actor, { id = "" }, locale) => getOnboarding(actor, id, locale),
  "/applications/[id]/review": team,
  "/applications/[id]/sections/[key]": team,
  "/applications/[id]/sharing": sharing,
  "/applications/[id]/sharing/[releaseId]": sharing,
  "/applications/[id]/sharing/as": sharing,
  "/applications/[id]/submitted": team,
  "/startups/[id]": (actor, { id = "" }) => getStartup(actor, id),

  "/documents/[copyId]": (actor, { copyId = "" }, locale) => getCopy(actor, copyId, locale),

  "/mentoring": roles("mentor"),
  "/mentoring/matches/[id]": (actor, { id = "" }, locale) => getMyMatch(actor, id, locale),
  "/mentoring/profile": roles("mentor"),
  "/partner-desk": roles("ecosystem_partner"),
  "/reviews": roles("reviewer"),
  "/reviews/[assignmentId]": (actor, { assignmentId = "" }, locale) =>
    getAssignment(actor, assignmentId, locale),
  "/reviews/profile": roles("reviewer"),

  "/desk": roles("programme_manager", "officer", "partner_lead"),
  "/desk/applications/[id]": (actor, { id = "" }, locale) => getStaffRecord(actor, id, locale),
  "/desk/assisted": (actor) => listAssistedSignIns(actor),
  "/desk/cohorts": (actor, _given, locale) => listCohorts(actor, locale),
  "/desk/cohorts/[id]": (actor, { id = "" }, locale) => getCohort(actor, id, locale),
  "/desk/import": roles("programme_manager", "officer"),
  "/desk/import/[id]": (actor, { id = "" }, locale) => getImport(actor, id, locale),
  "/desk/intakes/[slug]/assign": (actor, { slug = "" }, locale) =>
    getAssignBoard(actor, slug, 1, locale),
  "/desk/intakes/[slug]/panel": (actor, { slug = "" }, locale) => getPanel(actor, slug, locale),
  "/desk/mail": (actor) => canListMail(actor),
  "/desk/mail/[id]": (actor, { id = "" }) => getMail(actor, id),
  "/desk/mentors": (actor, _given, locale) => listMentors(actor, locale),
  "/desk/programmes": (actor) => listProgrammes(actor),
  "/desk/programmes/[slug]": setUp,
  "/desk/programmes/[slug]/edit": editable,
  "/desk/programmes/[slug]/form": setUp,
  "/desk/programmes/[slug]/form/[version]": version,
  "/desk/programmes/[slug]/form/[version]/questions/[question]": editableVersion,
  "/desk/programmes/[slug]/form/[version]/sections/[section]/new": editableVersion,
  "/desk/programmes/[slug]/intakes/[intake]": editable,
  "/desk/programmes/[slug]/intakes/[intake]/eligibility": editable,
  "/desk/programmes/[slug]/intakes/new": editable,
  "/desk/programmes/[slug]/people": (actor, { slug = "" }, locale) =>
    getProgrammePeople(actor, slug, locale),
  "/desk/programmes/[slug]/rubrics": setUp,
  "/desk/programmes/new": (actor) => listPossiblePartners(actor),
  "/releases": roles("partner_lead", "reviewer"),
  "/releases/[id]": (actor, { id = "" }, locale) => getRelease(actor, id, locale),
  "/releases/ask/[applicationId]": (actor, { applicationId = "" }, locale) =>
    getAskChoices(actor, applicationId, locale),
};
