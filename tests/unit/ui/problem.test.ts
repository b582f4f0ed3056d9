import { describe, expect, it } from "vitest";
import { problemOf } from "@/components/ui/api-client";

const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
});

describe("the problem in an answer", () => {
  it("carries the server's code, sentence and field sentences", () => {
    const problem = problemOf(answer(422), {
      status: 422,
      code: "applications.incomplete",
      title: "Two sections are not complete.",
      fields: { "answers.title": "Write a title.", "answers.trl": { title: "Choose a level." } },
    });
    expect(problem).toMatchObject({
      status: 422,
      code: "applications.incomplete",
      title: "Two sections are not complete.",
      fields: { "answers.title": "Write a title.", "answers.trl": "Choose a level." },
    });
  });

  it("keeps further members, such as the conflicts of a 409", () => {
    const conflicts = { title: { yours: "a", theirs: "b" } };
    expect(
      problemOf(answer(409), { code: "x.conflict", title: "…", conflicts }).body.conflicts,
    ).toEqual(conflicts);
  });

  it("knows a lost session without a body", () => {
    expect(problemOf(answer(401), null)).toMatchObject({ code: "signed_out", title: "" });
  });

  it("shows no words of a stranger, such as a gateway's page", () => {
    expect(problemOf(answer(502), { title: "nginx" })).toMatchObject({
      code: "unexpected",
      title: "",
    });
    expect(problemOf(answer(500), "<html>")).toMatchObject({ code: "unexpected", fields: {} });
  });

  it("tells when to come back", () => {
    const problem = problemOf(answer(429, { "retry-after": "30" }), {
      code: "platform.too_many",
      title: "Wait.",
    });
    expect(problem.retryAfterSeconds).toBe(30);
  });
});
