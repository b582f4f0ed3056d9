/** Who can see a section, in words. */
export interface LensView {
  sight: "open" | "closed" | "public";
  label: string;
  reason: string;
}

/** Somebody of the partner to whom a protected section is open now. */
export interface NamedReader {
  name: string;
  until: Date | null;
}
