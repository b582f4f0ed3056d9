import { writeFile } from "node:fs/promises";
import path from "node:path";
import {
  convertCssVariables,
  deepMerge,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from "@mantine/core";
import { cssVariablesResolver, theme } from "@/components/ui/theme";
import { root } from "./settings";

type Variables = Record<string, string>;

const changed = (ours: Variables, defaults: Variables): Variables =>
  Object.fromEntries(Object.entries(ours).filter(([name, value]) => defaults[name] !== value));

/**
 * Mantine's CSS variables under our theme, those that differ from its defaults. Mantine would work them out in every
 * request and write 9 KB of style into every page; a stylesheet says them once.
 */
export function mantineVariables(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const ours = deepMerge(defaultCssVariablesResolver(merged), cssVariablesResolver(merged));
  const defaults = defaultCssVariablesResolver(DEFAULT_THEME);
  return convertCssVariables(
    {
      variables: changed(ours.variables, defaults.variables),
      light: changed(ours.light, defaults.light),
      dark: changed(ours.dark, defaults.dark),
    },
    ":root",
  );
}

export const variablesFile = path.join(root, "components", "ui", "mantine-variables.css");

// `npx tsx scripts/mantine-variables.ts && npx oxfmt components/ui/mantine-variables.css` after a change of the theme.
if (process.argv[1] === import.meta.filename)
  await writeFile(
    variablesFile,
    `/* Written by scripts/mantine-variables.ts from theme.ts; a test keeps the two together. */\n${mantineVariables()}`,
  );
