import { describe, expect, it } from 'vitest';
import { DAY } from '../lib/dates';
import { looksOf, panelsOf, type Panel } from '../lib/panels';
import { denial, event, flow, point, quantity, series } from '../lib/samples';
import type { FlowEstimates } from '../lib/api';
import { levelOf, overlap, roundTop, settle, spread, whenOf } from './place';
import { greatestOf, sceneOf, type Scene } from './scene';

const day = (text: string): number => Date.parse(text);
const kor = series(
  'KOR',
  [point('a', '2024-11-01', quantity('exact', 160), { said_on: { from: '2024-11-01', to: '2024-12-01', precision: 'month', basis: 'resolved' } }), point('b', '2025-02-11', quantity('exact', 200)), point('c', '2025-03-27', quantity('about', 220))],
  { events: [event('a', 'b'), event('b', 'c', { delta: 20, percent: 10 })] },
);
const ukr = series(
  'UKR',
  [point('r', '2024-12-09', quantity('range', null, 100, 130)), point('s', '2025-01-14', quantity('about', 180)), point('t', '2025-02-25', quantity('about', 150))],
  { events: [event('r', 's', { delta: null, percent: null }), event('s', 't', { delta: -30, percent: -16.7 })] },
);

function sceneFor(all: FlowEstimates, width = 800, asOf: number | null = null): Scene {
  const [panel] = panelsOf(all) as [Panel];
  return sceneOf(panel, { width, time: [day('2024-10-20'), day('2025-05-20')], asOf, looks: looksOf(all), greatest: greatestOf(panel) });
}

describe('a scene', () => {
  it('labels each step with both ends, and no label touches a mark, its ring or another label', () => {
    for (const width of [328, 358, 480, 800, 1200]) {
      const scene = sceneFor(flow([kor, ukr]), width);
      const marks = scene.spots.map((s) => ({ x: s.x - 13, y: s.y - 13, width: 26, height: 26 }));
      for (const label of scene.steps) {
        expect(marks.some((mark) => overlap(mark, label.box)), `${label.text} at ${width}`).toBe(false);
        expect(scene.steps.some((other) => other !== label && overlap(other.box, label.box))).toBe(false);
        expect(label.box.x + label.box.width).toBeLessThanOrEqual(width);
      }
      expect(scene.steps.map((s) => s.text)).toContain('160 → 200 (+25 %)');
    }
    expect(sceneFor(flow([kor, ukr])).steps.map((s) => s.text)).toEqual(['160 → 200 (+25 %)', '200 → ~220 (+10 %)', '100–130 → ~180', '~180 → ~150 (\u221216.7 %)']);
  });

  it('leaves a label out when its step is closer than 48 pixels to the last one', () => {
    const close = series('KOR', [point('a', '2025-01-01', quantity('exact', 100)), point('b', '2025-02-01', quantity('exact', 200)), point('c', '2025-02-03', quantity('exact', 300))], { events: [event('a', 'b'), event('b', 'c')] });
    expect(sceneFor(flow([close])).steps).toHaveLength(1);
  });

  it('draws a range as a bar that ends where the next figure starts, with no point of its own', () => {
    const scene = sceneFor(flow([ukr]));
    expect(scene.bars).toEqual([{ look: { hue: 1, symbol: 'circle' }, x1: day('2024-12-09'), x2: day('2025-01-14'), low: 100, high: 130 }]);
    expect(scene.segments.some((s) => s.vertices.some(([, value]) => value === 115))).toBe(false);
  });

  it('dots a line after 180 days without the figure being said again', () => {
    const old = series('KOR', [point('a', '2024-10-25', quantity('exact', 100))]);
    const stale = sceneFor(flow([old])).segments.filter((s) => s.stale);
    expect(stale.map((s) => s.vertices)).toEqual([[[day('2024-10-25') + 180 * DAY, 100], [day('2025-05-20'), 100]]]);
  });

  it('ends at the day asked for', () => {
    const scene = sceneFor(flow([kor]), 800, day('2025-04-01'));
    expect(Math.max(...scene.segments.flatMap((s) => s.vertices.map(([at]) => at)))).toBe(day('2025-04-01'));
  });

  it('joins totals by a line and leaves batches apart', () => {
    const batches = series('KOR', [point('a', '2025-01-01', quantity('exact', 10)), point('b', '2025-02-01', quantity('exact', 10))], { kind: 'increment', events: [event('a', 'b', { comparable: false })] });
    const scene = sceneFor(flow([batches]));
    expect([scene.segments.length, scene.stems.length, scene.steps.length]).toEqual([0, 2, 0]);
  });

  it('dashes what is not delivered', () => {
    expect(sceneFor(flow([{ ...kor, status_group: 'pledged' }])).segments.every((s) => s.dashed)).toBe(true);
    expect(sceneFor(flow([kor])).segments.some((s) => s.dashed)).toBe(false);
  });

  it('puts denials and statements without a figure side by side in the strip', () => {
    const silent = series('KOR', [point('a', '2025-01-01', quantity('exact', 10)), point('n', '2025-02-01', quantity('none', null))], { latest_claim_id: 'a' });
    const scene = sceneFor(flow([silent], [denial('d', 'RUS', '2025-02-01', ['a']), denial('e', 'PRK', '2025-02-01', ['a'])]));
    expect(scene.asides.map((a) => a.mark)).toEqual(['no_figure', 'denied', 'denied']);
    const xs = scene.asides.map((a) => a.x);
    expect(Math.min(...xs.slice(1).map((x, at) => x - (xs[at] ?? 0)))).toBeGreaterThanOrEqual(15);
  });

  it('stops the line where a figure was taken back', () => {
    const back = series('KOR', [point('a', '2025-01-01', quantity('exact', 10)), point('b', '2025-02-01', quantity('exact', 20))], { events: [event('a', 'b', { type: 'retraction' })] });
    expect(sceneFor(flow([back])).segments.some((s) => s.vertices.some(([, v]) => v === 10) && s.vertices.some(([, v]) => v === 20))).toBe(false);
  });
});

