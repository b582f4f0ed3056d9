"use client";

import { useEffect, useState } from "react";
import { ActQuestion } from "@/components/decisions/act-dialog";
import { useEnding, type Ending } from "./end-match";
import { ProposeQuestion, type Proposal } from "./propose-question";

type Asked = { key: string } & ({ proposal: Proposal } | { ending: Ending });

/**
 * Asks for every button of the list, from one listener and one window: hundreds of them stay plain HTML. A button says
 * `data-act` (propose, end, withdraw), `data-id` (a mentor's profile or a match) and `data-mentor`; the startup around it
 * says `data-application` and `data-startup`.
 */
export function DeskActs() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [opened, setOpened] = useState(false);
  // What was typed for a pair is still there when its window is opened again.
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const found = askedBy(event.target);
      if (!found) return;
      setAsked(found);
      setOpened(true);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);

  if (!asked) return null;
  const { key } = asked;
  const frame = { opened, onClose: () => setOpened(false) };
  return "ending" in asked ? (
    <EndQuestion key={key} ending={asked.ending} {...frame} />
  ) : (
    <ProposeQuestion
      key={key}
      proposal={asked.proposal}
      message={messages[key] ?? ""}
      onMessage={(message) => setMessages((before) => ({ ...before, [key]: message }))}
      {...frame}
    />
  );
}

type EndQuestionProps = { ending: Ending; opened: boolean; onClose: () => void };

function EndQuestion({ ending, opened, onClose }: EndQuestionProps) {
  return <ActQuestion {...useEnding(ending)} opened={opened} onClose={onClose} />;
}

function askedBy(target: EventTarget | null): Asked | null {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-act]") : null;
  const around = button?.closest<HTMLElement>("[data-application]");
  const { act: kind, id, mentor } = button?.dataset ?? {};
  const { application: applicationId, startup } = around?.dataset ?? {};
  if (!id || !applicationId || mentor === undefined || startup === undefined) return null;
  if (kind === "propose")
    return {
      key: `${applicationId}/${id}`,
      proposal: { applicationId, profileId: id, startup, mentor },
    };
  return kind === "end" || kind === "withdraw"
    ? { key: `${kind}/${id}`, ending: { matchId: id, kind, startup, mentor } }
    : null;
}
