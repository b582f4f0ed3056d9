import type { KeptCopy } from "@/components/ui/draft/draft-state";
import type { DraftCopies } from "@/components/ui/draft/kept-copies";

/** What one browser keeps of one form, and which of its pages are alive. The twin of keptCopies, without waiting. */
export class DraftBrowser {
  readonly kept = new Map<string, KeptCopy>();
  private readonly alive = new Set<string>();
  private pages = 0;

  /** The copies as one new page of this browser has them. */
  open(): DraftCopies & { page: string } {
    this.pages += 1;
    const page = `page-${this.pages}`;
    return {
      page,
      write: (copy) => {
        if (!copy) this.kept.delete(page);
        else if (this.alive.has(page) || this.kept.has(page)) this.kept.set(page, stored(copy));
      },
      adopt: (take) => {
        this.alive.add(page);
        const left = [...this.kept].filter(([other]) => !this.alive.has(other));
        for (const [other, copy] of left) {
          const rest = take(copy);
          if (rest) this.kept.set(other, stored(rest));
          else this.kept.delete(other);
        }
      },
      leave: () => void this.alive.delete(page),
    };
  }

  /** A copy that a page which is gone left behind. */
  leaveBehind(copy: KeptCopy): void {
    this.kept.set("page-0", stored(copy));
  }
}

// As text and back, as a browser keeps it.
const stored = (copy: KeptCopy): KeptCopy => JSON.parse(JSON.stringify(copy)) as KeptCopy;
