import type { TeamApplication } from "@/components/applications/team-application";
import { VersionCopy } from "@/components/privacy/version-copy";
import type { Actor } from "@/lib/platform/actor";
import { getCopy } from "@/lib/privacy/queries/last-export";

/** The team's copy of the version it sent last; nothing before the first. */
export async function versionCopy(actor: Actor, application: TeamApplication, locale: string) {
  const { id, startup, version, submittedAt } = application;
  if (!startup || !submittedAt || version === 0) return null;
  const made = await getCopy(actor, {
    startupId: startup.id,
    applicationId: id,
    version,
    locale,
  });
  return <VersionCopy applicationId={id} version={version} made={made} />;
}
