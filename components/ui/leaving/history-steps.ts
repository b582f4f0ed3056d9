/**
 * How far the last Back or Forward went: -1 is one page back. A browser without the Navigation API does not tell; then it
 * is taken for one page back, which most are.
 */
export function watchHistorySteps(): { last: () => number; stop: () => void } {
  const entries = "navigation" in window ? window.navigation : null;
  let from: number | null = null;
  const onChange = (event: NavigationCurrentEntryChangeEvent) => {
    from = event.from.index;
  };
  entries?.addEventListener("currententrychange", onChange);
  return {
    last: () => {
      const here = entries?.currentEntry?.index;
      return here === undefined || from === null || here === from ? -1 : here - from;
    },
    stop: () => entries?.removeEventListener("currententrychange", onChange),
  };
}
