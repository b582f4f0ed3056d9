/**
 * Every version of the text shown where an application is begun or claimed (`apply.start.collection…`), the newest first.
 * A changed text takes a new date; older ones stay, because a page that was open when it changed has shown the older one.
 */
export const collectionStatementVersions = ["2026-11-01"] as const;

/** The version that pages show now. */
export const collectionStatementVersion = collectionStatementVersions[0];
