// Draws a scene with Observable Plot. The page's policy allows no style element and no style attribute, so Plot's own
// style element is taken out before the picture enters the document; its rules stand in app.css.

import { axisX, axisY, dot, gridY, line, link, plot, rect, ruleX, ruleY, type SymbolImplementation } from '@observablehq/plot';
import { axisNumber, isolated } from '../lib/figures';
import type { Look } from '../lib/panels';
import { DOT, STRIP, type Aside, type Scene, type Spot } from './scene';

type Pen = Pick<CanvasPath, 'moveTo' | 'lineTo'>;

const SVG = 'http://www.w3.org/2000/svg';

function hue(look: Look): string {
  return `var(--hue-${look.hue})`;
}

/** An open angle above (or below) a bar: the figure is a bound, and this is the side on which it is open. */
function caret(direction: 1 | -1): SymbolImplementation {
  return {
    draw(context: Pen) {
      context.moveTo(-7, 0);
      context.lineTo(7, 0);
      context.moveTo(-5, -5 * direction);
      context.lineTo(0, -11 * direction);
      context.lineTo(5, -5 * direction);
    },
  };
}

const tick: SymbolImplementation = {
  draw(context: Pen) {
    context.moveTo(0, -6);
    context.lineTo(0, 6);
  },
};

const arrowLeft: SymbolImplementation = {
  draw(context: Pen) {
    context.moveTo(-8, 0);
    context.lineTo(-20, 0);
    context.moveTo(-16, -4);
    context.lineTo(-20, 0);
    context.lineTo(-16, 4);
  },
};

const at = (value: number): Date => new Date(value);

function text(content: string, className: string, x: number, y: number): SVGTextElement {
  const element = document.createElementNS(SVG, 'text');
  element.setAttribute('class', className);
  element.setAttribute('x', x.toFixed(1));
  element.setAttribute('y', y.toFixed(1));
  // Plot centres the text of its picture.
  element.setAttribute('text-anchor', 'start');
  element.textContent = content;
  return element;
}

function labels(scene: Scene): SVGGElement {
  const group = document.createElementNS(SVG, 'g');
  for (const end of scene.ends) {
    const leader = document.createElementNS(SVG, 'path');
    leader.setAttribute('d', `M${(end.x - 8).toFixed(1)},${end.from.toFixed(1)}L${(end.x - 3).toFixed(1)},${end.y.toFixed(1)}`);
    leader.setAttribute('stroke', hue(end.look));
    leader.setAttribute('fill', 'none');
    if (Math.abs(end.from - end.y) > 2) group.append(leader);
    group.append(text(isolated(end.figure), 'end-figure', end.x, end.y + 3), text(isolated(end.name), 'end-name', end.x, end.y + 17));
  }
  for (const step of scene.steps) {
    group.append(text(step.text, 'step-label', step.box.x + (step.look === null ? 0 : DOT), step.box.y + 12));
    if (step.look === null) continue;
    const whose = document.createElementNS(SVG, 'circle');
    whose.setAttribute('cx', (step.box.x + 4).toFixed(1));
    whose.setAttribute('cy', (step.box.y + 8).toFixed(1));
    whose.setAttribute('r', '3');
    whose.setAttribute('fill', hue(step.look));
    group.append(whose);
  }
  return group;
}

function spots(scene: Scene, shape: Spot['level']['shape']): Spot[] {
  return scene.spots.filter((spot) => spot.level.shape === shape);
}

