// Turns a panel into a scene: everything the drawing needs, in milliseconds, figures and pixels. Pure and tested alone.

import type { Point, Statement } from '../lib/api';
import { DAY, parse } from '../lib/dates';
import { stepLabel, terse } from '../lib/figures';
import { hasFigure, seriesName, type Look, type Panel } from '../lib/panels';
import { levelOf, roundTop, settle, spread, whenOf, type Box, type Level, type When } from './place';

/** After so long without being said again, a figure's line is dotted. */
export const STALE_AFTER = 180 * DAY;
/** Two step labels of one series closer than this: the later one is left to the table. */
export const LABEL_GAP = 48;

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Spot {
  claimId: string;
  series: number;
  look: Look;
  when: When;
  level: Level;
  x: number;
  y: number;
}

export interface Segment {
  series: number;
  look: Look;
  stale: boolean;
  dashed: boolean;
  vertices: [number, number][];
}

export interface Bar {
  look: Look;
  x1: number;
  x2: number;
  low: number;
  high: number;
}

/** A label at a step. Where several series have steps, `look` is the dot before it that says whose it is. */
export interface Label {
  text: string;
  box: Box;
  look: Look | null;
}

/** Half the width of the ring around a mark that is held, with its line. */
export const RING = 14;
/** Width of a letter of a label, in the widest of the page's fonts. */
const LETTER = 7.6;
/** Room for that dot. */
export const DOT = 10;

export interface EndLabel {
  look: Look;
  figure: string;
  name: string;
  x: number;
  y: number;
  from: number;
}

/** A mark in the strip under the axis: a denial, a non-confirmation, a statement without a figure. */
export interface Aside {
  claimId: string;
  /** Index of its series; `null` for a denial. */
  series: number | null;
  look: Look;
  mark: 'denied' | 'not_confirmed' | 'no_figure' | 'retracted';
  when: When;
  x: number;
  y: number;
}

export interface Scene {
  frame: Frame;
  time: [number, number];
  top: number;
  end: number;
  asOf: number | null;
  spots: Spot[];
  segments: Segment[];
  bars: Bar[];
  stems: Spot[];
  steps: Label[];
  ends: EndLabel[];
  asides: Aside[];
  hasStrip: boolean;
}

export interface Setting {
  width: number;
  /** First and last instant of the time axis. */
  time: [number, number];
  /** End of the day asked for; `null` means now. */
  asOf: number | null;
  looks: Map<string, Look>;
  /** Greatest figure of the whole record, so that the axis stands still while the day asked for moves. */
  greatest: number;
  /** Whether the panel holds so few figures that a low picture will do. */
  low?: boolean;
}

export const STRIP = 26;
const GREY: Look = { hue: 0, symbol: 'circle' };

/** Room for a panel; a low one is enough for one figure or two. */
export function frameOf(width: number, hasStrip: boolean, low = false): Frame {
  const narrow = width < 560;
  return {
    width,
    height: (low ? 200 : narrow ? 280 : 330) + (hasStrip ? STRIP : 0),
    left: narrow ? 46 : 58,
    right: narrow ? 88 : 128,
    top: 30,
    bottom: 36 + (hasStrip ? STRIP : 0),
  };
}

/** The greatest figure printed anywhere in the panel. */
export function greatestOf(panel: Panel): number {
  const all = panel.series.flatMap((s) => s.points.flatMap((p) => [p.quantity.point, p.quantity.low, p.quantity.high]));
  return Math.max(0, ...all.filter((value) => value !== null));
}

function shorten(name: string, most: number): string {
  const letters = [...name];
  return letters.length <= most ? name : `${letters.slice(0, most - 1).join('')}…`;
}

