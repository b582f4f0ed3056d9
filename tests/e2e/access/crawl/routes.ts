import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

const app = path.resolve(import.meta.dirname, "../../../../app");

/** What stands behind a `[name]` of a route, by the segment before it. A new dynamic route needs a line here. */
const kinds: Record<string, Kind> = {
  "applications/[id]": "application",
  "assignment-runs/[id]": "run",
  "assignments/[id]": "assignment",
  "reviews/[assignmentId]": "assignment",
  "reviews/[id]": "assignment",
  "apply/[intakeSlug]": "intake",
  "ask/[applicationId]": "application",
  "sharing/[releaseId]": "release",
  "cdas/[id]": "agreement",
  "cohorts/[id]": "cohort",
  "document-copies/[id]": "copy",
  "documents/[copyId]": "copy",
  "act-as/[membershipId]": "membership",
  "emergency/[id]": "application",
  "documents/[id]": "document",
  "exports/[id]": "export",
  "form/[version]": "version",
  "import/[id]": "import",
  "imports/[id]": "import",
  "intakes/[id]": "intakeId",
  "intakes/[intake]": "intake",
  "intakes/[slug]": "intake",
  "invitations/[token]": "nothing",
  "stop/[token]": "nothing",
  "mail/[id]": "mail",
  "matches/[id]": "match",
  "outbox/[id]": "letter",
  "programmes/[slug]": "programme",
  "questions/[question]": "question",
  "releases/[id]": "release",
  "reviewers/[id]": "membership",
  "sections/[key]": "section",
  "sections/[section]": "section",
  "startups/[id]": "startup",
};

export type Kind =
  | "agreement"
  | "application"
  | "assignment"
  | "cohort"
  | "copy"
  | "document"
  | "export"
  | "import"
  | "intake"
  | "intakeId"
  | "letter"
  | "mail"
  | "match"
  | "membership"
  | "nothing"
  | "programme"
  | "question"
  | "release"
  | "run"
  | "section"
  | "startup"
  | "version";

export interface Route {
  /** As the app's folders say it, without groups and language. */
  pattern: string;
  /** Segments: a word, or what stands for one. */
  segments: (string | { kind: Kind })[];
  isPage: boolean;
}

/** Every page and every route handler that answers GET, from the app's own files. Throws for a dynamic segment nobody knows. */
export function routesOfApp(): Route[] {
  return (
    readdirSync(app, { recursive: true, encoding: "utf8" })
      // A catch-all answers "not found" or is next-auth's own.
      .filter((file) => isVisited(file) && !file.includes("[..."))
      .map((file) => {
        const words = path.dirname(file).split(path.sep);
        const isPage = file.endsWith("page.tsx");
        const kept = words.filter((word) => word !== "[locale]" && !word.startsWith("("));
        return { pattern: `/${kept.join("/")}`, isPage, segments: kept.flatMap(segmentOf) };
      })
  );
}

function isVisited(file: string): boolean {
  if (file.endsWith("page.tsx")) return true;
  return (
    file.endsWith("route.ts") &&
    /export\s+(?:const|async function|function)\s+GET\b/.test(
      readFileSync(path.join(app, file), "utf8"),
    )
  );
}

function segmentOf(word: string, at: number, all: string[]): (string | { kind: Kind })[] {
  if (!word.startsWith("[")) return [word];
  const key = `${all[at - 1] ?? ""}/${word}`;
  const kind = kinds[key];
  if (!kind) throw new Error(`the crawl does not know what stands for ${key}: add it to kinds`);
  return [{ kind }];
}

/** Concrete paths of a route: every combination of what is known of each kind, at most `most`. */
export function pathsOf(route: Route, known: Record<Kind, readonly string[]>, most = 2_000) {
  let paths = [route.isPage ? "/en-HK" : ""];
  for (const segment of route.segments) {
    const choices = typeof segment === "string" ? [segment] : known[segment.kind];
    paths = paths.flatMap((start) => choices.map((choice) => `${start}/${choice}`)).slice(0, most);
  }
  return paths;
}

/** Every kind that stands in an address of these routes. */
export const kindsOf = (routes: readonly Route[]): Kind[] => [
  ...new Set(
    routes.flatMap(({ segments }) =>
      segments.flatMap((segment) => (typeof segment === "string" ? [] : segment.kind)),
    ),
  ),
];
