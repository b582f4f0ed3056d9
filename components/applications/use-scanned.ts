"use client";

import { useEffect, useRef } from "react";
import { request } from "@/components/ui/api-client";
import { fileState, type DocumentView, type SectionView } from "./section-view";

type Found = { id: string; state: string; sentence: string | null; lens: DocumentView["lens"] };

type Loaded = {
  sections?: { key: string; documents: Found[] }[];
};

const lookEvery = 4000;
/** A scanner that takes longer is looked for on the next visit. */
const mostLooks = 30;

/** Follows the virus check of files that were just stored, so that "being checked" becomes the result in place. */
export function useScanned(
  view: SectionView,
  documents: readonly DocumentView[],
  onChange: (documents: readonly DocumentView[]) => void,
): void {
  const latest = useRef({ documents, onChange });
  latest.current = { documents, onChange };
  const isWaiting = documents.some(({ state }) => state === "scanning");
  const { applicationId, section } = view;
  useEffect(() => {
    if (!isWaiting) return undefined;
    let looks = 0;
    const look = async () => {
      looks += 1;
      if (looks >= mostLooks) clearInterval(timer);
      const result = await request<Loaded>("GET", `/api/applications/${applicationId}`);
      if (!result.ok) return;
      const part = result.data.sections?.find(({ key }) => key === section.key);
      const known = new Map(part?.documents.map((each) => [each.id, each]));
      const now = latest.current.documents.map((document) => {
        const found = known.get(document.id);
        if (!found) return document;
        const { state, lens, sentence: note } = found;
        return { ...document, state: fileState(state), lens, note };
      });
      if (now.some(({ state }, at) => state !== latest.current.documents[at]?.state))
        latest.current.onChange(now);
    };
    const timer = setInterval(() => void look(), lookEvery);
    return () => clearInterval(timer);
  }, [isWaiting, applicationId, section.key]);
}