describe('places', () => {
  it('put a month in its middle and an undated statement at its end', () => {
    expect(whenOf({ from: '2024-11-01', to: '2024-12-01', precision: 'month', basis: '' }, '').at).toBe(day('2024-11-16'));
    expect(whenOf({ from: '2025-02-11', to: '2025-02-12', precision: 'day', basis: '' }, '')).toEqual({ at: day('2025-02-11'), from: null, to: null, undated: false });
    expect(whenOf({ from: null, to: '2025-02-11', precision: 'day', basis: 'publication' }, '')).toMatchObject({ at: day('2025-02-11'), undated: true });
    expect(whenOf({ from: null, to: null, precision: 'open', basis: '' }, '2025-02-11T00:00:00Z').at).toBe(day('2025-02-11'));
  });

  it('give every hedge its own mark', () => {
    const shapes = [quantity('exact', 1), quantity('about', 1), quantity('more_than', 1, 1, null), quantity('up_to', 1, null, 1), quantity('range', null, 1, 2), quantity('magnitude', null, 200, null), quantity('none', null)].map((q) => levelOf(q).shape);
    expect(shapes).toEqual(['disc', 'ring', 'caret-up', 'caret-down', 'bar', 'caret-up', 'none']);
  });

  it('round the top of the axis up', () => {
    expect([0, 1, 200, 220, 999, 1000].map(roundTop)).toEqual([1, 1.2, 250, 250, 1200, 1200]);
  });

  it('move labels apart within the bounds', () => {
    expect(spread([100, 102, 300], 30, 0, 310)).toEqual([100, 130, 300]);
    expect(spread([300, 305], 30, 0, 310)).toEqual([280, 310]);
  });

  it('take the first place that is free', () => {
    const box = (x: number) => ({ x, y: 0, width: 10, height: 10 });
    const inside = { x: 0, y: 0, width: 100, height: 10 };
    expect(settle([box(0), box(5), box(20)], [box(0)], inside)).toEqual(box(20));
    expect(settle([box(-1), box(95)], [], inside)).toBeNull();
  });
});
