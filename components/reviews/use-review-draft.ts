"use client";

import { request } from "@/components/ui/api-client";
import {
  DraftKeeper,
  type DraftTransport,
  type SaveAnswer,
} from "@/components/ui/draft/draft-keeper";
import { browserCopies, noCopies } from "@/components/ui/draft/kept-copies";
import { useDraft } from "@/components/ui/draft/use-draft";
import type { OwnReview } from "@/lib/reviews/views";
import { bodyOf, reviewFields, valuesOf } from "./review-draft";

function transportOf(assignmentId: string): DraftTransport {
  const url = `/api/reviews/${assignmentId}`;
  return {
    save: ({ revision, values }, { last }) =>
      request<SaveAnswer>("PUT", url, bodyOf(revision, values), { keepalive: last }),
    load: async () => {
      const result = await request<OwnReview>("GET", url);
      if (!result.ok) return result;
      const { data } = result;
      return { ...result, data: { revision: data.revision, values: valuesOf(data) } };
    },
  };
}

/** A review being written, kept safe: see DraftKeeper. One that can only be read never saves. */
export function useReviewDraft(assignmentId: string, review: OwnReview, readOnly: boolean) {
  return useDraft<never>(() => {
    const values = valuesOf(review);
    return new DraftKeeper({
      fields: reviewFields(Object.keys(values)),
      server: { revision: review.revision, values },
      savedAt: review.revision > 0 ? review.savedAt : null,
      transport: transportOf(assignmentId),
      copies:
        readOnly || typeof window === "undefined"
          ? noCopies
          : browserCopies(`review-draft/${assignmentId}`),
    });
  });
}
