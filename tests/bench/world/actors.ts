import type pg from "pg";
import type { Role } from "@/lib/generated/prisma/enums";
import type { Actor } from "@/lib/platform/actor";

interface Row {
  id: string;
  role: Role;
  organisation_id: string | null;
  programme_id: string | null;
  startup_id: string | null;
  unit: string | null;
  deputy: boolean;
  may_submit: boolean;
  person_id: string;
  display_name: string;
  email: string;
}

const select = `SELECT m.id, m.role, m.organisation_id, m.programme_id, m.startup_id, m.unit, m.deputy, m.may_submit,
  p.id AS person_id, p.display_name, p.email FROM memberships m JOIN people p ON p.id = m.person_id`;

function actorFrom(row: Row | undefined, wanted: string): Actor {
  if (!row) throw new Error(`the world has no ${wanted}`);
  return {
    kind: "person",
    personId: row.person_id,
    displayName: row.display_name,
    email: row.email,
    locale: "en-HK",
    assisted: false,
    membership: {
      id: row.id,
      role: row.role,
      organisationId: row.organisation_id,
      programmeId: row.programme_id,
      startupId: row.startup_id,
      unit: row.unit,
      deputy: row.deputy,
      maySubmit: row.may_submit,
    },
  };
}

/** Somebody of the world by address and role, as their session would give them. Throws when there is nobody. */
export async function actorOf(owner: pg.Client, email: string, role: Role): Promise<Actor> {
  const { rows } = await owner.query<Row>(
    `${select} WHERE p.email = $1 AND m.role = $2::"Role" AND m.status = 'active' ORDER BY m.created_at LIMIT 1`,
    [email, role],
  );
  return actorFrom(rows[0], `${role} ${email}`);
}

/** The person acting under a membership. Throws when there is none. */
export async function actorOfMembership(owner: pg.Client, membershipId: string): Promise<Actor> {
  const { rows } = await owner.query<Row>(`${select} WHERE m.id = $1`, [membershipId]);
  return actorFrom(rows[0], `membership ${membershipId}`);
}
