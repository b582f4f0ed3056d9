import type { AccountRole } from "./schema";

const firstPages: Record<AccountRole, string> = {
  owner: "/my",
  editor: "/my",
  viewer: "/my",
  programme_manager: "/desk",
  officer: "/desk",
  partner_lead: "/desk",
  reviewer: "/reviews",
  mentor: "/mentoring",
  ecosystem_partner: "/partner-desk",
  auditor: "/audit",
  administrator: "/admin",
};

/** The first page of a role, without language; a person without a membership begins as a founder does. */
export const homePageOf = (role: AccountRole | null): string => (role ? firstPages[role] : "/my");
