/** Quotations and a story, as the panel gets them. */

import type { Statement } from "../../../packages/quotes/statements";
import type { Quote } from "../../engine/engine";
import type { Story } from "../../panel/link";

export function part(rank: number, text: string, speaker: string | null = null, more: Partial<Quote> = {}): Quote {
  const where = { start: rank * 100, end: rank * 100 + text.length, mention: null, cue: null, places: null };
  return { rank, text, speaker, role: null, confidence: 0.9, ...where, ...more };
}

export function quote(...given: Parameters<typeof part>): Statement {
  const only = part(...given);
  return { ...only, parts: [only] };
}

export const STORY: Story = {
  title: "Ostermoor harbour",
  address: "https://courier.example/harbour",
  lang: "en",
  author: "Lena Voss",
  publication: "The Courier",
  published: "2026-03-14",
  read: "2026-03-15",
  text: "The mayor spoke. The plan is “overdue”, he said.\nHe called the pier “overdue” too.",
};
