// Cuts a quote into pieces so that the words behind each field can be marked.

import { PARTS, type ArticleRef, type Evidence, type Part, type Report } from './api';
import { lengthInCodePoints, sliceCodePoints } from './codepoints';

export interface Piece {
  text: string;
  /** The field whose words these are; `null` for the words between. Quantity wins where two overlap. */
  part: Part | null;
}

/** The pieces of `evidence.exact`, in order; joined they are the quote, to the character. */
export function pieces(evidence: Evidence): Piece[] {
  const length = lengthInCodePoints(evidence.exact);
  const owner = new Array<Part | null>(length).fill(null);
  for (const part of [...PARTS].reverse()) {
    const place = evidence.parts[part];
    if (place == null) continue;
    const start = Math.max(place[0] - evidence.start, 0);
    const end = Math.min(place[1] - evidence.start, length);
    for (let at = start; at < end; at += 1) owner[at] = part;
  }
  const found: Piece[] = [];
  let start = 0;
  for (let at = 1; at <= length; at += 1) {
    if (at < length && owner[at] === owner[start]) continue;
    found.push({ text: sliceCodePoints(evidence.exact, start, at), part: owner[start] ?? null });
    start = at;
  }
  return found;
}

/** An address that may stand in a link, or `null`: only http and https, whatever an article gives. */
export function safeAddress(address: string | null): string | null {
  if (address === null) return null;
  try {
    const parsed = new URL(address);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
  } catch {
    return null;
  }
}

/** The link to an article, opening at the quote in browsers that know text fragments. */
export function articleAddress(address: string | null, quote: string): string | null {
  const safe = safeAddress(address);
  if (safe === null || safe.includes('#') || quote.trim() === '') return safe;
  const words = quote.trim().split(/\s+/u);
  const encode = (some: string[]): string => encodeURIComponent(some.join(' ').toWellFormed()).replaceAll('-', '%2D');
  const fragment = words.length <= 12 ? encode(words) : `${encode(words.slice(0, 5))},${encode(words.slice(-5))}`;
  return `${safe}#:~:text=${fragment}`;
}

/**
 * The article and the words that belong together on a card: those of the report that is shown. A claim has several reports, and
 * the statement names the article of one of them. What is known only from a later article keeps to what the answer told of it.
 */
export function foundIn(
  said: { retrospective: boolean; quote: string; article: ArticleRef },
  report: Pick<Report, 'article' | 'evidence'> | null,
): { article: ArticleRef; quote: string } {
  if (report === null || said.retrospective) return { article: said.article, quote: said.quote };
  return { article: report.article, quote: report.evidence.exact };
}
