/** How a release is named to people, on stamped copies and beside the release: the first eight signs of its id. */
export const releaseReference = (releaseId: string): string => releaseId.slice(0, 8).toUpperCase();
