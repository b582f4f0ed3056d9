"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * False until the page's script runs. On a slow line somebody could write into a field before that, and hydration would
 * wipe it (seen); so what takes words is inert until it can keep them.
 */
export const useAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
