import type { AccountRole, NavEntry } from "./schema";

const entry = (key: string, path: string): NavEntry => ({ key, path });

const programmes = entry("programmes", "/");
const applicant = [entry("myApplications", "/my"), programmes];
const desk = [
  entry("applications", "/desk"),
  entry("cohorts", "/desk/cohorts"),
  entry("mentors", "/desk/mentors"),
  entry("mail", "/desk/mail"),
  entry("assisted", "/desk/assisted"),
  entry("setUp", "/desk/programmes"),
];

const byRole: Record<AccountRole, readonly NavEntry[]> = {
  owner: applicant,
  editor: applicant,
  viewer: applicant,
  programme_manager: desk,
  // An officer handles applications; the set-up is the manager's and, to read, the partner's lead's.
  officer: desk.filter(({ key }) => key !== "setUp"),
  // Only the lead assists at sign-in.
  partner_lead: desk
    .filter(({ key }) => key !== "assisted")
    .flatMap((each) =>
      each.key === "applications" ? [each, entry("releases", "/releases")] : [each],
    ),
  reviewer: [entry("reviews", "/reviews"), programmes],
  mentor: [
    entry("mentoring", "/mentoring"),
    entry("mentorProfile", "/mentoring/profile"),
    programmes,
  ],
  ecosystem_partner: [entry("partnerDesk", "/partner-desk"), programmes],
  auditor: [entry("audit", "/audit"), programmes],
  administrator: [
    entry("admin", "/admin"),
    entry("emergency", "/emergency"),
    entry("retention", "/retention"),
    programmes,
  ],
};

/** On every signed-in page, last: what waits is one click away. It bears no number, which would cost each page statements. */
const tasks = entry("tasks", "/tasks");

/** The header's entries in their fixed order: by acting role, for a person without one, or for a visitor. */
export function navigationFor(reader: { role: AccountRole | null } | null): readonly NavEntry[] {
  if (!reader) return [programmes];
  return [...(reader.role ? byRole[reader.role] : applicant), tasks];
}
