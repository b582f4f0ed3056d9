interface ReviewWords {
  comments: string[];
  note: string;
  feedback: string;
}

const lead: Record<"strong" | "sound" | "weak", ReviewWords> = {
  strong: {
    comments: [
      "The founders complement each other and have done this before.",
      "A believable path to a first customer.",
      "Clearly ahead of what is on the market.",
      "The plan names the experiment that decides.",
    ],
    note: "Would fit the park well; needs wet laboratory space within three months.",
    feedback: "Keep the focus on one indication and one read-out for the next twelve months.",
  },
  sound: {
    comments: [
      "Good science, thin on business.",
      "The market is described, the first buyer is not.",
      "Solid, though two groups work on the same idea.",
      "The timeline is optimistic by half a year.",
    ],
    note: "Convincing with help. A mentor with regulatory experience would change the picture.",
    feedback: "Please say who pays first, and why they would change what they do today.",
  },
  weak: {
    comments: [
      "Nobody in the team has taken a product out of a laboratory.",
      "No customer has been asked.",
      "The advantage over today's care is small.",
      "The key experiment is missing.",
    ],
    note: "Too early for a place. Worth meeting again when the key experiment is done.",
    feedback: "Show the effect in a second model before you plan the trial.",
  },
};

const partner: Record<"strong" | "sound" | "weak", ReviewWords> = {
  strong: {
    comments: [
      "Human genetics support the target.",
      "Exposure where it matters is plausible.",
      "No class risk that we would fear.",
      "A clear group of patients without another option.",
      "Complements what physicians use today.",
    ],
    note: "Judged on shared sections only. Would like to see the in vivo data.",
    feedback: "Name the population for the first study as narrowly as you can.",
  },
  sound: {
    comments: [
      "The link to disease is plausible, not proven.",
      "Tissue exposure is inferred from plasma.",
      "One known liability of the class is not discussed.",
      "The group is large and mixed.",
      "A crowded field, though growing.",
    ],
    note: "Judged on shared sections only. Interesting if the selectivity holds.",
    feedback: "Tell us what result would make you stop.",
  },
  weak: {
    comments: [
      "The target has failed twice in this disease.",
      "No exposure data are offered.",
      "The therapeutic window looks narrow.",
      "It is not clear who would be treated.",
      "Standard of care is improving quickly.",
    ],
    note: "Judged on shared sections only. Not for us at this stage.",
    feedback: "Look again at which patients lack an option today.",
  },
};

/** What a reviewer writes at a score level from 1 to 5. Shared sections only on the partner's side. */
export function reviewWords(side: "lead" | "partner", level: number): ReviewWords {
  const words = side === "lead" ? lead : partner;
  return level >= 4 ? words.strong : level === 3 ? words.sound : words.weak;
}
