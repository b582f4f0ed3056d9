"use client";

import { useEffect, useRef, useState, type MouseEvent } from "react";
import { placeOf, wordsOfWindow } from "./open-words";
import { seenPages } from "./seen-pages";
import { TypedWords } from "./typed-words";

/** Watches one form for words that were not sent; `wiring` goes on its element. Off: nobody is asked about them. */
export function useTypedWords(isOn = true) {
  const form = useRef<HTMLFormElement>(null);
  const [words] = useState(() => new TypedWords(() => form.current, seenPages.writesSoFar));
  useEffect(() => {
    if (!isOn) return undefined;
    const place = placeOf(window.location);
    seenPages.noteForm(place);
    return wordsOfWindow.watch(words, place);
  }, [words, isOn]);
  const wiring = {
    ref: form,
    onFocus: words.approach,
    onPointerDown: words.approach,
    onBeforeInput: words.approach,
    onInput: words.touch,
    onChange: words.touch,
    // A button inside adds a row, or takes one away.
    onClick: (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("button[type=button]"))
        words.touch();
    },
  };
  return { words, wiring };
}
