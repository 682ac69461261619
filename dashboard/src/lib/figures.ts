// Figures in words and signs. No hedge is lost: "more than 10,000" is never printed as 10,000.

import type { Quantity, RevisionEvent } from './api';

export const MINUS = '\u2212';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

export function number(value: number): string {
  return whole.format(value).replace('-', MINUS);
}

/** `1.2M` for an axis, `11,000` while it is short enough. */
export function axisNumber(value: number): string {
  return Math.abs(value) < 100_000 ? number(value) : compact.format(value).replace('-', MINUS);
}

export function signed(value: number): string {
  if (value === 0) return '±0';
  return value > 0 ? `+${number(value)}` : number(value);
}

export function percent(value: number): string {
  return `${signed(value)} %`;
}

/** Money in millions and billions where that loses no digit, else in full. */
function amount(value: number, q: Quantity): string {
  if (q.unit !== 'value') return number(value);
  if (value >= 1e9 && value % 1e7 === 0) return `${number(value / 1e9)} billion`;
  if (value >= 1e6 && value % 1e4 === 0) return `${number(value / 1e6)} million`;
  return number(value);
}

function span(q: Quantity, print: (value: number) => string): string {
  if (q.low !== null && q.high !== null) return `${print(q.low)}–${print(q.high)}`;
  if (q.low !== null) return `${print(q.low)} or more`;
  if (q.high !== null) return `up to ${print(q.high)}`;
  return 'no figure';
}

function money(q: Quantity): string {
  return q.currency === null ? '' : `${q.currency} `;
}

/** The figure with its hedge in words: `about 11,000`, `more than 10,000`, `120–160`, `hundreds`. */
export function hedged(q: Quantity): string {
  const said = q.point ?? q.low ?? q.high;
  const bare = said === null ? 'no figure' : money(q) + amount(said, q);
  switch (q.qualifier) {
    case 'exact':
      return bare;
    case 'about':
      return `about ${bare}`;
    case 'more_than':
      return `more than ${bare}`;
    case 'at_least':
      return `at least ${bare}`;
    case 'up_to':
      return `up to ${bare}`;
    case 'less_than':
      return `fewer than ${bare}`;
    case 'range':
      return money(q) + span(q, (value) => amount(value, q));
    case 'magnitude':
      return q.text === '' ? money(q) + span(q, (value) => amount(value, q)) : q.text;
    case 'none':
      return 'no figure';
  }
}

/** The figure with its hedge as a sign, for labels in the chart: `~11,000`, `>10,000`, `120–160`. */
export function terse(q: Quantity): string {
  const said = q.point ?? q.low ?? q.high;
  const bare = said === null ? '?' : money(q) + axisNumber(said);
  switch (q.qualifier) {
    case 'exact':
      return bare;
    case 'about':
      return `~${bare}`;
    case 'more_than':
      return `>${bare}`;
    case 'at_least':
      return `≥${bare}`;
    case 'up_to':
      return `≤${bare}`;
    case 'less_than':
      return `<${bare}`;
    case 'range':
      return money(q) + span(q, axisNumber);
    case 'magnitude':
      return q.text === '' || q.text.length > 24 ? money(q) + span(q, axisNumber) : q.text;
    case 'none':
      return 'no figure';
  }
}

const UNITS: Record<string, [string, string]> = {
  units: ['unit', 'units'],
  personnel: ['person', 'people'],
  rounds: ['round', 'rounds'],
  containers: ['container', 'containers'],
  tonnes: ['tonne', 'tonnes'],
  shipments: ['shipment', 'shipments'],
  batteries: ['battery', 'batteries'],
  value: ['', ''],
  other: ['', ''],
};

/** The unit after a figure; empty for money, whose currency stands before it. */
export function unitAfter(q: Quantity): string {
  if (q.qualifier === 'none') return '';
  const names = UNITS[q.unit] ?? [q.unit, q.unit];
  return q.qualifier === 'exact' && q.point === 1 ? names[0] : names[1];
}

/** `about 11,000 people`. */
export function hedgedWithUnit(q: Quantity): string {
  return `${hedged(q)} ${unitAfter(q)}`.trim();
}

/** What an axis counts: `people`, `USD`. */
export function axisUnit(unit: string, currency: string | null): string {
  if (unit === 'value') return currency ?? 'value, currency not said';
  return UNITS[unit]?.[1] || (unit === 'other' ? 'other units' : unit);
}

/** The label at a step: `160 → 200 (+25 %)`. A percentage stands only where the service gives one. */
export function stepLabel(from: Quantity, to: Quantity, event: RevisionEvent): string {
  const change = event.comparable && event.percent !== null ? ` (${percent(event.percent)})` : '';
  return `${terse(from)} → ${terse(to)}${change}`;
}

/** The change alone: `+40 (+25 %)`, or nothing if the two figures give no difference. */
export function changeText(event: RevisionEvent): string {
  if (event.delta === null) return '';
  const share = event.comparable && event.percent !== null ? ` (${percent(event.percent)})` : '';
  return `${signed(event.delta)}${share}`;
}

export function words(code: string): string {
  return code.replaceAll('_', ' ');
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 source`, `2 sources`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

// First-strong isolate and its end: a right-to-left name then does not turn the sentence around it.
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
