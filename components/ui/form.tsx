"use client";

import type { ComponentProps, FormEvent } from "react";
import { useAlive } from "./use-alive";

type FormProps = Omit<ComponentProps<"form">, "action" | "method" | "onSubmit"> & {
  /** Sends what was written; the browser itself sends nothing. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => unknown;
};

/**
 * A form that a script sends. Until the script runs it is inert: words written before that would be wiped, and the
 * browser would put them into the address. What is wrong is said in the reader's language, not by the browser.
 */
export function Form({ onSubmit, ...rest }: FormProps) {
  const isAlive = useAlive();
  return (
    <form
      noValidate
      inert={!isAlive}
      {...rest}
      onSubmit={(event) => {
        event.preventDefault();
        // A dialog drawn inside has a form of its own, whose event passes here on its way up.
        if (event.target === event.currentTarget) void onSubmit?.(event);
      }}
    />
  );
}
