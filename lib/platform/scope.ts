/** What a reader may reach: nothing (no SQL is run), everything, or what the filter says. Compose filters with AND. */
export type Scope<Where> = { kind: "none" } | { kind: "all" } | { kind: "where"; where: Where };
