import type { SectionState } from "@/lib/applications/completeness";
import type { ApplicationStatus } from "@/lib/applications/schema";
import type { Task } from "./task-list";

type Action = { may: boolean; sentence: string | null };

/** What the team's pages need of an application; a part of the query's answer, in the reader's language. */
export type TeamApplication = {
  id: string;
  reference: string;
  status: ApplicationStatus;
  statusLabel: string;
  statusAt: string;
  next: { sentence: string; due: string | null };
  startup: { id: string; name: string } | null;
  programme: { name: string; lead: string; partner: string };
  intake: { slug: string; name: string; deadline: string | null };
  version: number;
  submittedAt: string | null;
  returned: { sections: string[]; dueAt: string | null; message: string } | null;
  rejection: { reason: string | null; reapplyFrom: string | null } | null;
  sections: {
    key: string;
    title: string;
    complete: boolean;
    state: SectionState | null;
    lens: Task["lens"];
    done: { by: string } | null;
    missing: readonly { question: string }[];
  }[];
  actions: { submit: Action; withdraw: Action };
};

/** The section to write next: the first one that is not complete, of those asked for. */
export function nextSection({ sections, returned }: TeamApplication): string | undefined {
  const open = returned ? sections.filter(({ key }) => returned.sections.includes(key)) : sections;
  return open.find(({ complete }) => !complete)?.key;
}

/** The rows of the task list. */
export function tasksOf(
  { sections, returned }: TeamApplication,
  doneBy: (name: string) => string,
): Task[] {
  return sections.map(({ key, title, state, lens, done, missing }) => ({
    key,
    title,
    lens,
    state: state ?? "not_started",
    note: done ? doneBy(done.by) : null,
    asked: returned?.sections.includes(key) ?? false,
    left: questionsLeft(missing),
  }));
}

/** Several things may be wrong with one answer; a person counts questions. */
export const questionsLeft = (missing: readonly { question: string }[]): number =>
  new Set(missing.map(({ question }) => question)).size;
