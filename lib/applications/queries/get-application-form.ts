import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import type { Section } from "@/lib/programmes/schema";
import { findVisibleApplication } from "./find-visible-application";
import { getFormSections } from "./form-versions";

/** The form that an application was started with; questions only. Throws 404 when the actor may not see the application. */
export function getApplicationForm(actor: Actor, applicationId: string): Promise<Section[]> {
  return withActor(actor, async (tx, now) => {
    const { row } = await findVisibleApplication(tx, actor, applicationId, now);
    return getFormSections(tx, row.formVersionId);
  });
}
