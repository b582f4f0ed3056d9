"use client";

import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { theme } from "./theme";

// A browser shows a nonce to scripts only, and only as a property.
const nonceOfPage = () => document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";

/**
 * Mantine under the product's theme, for a part that draws with it and in the browser only: around whole pages it would
 * cost every request. Its variables stand in mantine-variables.css, and nothing here uses its classes for hiding by
 * breakpoint.
 */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={nonceOfPage}
    >
      {children}
    </MantineProvider>
  );
}
