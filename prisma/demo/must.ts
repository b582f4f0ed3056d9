/** What the demo's own data must hold; throws where it does not. */
export function must<T>(found: T | undefined | null, what: string): T {
  if (found === undefined || found === null) throw new Error(`the demo lacks ${what}`);
  return found;
}
