// Where a statement stands in the picture: its day on one axis, its figure on the other. Pure numbers, no drawing.

import type { DateSpan, Quantity } from '../lib/api';
import { DAY, parse } from '../lib/dates';

/** Days in milliseconds; `from` and `to` are there when the day is known only to lie between them. */
export interface When {
  at: number;
  from: number | null;
  to: number | null;
  /** Nothing is said but "before": drawn at that day with an arrow to the left. */
  undated: boolean;
}

/** The place of a span on the time axis: its day, or the middle of a longer span. */
export function whenOf(span: DateSpan, firstPublic: string): When {
  const from = parse(span.from);
  const to = parse(span.to);
  const known = parse(firstPublic) ?? 0;
  if (from === null) return { at: to ?? known, from: null, to: null, undated: true };
  if (to === null || to - from <= DAY) return { at: from, from: null, to: null, undated: false };
  return { at: from + (to - from) / 2, from, to, undated: false };
}

/** How a figure is drawn. */
export type Shape = 'disc' | 'ring' | 'caret-up' | 'caret-down' | 'bar' | 'none';

export interface Level {
  shape: Shape;
  /** Where the line runs; `null` for a range, which has no line but a bar. */
  value: number | null;
  low: number | null;
  high: number | null;
}

/** A figure on the value axis. Nothing is averaged: a range has no middle. */
export function levelOf(q: Quantity): Level {
  const bounds = { low: q.low, high: q.high };
  switch (q.qualifier) {
    case 'exact':
      return { shape: q.point === null ? 'none' : 'disc', value: q.point, ...bounds };
    case 'about':
      return { shape: q.point === null ? 'none' : 'ring', value: q.point, ...bounds };
    case 'more_than':
    case 'at_least': {
      const value = q.point ?? q.low;
      return { shape: value === null ? 'none' : 'caret-up', value, ...bounds };
    }
    case 'up_to':
    case 'less_than': {
      const value = q.point ?? q.high;
      return { shape: value === null ? 'none' : 'caret-down', value, ...bounds };
    }
    case 'range':
    case 'magnitude':
      if (q.low !== null && q.high !== null) return { shape: 'bar', value: q.point, ...bounds };
      if (q.low !== null) return { shape: 'caret-up', value: q.low, ...bounds };
      if (q.high !== null) return { shape: 'caret-down', value: q.high, ...bounds };
      return { shape: 'none', value: null, ...bounds };
    case 'none':
      return { shape: 'none', value: null, ...bounds };
  }
}

/** The least round number that leaves room above `greatest`. */
export function roundTop(greatest: number): number {
  if (greatest <= 0) return 1;
  const wanted = greatest * 1.1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((s) => s * power >= wanted) ?? 10;
  return step * power;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The first of the wished-for boxes that stays inside and touches nothing that is taken; `null` if none does. */
export function settle(wishes: Box[], taken: Box[], inside: Box): Box | null {
  const fits = (box: Box): boolean =>
    box.x >= inside.x && box.y >= inside.y && box.x + box.width <= inside.x + inside.width && box.y + box.height <= inside.y + inside.height;
  return wishes.find((box) => fits(box) && !taken.some((other) => overlap(box, other))) ?? null;
}

/** Moves labels apart until each has `gap` to the next, keeping their order and staying within the bounds. */
export function spread(wanted: number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y || a.index - b.index);
  let least = top;
  for (const label of order) {
    label.y = Math.max(label.y, least);
    least = label.y + gap;
  }
  let most = bottom;
  for (const label of order.toReversed()) {
    label.y = Math.min(label.y, most);
    most = label.y - gap;
  }
  const settled = new Array<number>(wanted.length).fill(0);
  for (const label of order) settled[label.index] = label.y;
  return settled;
}
