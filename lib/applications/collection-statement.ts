/** The text shown where an application is begun (`apply.start.collection…`). A changed text takes a new date. */
export const collectionStatementVersion = "2026-11-01";
