import { tickOnboarding } from "@/lib/decisions/commands/tick-onboarding";
import { onboardingSteps } from "@/lib/decisions/onboarding-template";
import type { OnboardingOwner } from "@/lib/decisions/schema";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { admittedOf } from "./cohort-life";
import { must } from "./must";
import type { Entry } from "./plan";
import type { DemoStory } from "./story";

/** What is still open months later, as in every cohort; everything else was done around its day. */
const leftOpen: Record<string, readonly string[]> = {
  "pulse-lattice": ["milestones_confirmed"],
  "dawn-antibody": ["first_expert_session"],
  "changqing-gene": ["safety_briefing", "milestones_confirmed"],
};

/** The onboarding lists of a past intake's cohort, ticked by each party in the weeks after `signed` (a day of the demo). */
export function tellOnboarding(
  story: DemoStory,
  entries: readonly Entry[],
  signed: number,
  owners: Map<string, Actor>,
  staff: Record<Exclude<OnboardingOwner, "startup">, Actor>,
): void {
  const admitted = entries.filter(({ fate }) => fate === "admitted");
  for (const [place, { startup }] of admitted.entries()) {
    const owner = must(owners.get(startup), startup);
    for (const [position, step] of onboardingSteps(true).entries()) {
      if (step.done || leftOpen[startup]?.includes(step.key)) continue;
      // From three days before it is due to the day after.
      const days = Math.max(1, step.dueInDays - 3 + ((place + position) % 5));
      const actor = step.owner === "startup" ? owner : staff[step.owner];
      story.on(signed + days, 10 + (place % 7), (position * 7) % 60, () =>
        tick(actor, owner, step.key),
      );
    }
  }
}

async function tick(actor: Actor, owner: Actor, key: string): Promise<void> {
  const applicationId = await admittedOf(owner);
  const item = await db().onboardingItem.findFirstOrThrow({
    where: { applicationId, key },
    select: { id: true },
  });
  await tickOnboarding(actor, { applicationId, itemId: item.id }, { done: true });
}
