"use client";

import type { ComponentProps, FormEvent } from "react";
import { useTypedWords } from "./leaving/use-typed-words";
import { useAlive } from "./use-alive";

type FormProps = Omit<ComponentProps<"form">, "action" | "method" | "onSubmit" | "ref"> & {
  /** Sends what was written, and ends when that was tried; the browser itself sends nothing. */
  onSubmit: (event: FormEvent<HTMLFormElement>) => Promise<unknown> | undefined;
  /** Nobody minds losing what is typed here (an address to sign in by): leaving it is not asked about. */
  isPassing?: boolean;
};

/** A form that saves itself while it is written (see draft): nothing sends it, and the draft minds its words. */
export function DraftForm(props: Omit<ComponentProps<"form">, "action" | "method" | "onSubmit">) {
  const isAlive = useAlive();
  return (
    <form noValidate inert={!isAlive} {...props} onSubmit={(event) => event.preventDefault()} />
  );
}

/**
 * A form that a script sends. Until the script runs it is inert: words written before that would be wiped, and the
 * browser would put them into the address. What is wrong is said in the reader's language, not by the browser. Whoever
 * leaves with words that were not sent is asked.
 */
export function Form({ onSubmit, isPassing = false, ...rest }: FormProps) {
  const isAlive = useAlive();
  const { words, wiring } = useTypedWords(!isPassing);
  return (
    <form
      noValidate
      inert={!isAlive}
      {...rest}
      {...wiring}
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog drawn inside has a form of its own, whose event passes here on its way up.
        if (event.target === event.currentTarget) void words.sendBy(() => onSubmit(event));
      }}
    />
  );
}
