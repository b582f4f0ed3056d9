"use client";

import { request } from "@/components/ui/api-client";
import { DraftKeeper } from "@/components/ui/draft/draft-keeper";
import type { DraftTransport, SaveAnswer } from "@/components/ui/draft/draft-transport";
import { browserCopies, noCopies } from "@/components/ui/draft/kept-copies";
import { useDraft } from "@/components/ui/draft/use-draft";
import type { OwnReview } from "@/lib/reviews/views";
import { bodyOf, reviewFields, valuesOf } from "./review-draft";

/** Nobody but the reviewer ever writes in it. */
function serverValues(review: OwnReview) {
  const values = valuesOf(review);
  return { revision: review.revision, values, own: Object.keys(values) };
}

function transportOf(assignmentId: string): DraftTransport {
  const url = `/api/reviews/${assignmentId}`;
  return {
    save: ({ revision, values }, { last }) =>
      request<SaveAnswer>("PUT", url, bodyOf(revision, values), { keepalive: last }),
    load: async () => {
      const result = await request<OwnReview>("GET", url);
      if (!result.ok) return result;
      return { ...result, data: serverValues(result.data) };
    },
  };
}

/** A review being written, kept safe: see DraftKeeper. One that can only be read never saves, but
 * brings back what this browser had kept. */
export function useReviewDraft(assignmentId: string, review: OwnReview, readOnly: boolean) {
  return useDraft<never>(() => {
    const server = serverValues(review);
    return new DraftKeeper({
      fields: reviewFields(Object.keys(server.values)),
      server,
      savedAt: review.revision > 0 ? review.savedAt : null,
      transport: transportOf(assignmentId),
      isClosed: readOnly,
      copies:
        typeof window === "undefined" ? noCopies : browserCopies(`review-draft/${assignmentId}`),
    });
  });
}
