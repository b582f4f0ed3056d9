import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

const offerSelect = {
  id: true,
  state: true,
  terms: true,
  textVersion: true,
  sentAt: true,
  expiresAt: true,
  remindedAt: true,
  signedAt: true,
  signedByName: true,
  signedLocale: true,
  declinedAt: true,
  declineReason: true,
} satisfies Prisma.OfferSelect;

export type OfferRow = Prisma.OfferGetPayload<{ select: typeof offerSelect }>;

/** The offer of an application whose reader the caller has let in. Throws 404 when there is none. */
export async function loadOffer(tx: Tx, applicationId: string): Promise<OfferRow> {
  const offer = await tx.offer.findUnique({ where: { applicationId }, select: offerSelect });
  if (!offer) throw notFound();
  return offer;
}
