import { isBarred } from "@/lib/access/policy";
import { openedStates } from "@/lib/reviews/schema";
import { applicationScope } from "@/lib/applications/scope";
import type { Actor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { applicationSelect, type ReviewedApplication } from "./facts";

const enquirySelect = {
  id: true,
  applicationId: true,
  programmeId: true,
  organisationId: true,
  assignmentId: true,
  askedById: true,
  tier: true,
  question: true,
  state: true,
  officerNote: true,
  forwardedAt: true,
  dueAt: true,
  answer: true,
  answeredAt: true,
  createdAt: true,
} as const;

/** An enquiry with its application, reached as one reads T1 of it. Throws the 404 refusal otherwise. */
export async function findEnquiry(tx: Tx, actor: Actor, id: string, now: Date) {
  const enquiry = await tx.enquiry.findUnique({ where: { id }, select: enquirySelect });
  const scope = applicationScope(actor, now);
  if (!enquiry || scope.kind !== "where") throw notFound();
  const application: ReviewedApplication | null = await tx.application.findFirst({
    where: { AND: [{ id: enquiry.applicationId }, scope.where] },
    select: applicationSelect,
  });
  if (!application) throw notFound();
  return { enquiry, application };
}

export type EnquiryRow = Awaited<ReturnType<typeof findEnquiry>>["enquiry"];

/** The reviewers with a live, declared assignment on an application that no bar touches, by name, unit or organisation. */
export async function activeReviewers(tx: Tx, applicationId: string) {
  const rows = await tx.assignment.findMany({
    where: { applicationId, state: { in: [...openedStates] } },
    select: { id: true, personId: true, membershipId: true, organisationId: true },
  });
  const bars = await tx.bar.findMany({
    where: { applicationId, liftedAt: null },
    select: { personId: true, organisationId: true, unit: true },
  });
  const memberships = await tx.membership.findMany({
    where: { id: { in: rows.map(({ membershipId }) => membershipId) } },
    select: { id: true, unit: true },
  });
  const unitOf = new Map(memberships.map(({ id, unit }) => [id, unit]));
  return rows.filter(
    (row) => !isBarred({ ...row, unit: unitOf.get(row.membershipId) ?? null }, bars),
  );
}
