import { expect, it } from "vitest";
import { bodyOf, reviewFields, valuesOf } from "@/components/reviews/review-draft";
import { draftRules } from "@/components/ui/draft/draft-state";
import { reviewDraftSchema } from "@/lib/reviews/schema";
import type { OwnReview } from "@/lib/reviews/views";

const review: OwnReview = {
  revision: 4,
  state: "draft",
  savedAt: "2026-11-22T06:02:31.000Z",
  filedAt: null,
  sealed: false,
  note: "Sound",
  feedback: "",
  recommendation: null,
  nothingProtected: false,
  rubric: { name: "Rubric", scaleMeaning: "" },
  criteria: [
    { key: "team", label: "Team", hint: "", weight: 40, value: 3, comment: "" },
    { key: "science", label: "Science", hint: "", weight: 60, value: null, comment: "Early" },
  ],
};

it("a review is a draft of its values by the path that each has in the API", () => {
  expect(valuesOf(review)).toEqual({
    note: "Sound",
    feedback: "",
    recommendation: null,
    nothingProtected: false,
    "scores.team.value": 3,
    "scores.team.comment": "",
    "scores.science.value": null,
    "scores.science.comment": "Early",
  });
});

it("what changed travels as the API takes it", () => {
  const values = valuesOf(review);
  const rules = draftRules(reviewFields(Object.keys(values)));
  let state = rules.type(
    { revision: 4, saved: values, own: [], fields: {} },
    "scores.team.value",
    5,
  );
  state = rules.type(state, "scores.team.comment", "Strong");
  state = rules.type(state, "recommendation", "admit");
  const body = bodyOf(state.revision, rules.changesToSend(state).values);
  expect(body).toEqual({
    revision: 4,
    recommendation: "admit",
    scores: { team: { value: 5, comment: "Strong" } },
  });
  expect(reviewDraftSchema.parse(body)).toEqual(body);
});