export function draw(scene: Scene): SVGSVGElement {
  const { frame, time, top } = scene;
  const floor = frame.height - frame.bottom;
  const narrow = frame.width < 560;
  const ticks = frame.height < 240 ? 3 : 5;
  const perLook = <T extends { look: Look }>(list: T[], mark: (some: T[], look: Look) => unknown[]): unknown[] => {
    const groups = new Map<string, T[]>();
    for (const one of list) groups.set(`${one.look.hue}${one.look.symbol}`, [...(groups.get(`${one.look.hue}${one.look.symbol}`) ?? []), one]);
    return [...groups.values()].flatMap((some) => (some[0] === undefined ? [] : mark(some, some[0].look)));
  };
  const place = { x: (s: Spot) => at(s.when.at), y: (s: Spot) => s.level.value ?? 0 };
  // Side by side in pixels, so back from pixels to days.
  const dayAt = (x: number): Date => at(time[0] + ((x - frame.left) / (frame.width - frame.left - frame.right)) * (time[1] - time[0]));
  const inStrip = { x: (a: Aside) => dayAt(a.x), y: 0, dy: STRIP / 2 + 3 };

  const marks = [
    gridY({ ticks, stroke: 'var(--grid)', strokeOpacity: 1 }),
    axisY({ tickFormat: axisNumber, ticks, tickSize: 0, tickPadding: 8, label: null, fill: 'var(--muted)' }),
    axisX({ anchor: 'bottom', ticks: narrow ? 4 : 7, tickSize: 5, label: null, fill: 'var(--muted)', stroke: 'var(--line)', dy: 0 }),
    ruleY([0], { stroke: 'var(--line-strong)' }),
    scene.asOf === null || scene.asOf >= time[1]
      ? null
      : [rect([0], { x1: at(scene.end), x2: at(time[1]), y1: 0, y2: top, fill: 'var(--unknown)' }), ruleX([at(scene.end)], { stroke: 'var(--ink)', strokeWidth: 1 })],
    ...perLook(scene.bars, (bars, look) => [
      rect(bars, { x1: (b) => at(b.x1), x2: (b) => at(b.x2), y1: 'low', y2: 'high', fill: hue(look), fillOpacity: 0.16 }),
      link(bars, { x1: (b) => at(b.x1), x2: (b) => at(b.x2), y1: 'low', y2: 'low', stroke: hue(look), strokeWidth: 1.25 }),
      link(bars, { x1: (b) => at(b.x1), x2: (b) => at(b.x2), y1: 'high', y2: 'high', stroke: hue(look), strokeWidth: 1.25 }),
    ]),
    // The days between which an inexactly dated statement was made.
    ...perLook(scene.spots.filter((s) => s.when.from !== null && s.level.value !== null), (some, look) => [
      link(some, { x1: (s) => at(s.when.from ?? 0), x2: (s) => at(Math.min(s.when.to ?? 0, time[1])), y1: place.y, y2: place.y, stroke: hue(look), strokeOpacity: 0.28, strokeWidth: 7, strokeLinecap: 'butt' }),
    ]),
    ...perLook(scene.stems, (stems, look) => [
      link(stems.filter((s) => s.level.value !== null), { x1: place.x, x2: place.x, y1: 0, y2: place.y, stroke: hue(look), strokeWidth: 1.5, strokeDasharray: '1 3' }),
      link(stems.filter((s) => s.level.shape === 'bar'), { x1: place.x, x2: place.x, y1: (s) => s.level.low ?? 0, y2: (s) => s.level.high ?? 0, stroke: hue(look), strokeWidth: 8, strokeOpacity: 0.6, strokeLinecap: 'butt' }),
    ]),
    ...scene.segments.map((segment) =>
      line(segment.vertices, {
        x: (v) => at(v[0]),
        y: (v) => v[1],
        stroke: hue(segment.look),
        strokeWidth: 2,
        strokeLinecap: segment.stale ? 'round' : 'butt',
        strokeDasharray: segment.stale ? '0.1 5' : segment.dashed ? '6 4' : undefined,
      }),
    ),
    ...perLook(spots(scene, 'disc'), (some, look) => [dot(some, { ...place, r: 5, symbol: look.symbol, fill: hue(look), stroke: 'var(--paper)', strokeWidth: 1.5 })]),
    ...perLook(spots(scene, 'ring'), (some, look) => [dot(some, { ...place, r: 5, symbol: look.symbol, fill: 'var(--paper)', stroke: hue(look), strokeWidth: 2 })]),
    ...(['caret-up', 'caret-down'] as const).flatMap((shape) =>
      perLook(spots(scene, shape), (some, look) => [
        dot(some, { ...place, symbol: caret(shape === 'caret-up' ? 1 : -1), fill: 'none', stroke: hue(look), strokeWidth: 2.25 }),
      ]),
    ),
    ...perLook(scene.spots.filter((s) => s.when.undated), (some, look) => [dot(some, { ...place, symbol: arrowLeft, fill: 'none', stroke: hue(look), strokeWidth: 1.25 })]),
    ...perLook(scene.asides, (some, look) => [
      dot(some.filter((a) => a.mark === 'denied' || a.mark === 'retracted'), { ...inStrip, symbol: 'times', r: 5, stroke: hue(look), strokeWidth: 2.25 }),
      dot(some.filter((a) => a.mark === 'not_confirmed'), { ...inStrip, symbol: 'diamond2', r: 4.5, fill: 'var(--paper)', stroke: hue(look), strokeWidth: 2 }),
      dot(some.filter((a) => a.mark === 'no_figure'), { ...inStrip, symbol: tick, fill: 'none', stroke: hue(look), strokeWidth: 2 }),
    ]),
    () => labels(scene),
  ];

  const picture = plot({
    className: 'plot',
    width: frame.width,
    height: frame.height,
    marginLeft: frame.left,
    marginRight: frame.right,
    marginTop: frame.top,
    marginBottom: frame.bottom - (scene.hasStrip ? STRIP : 0),
    x: { type: 'utc', domain: [at(time[0]), at(time[1])] },
    y: { type: 'linear', domain: [0, top], range: [floor, frame.top] },
    marks: marks as NonNullable<Parameters<typeof plot>[0]>['marks'],
  });
  picture.querySelectorAll('style').forEach((style) => {
    style.remove();
  });
  picture.setAttribute('aria-hidden', 'true');
  picture.setAttribute('focusable', 'false');
  return picture as SVGSVGElement;
}
