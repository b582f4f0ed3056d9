import { keptCopySchema } from "@/lib/applications/draft-changes";
import type { DraftStore } from "./draft-keeper";

/**
 * The browser's own copy of unsaved answers, by person, application and section, so that nobody else who uses this
 * browser is shown it.
 */
export function browserStore(personId: string, applicationId: string, section: string): DraftStore {
  const key = `draft/${personId}/${applicationId}/${section}`;
  return {
    read: () => {
      try {
        const parsed = keptCopySchema.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"));
        return parsed.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    write: (copy) => {
      try {
        if (copy) localStorage.setItem(key, JSON.stringify(copy));
        else localStorage.removeItem(key);
      } catch {
        // No storage in this window: the text still stands on the page, and the server gets it in a moment.
      }
    },
  };
}
