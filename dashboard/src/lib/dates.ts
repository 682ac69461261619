// Days and spans of days, all in UTC. A day is `YYYY-MM-DD` outside and a count of milliseconds inside.

import type { DateSpan } from './api';

export const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTHS_LONG = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Start of the day (or the instant) in milliseconds; `null` if the text is no date. */
export function parse(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

export function startOfDay(at: number): number {
  return Math.floor(at / DAY) * DAY;
}

export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** `11 Feb 2025` */
export function day(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** `11 February 2025` */
export function longDay(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${MONTHS_LONG[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

export function dayOf(text: string | null): string {
  const at = parse(text);
  return at === null ? '' : day(at);
}

function month(at: number): string {
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** The span as exactly as it was said and no more exactly: `11 Feb 2025`, `Nov 2024`, `before 11 Feb 2025`. */
export function spanText(span: DateSpan): string {
  const from = parse(span.from);
  const to = parse(span.to);
  if (from === null && to === null) return 'undated';
  if (from === null) return `before ${day(to ?? 0)}`;
  if (to === null) return `since ${day(from)}`;
  const last = to - DAY;
  const date = new Date(from);
  switch (span.precision) {
    case 'day':
      return last > from ? `${day(from)} – ${day(last)}` : day(from);
    case 'month':
      return last - from > 31 * DAY ? `${month(from)} – ${month(last)}` : month(from);
    case 'quarter':
      return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
    case 'half':
      return `${date.getUTCMonth() < 6 ? 'first' : 'second'} half of ${date.getUTCFullYear()}`;
    case 'season':
      return `${month(from)} – ${month(last)}`;
    case 'year':
      return last - from > 366 * DAY ? `${date.getUTCFullYear()} – ${new Date(last).getUTCFullYear()}` : String(date.getUTCFullYear());
    default:
      return `${day(from)} – ${day(last)}`;
  }
}

/** Whether the text says no more than "by the day it was published". */
export function isUndated(span: DateSpan): boolean {
  return span.from === null;
}

/** The day on which a statement became public. Where that is the end of the day on which it was said, it is that day and
 * not the next, whose midnight it is; a statement that is only known to be older than its article has its article's day. */
export function publicDay(firstPublic: string | null, saidOn: DateSpan | null): number | null {
  const at = parse(firstPublic);
  if (at === null) return null;
  return startOfDay(saidOn !== null && saidOn.from !== null && parse(saidOn.to) === at ? at - 1 : at);
}

/** `today`, `yesterday`, `3 days ago`: whole days, whatever the time of day. */
export function daysAgo(at: number, now: number): string {
  const [then, today] = [startOfDay(at), startOfDay(now)];
  return then === today ? 'today' : ago(then, today);
}

const STEPS: [number, Intl.RelativeTimeFormatUnit][] = [
  [365.25 * DAY, 'year'],
  [30.44 * DAY, 'month'],
  [7 * DAY, 'week'],
  [DAY, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `2 hours ago`, `last week`. */
export function ago(at: number, now: number): string {
  const passed = at - now;
  for (const [length, unit] of STEPS) {
    // "19 months ago" says more than "2 years ago".
    if (Math.abs(passed) >= (unit === 'year' ? 2 * length : length)) return relative.format(Math.round(passed / length), unit);
  }
  return 'just now';
}