export function sceneOf(panel: Panel, setting: Setting): Scene {
  const { width, time, asOf, looks } = setting;
  const silent = panel.series.flatMap((series) => series.points.filter((p) => !hasFigure(p.quantity)).map((point) => ({ point, series })));
  const hasStrip = silent.length > 0 || panel.denials.length > 0;
  const frame = frameOf(width, hasStrip, setting.low);
  const top = roundTop(Math.max(setting.greatest, greatestOf(panel)));
  const end = Math.min(asOf ?? time[1], time[1]);
  const x = (at: number): number => frame.left + ((at - time[0]) / (time[1] - time[0])) * (width - frame.left - frame.right);
  const y = (value: number): number => frame.height - frame.bottom - (value / top) * (frame.height - frame.bottom - frame.top);
  const lookOf = (code: string): Look => looks.get(code) ?? GREY;
  const joined = panel.kind === 'total' || panel.kind === 'stock' || panel.kind === 'capacity';
  const dashed = panel.statusGroup !== 'delivered' && panel.statusGroup !== 'intercepted';

  const scene: Scene = { frame, time, top, end, asOf, spots: [], segments: [], bars: [], stems: [], steps: [], ends: [], asides: [], hasStrip };
  const spotOf = new Map<string, { spot: Spot; point: Point }>();

  panel.series.forEach((series, index) => {
    const look = lookOf(series.source.code);
    const points = series.points.filter((p) => hasFigure(p.quantity));
    const whens = points.map((p) => whenOf(p.said_on, p.first_public));
    whens.forEach((when, at) => {
      // The middle of a month must not fall behind the next day that is known exactly.
      const next = whens[at + 1];
      if (next !== undefined && when.from !== null) when.at = Math.max(when.from, Math.min(when.at, next.from ?? next.at));
      when.at = Math.min(Math.max(when.at, time[0]), time[1]);
    });
    points.forEach((point, at) => {
      const when = whens[at];
      if (when === undefined) return;
      const level = levelOf(point.quantity);
      const height = level.value ?? level.high ?? 0;
      const spot: Spot = { claimId: point.claim_id, series: index, look, when, level, x: x(when.at), y: y(height) };
      if (level.shape === 'bar' && level.low !== null && level.high !== null) spot.y = (y(level.low) + y(level.high)) / 2;
      scene.spots.push(spot);
      spotOf.set(point.claim_id, { spot, point });
      if (!joined) {
        scene.stems.push(spot);
        return;
      }
      const retracted = series.events.some((e) => e.from_claim_id === point.claim_id && e.type === 'retraction');
      const next = whens[at + 1];
      const nextPoint = points[at + 1];
      const until = Math.max(next?.at ?? end, when.at);
      if (level.shape === 'bar' && level.low !== null && level.high !== null) {
        scene.bars.push({ look, x1: when.at, x2: until, low: level.low, high: level.high });
      }
      if (level.value !== null) {
        const fresh = Math.min(Math.max((parse(point.last_reaffirmed_at) ?? when.at) + STALE_AFTER, when.at), until);
        const vertices: [number, number][] = [[when.at, level.value], [fresh, level.value]];
        const nextValue = nextPoint === undefined ? null : levelOf(nextPoint.quantity).value;
        const riser: [number, number][] = nextValue !== null && !retracted ? [[until, level.value], [until, nextValue]] : [];
        scene.segments.push({ series: index, look, stale: false, dashed, vertices });
        if (fresh < until) scene.segments.push({ series: index, look, stale: true, dashed, vertices: [[fresh, level.value], [until, level.value]] });
        if (riser.length > 0) scene.segments.push({ series: index, look, stale: false, dashed, vertices: riser });
      }
    });
    const latest = points.find((p) => p.claim_id === series.latest_claim_id) ?? points.at(-1);
    const settled = latest === undefined ? undefined : spotOf.get(latest.claim_id);
    if (latest !== undefined && settled !== undefined) {
      scene.ends.push({
        look,
        figure: terse(latest.quantity),
        name: shorten(seriesName(series, panel), width < 560 ? 12 : 18),
        x: x(joined ? Math.max(end, settled.spot.when.at) : settled.spot.when.at) + 10,
        y: settled.spot.y,
        from: settled.spot.y,
      });
    }
  });

  const strip = frame.height - frame.bottom + STRIP / 2 + 3;
  const asideOf = (one: Point | Statement, code: string, mark: Aside['mark'], series: number | null): Aside => {
    const when = whenOf(one.said_on, one.first_public);
    when.at = Math.min(Math.max(when.at, time[0]), time[1]);
    return { claimId: one.claim_id, series, look: lookOf(code), mark, when, x: x(when.at), y: strip };
  };
  for (const { point, series } of silent) {
    const retracted = series.events.some((e) => e.to_claim_id === point.claim_id && e.type === 'retraction');
    scene.asides.push(asideOf(point, series.source.code, retracted ? 'retracted' : 'no_figure', panel.series.indexOf(series)));
  }
  for (const denial of panel.denials) {
    scene.asides.push(asideOf(denial, denial.source.code, denial.polarity === 'denied' ? 'denied' : 'not_confirmed', null));
  }

  // Marks of the same day stand side by side.
  scene.asides.sort((a, b) => a.x - b.x);
  scene.asides.forEach((aside, at) => {
    const left = scene.asides[at - 1];
    if (left !== undefined) aside.x = Math.max(aside.x, left.x + 15);
  });

  settleEnds(scene, y(0));
  settleSteps(scene, panel, spotOf);
  return scene;
}

