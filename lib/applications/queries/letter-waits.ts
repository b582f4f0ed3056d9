import { sql } from "kysely";
import { deliberatedStatuses } from "@/lib/applications/lifecycle";

const isDeliberated = sql.join(deliberatedStatuses.map((status) => sql.lit(status)));

/**
 * Decided, and the letter not sent: the row that a statement calls `a` stays where it is until then (product.md,
 * lifecycle). For the staff of both organisations only. Twin: letterOf (decisions).
 */
export const letterWaits = sql<boolean>`(a.status IN (${isDeliberated}) AND EXISTS (
  SELECT 1 FROM decisions d
   WHERE d.application_id = a.id AND d.state = 'decided' AND d.outcome::text <> a.status::text))`;