function settleEnds(scene: Scene, floor: number): void {
  const columns = new Map<number, EndLabel[]>();
  for (const label of scene.ends) columns.set(Math.round(label.x / 40), [...(columns.get(Math.round(label.x / 40)) ?? []), label]);
  for (const labels of columns.values()) {
    spread(labels.map((l) => l.y), 36, scene.frame.top + 4, floor - 16).forEach((y, at) => {
      const label = labels[at];
      if (label !== undefined) label.y = y;
    });
  }
}

/** Labels stand beside the riser, where a step up or down leaves room, and step aside for marks and for each other. */
function settleSteps(scene: Scene, panel: Panel, spotOf: Map<string, { spot: Spot; point: Point }>): void {
  const { frame } = scene;
  const inside: Box = { x: frame.left - 6, y: 2, width: frame.width - frame.left + 4, height: frame.height - frame.bottom - 4 };
  const taken: Box[] = [
    ...scene.spots.map((s) => ({ x: s.x - RING, y: s.y - RING, width: 2 * RING, height: 2 * RING })),
    ...scene.ends.map((l) => ({ x: l.x - 2, y: l.y - 12, width: 8 + 7 * Math.max([...l.figure].length, [...l.name].length), height: 30 })),
  ];
  // Risers and runs of the lines are obstacles too, thin ones.
  const px = (at: number): number => frame.left + ((at - scene.time[0]) / (scene.time[1] - scene.time[0])) * (frame.width - frame.left - frame.right);
  const py = (value: number): number => frame.height - frame.bottom - (value / scene.top) * (frame.height - frame.bottom - frame.top);
  for (const { vertices } of scene.segments) {
    for (let at = 1; at < vertices.length; at += 1) {
      const [from, to] = [vertices[at - 1], vertices[at]];
      if (from === undefined || to === undefined) continue;
      const [x1, x2] = [px(from[0]), px(to[0])];
      const [y1, y2] = [py(from[1]), py(to[1])];
      taken.push({ x: Math.min(x1, x2) - 1, y: Math.min(y1, y2) - 1, width: Math.abs(x2 - x1) + 2, height: Math.abs(y2 - y1) + 2 });
    }
  }
  const several = panel.series.filter((series) => series.events.length > 0).length > 1;
  for (const series of panel.series) {
    let last = Number.NEGATIVE_INFINITY;
    for (const event of series.events) {
      const from = spotOf.get(event.from_claim_id);
      const to = spotOf.get(event.to_claim_id);
      if (from === undefined || to === undefined || event.type === 'reiteration' || scene.stems.includes(to.spot)) continue;
      const { x, y } = to.spot;
      if (x - last < LABEL_GAP) continue;
      const text = stepLabel(from.point.quantity, to.point.quantity, event);
      const width = LETTER * [...text].length + (several ? DOT : 0);
      // A label that would leave the picture is moved in.
      const box = (left: number, up: number): Box => ({ x: Math.max(inside.x, Math.min(left, inside.x + inside.width - width)), y: y + up, width, height: 15 });
      const beside = to.spot.y <= from.spot.y ? [box(x - width - RING, -8), box(x - width - 4, -RING - 16)] : [box(x + RING, -20), box(x + RING, -34)];
      // Then above and below, nearer before farther.
      const wishes = [...beside, ...[-RING - 16, RING + 1, -RING - 30, RING + 15, -RING - 44, RING + 29].flatMap((up) => [box(x - width / 2, up), box(x + 8, up), box(x - width - 8, up)])];
      const found = settle(wishes, taken, inside);
      if (found === null) continue;
      taken.push(found);
      scene.steps.push({ text, box: found, look: several ? to.spot.look : null });
      last = x;
    }
  }
}
