import { describe, expect, it } from 'vitest';
import { defaultClaim, looksOf, panelsOf, panelTitle, partyName, rowsOf, seriesName } from './panels';
import { denial, event, flow, point, quantity, series } from './samples';
import { envelopeText, headline, panelSummary } from './summary';

const two = series('KOR', [point('a', '2024-11-15', quantity('exact', 160)), point('b', '2025-02-11', quantity('exact', 200))], { events: [event('a', 'b')] });

describe('panels', () => {
  it('never put two units, kinds or status groups on one axis', () => {
    const panels = panelsOf(
      flow([
        series('USA', [point('p', '2025-03-01', quantity('up_to', 60, null, 60))], { status_group: 'planned' }),
        series('UKR', [point('t', '2025-01-01', quantity('exact', 3))], { unit: 'tonnes' }),
        series('KOR', [point('i', '2025-01-01', quantity('exact', 3))], { kind: 'increment' }),
        two,
        series('UKR', [point('u', '2025-01-02', quantity('exact', 180))]),
      ]),
    );
    expect(panels.map((p) => [panelTitle(p), p.unit, p.series.map((s) => s.source.code).join()].join(' | '))).toEqual([
      'Delivered, total so far | units | KOR,UKR',
      'Delivered, total so far | tonnes | UKR',
      'Delivered, single batches | units | KOR',
      'Planned, total so far | units | USA',
    ]);
  });

  it('keep money of two currencies apart', () => {
    const value = { unit: 'value', status_group: 'pledged' };
    expect(panelsOf(flow([series('A', [point('1', '2025-01-01', quantity('exact', 1))], { ...value, currency: 'USD' }), series('B', [point('2', '2025-01-01', quantity('exact', 1))], { ...value, currency: 'EUR' })]))).toHaveLength(2);
  });

  it('come last where nobody gives a figure, and say so', () => {
    const panels = panelsOf(flow([series('KOR', [point('n', '2025-01-01', quantity('none', null))]), series('USA', [point('p', '2025-01-01', quantity('exact', 1))], { status_group: 'planned' })]));
    expect(panels.map(panelTitle)).toEqual(['Planned, total so far', 'Delivered, no figure given']);
  });

  it('hold a denial beside the claim that it denies', () => {
    const planned = series('USA', [point('p', '2025-03-01', quantity('exact', 60))], { status_group: 'planned' });
    const panels = panelsOf(flow([two, planned], [denial('d', 'RUS', '2025-03-02', ['p']), denial('e', 'RUS', '2025-03-02', [])]));
    expect(panels.map((p) => p.denials.map((d) => d.claim_id))).toEqual([['e'], ['d']]);
  });

  it('name the item only where two series of a panel differ in it', () => {
    const koksan = series('KOR', [point('k', '2025-01-01', quantity('exact', 3))], { item: { category: 'artillery', type: null, designations: ['M1989 Koksan'] } });
    const [panel] = panelsOf(flow([two, koksan]));
    const [alone] = panelsOf(flow([koksan]));
    expect(panel?.series.map((s) => (panel === undefined ? '' : seriesName(s, panel)))).toEqual(['KOR', 'KOR, M1989 Koksan']);
    expect(alone?.series.map((s) => (alone === undefined ? '' : seriesName(s, alone)))).toEqual(['KOR']);
  });
});

describe('rows', () => {
  it('carry the step that led to them', () => {
    const [panel] = panelsOf(flow([two], [denial('d', 'RUS', '2025-02-12', ['b'])]));
    const rows = panel === undefined ? [] : rowsOf(panel);
    expect(rows.map((r) => [r.claimId, r.previous?.claim_id ?? null, r.event?.delta ?? null])).toEqual([['a', null, null], ['b', 'a', 40], ['d', null, null]]);
  });

  it('start at the newest figure; an undated one is no newer than a dated one of that day', () => {
    const undated = point('x', '2025-02-11', quantity('more_than', 150, 150, null), { said_on: { from: null, to: '2025-02-11', precision: 'day', basis: 'publication' } });
    const [panel] = panelsOf(flow([two, series('UKR', [undated])]));
    expect(panel === undefined ? null : defaultClaim(panel)).toBe('b');
  });
});

describe('looks', () => {
  it('stay the same source by source, and turn grey past five', () => {
    const many = (n: number) => flow(Array.from({ length: n }, (_, at) => series(`S${at}`, [point(`p${at}`, '2025-01-01', quantity('exact', at))])));
    expect([...looksOf(many(5)).values()].map((l) => l.hue)).toEqual([1, 2, 3, 4, 5]);
    expect([...looksOf(many(6)).values()].map((l) => l.hue)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(new Set([...looksOf(many(5)).values()].map((l) => l.symbol)).size).toBe(5);
  });
});

describe('sentences', () => {
  it('tell the newest and the first figure with their hedges, and who said them', () => {
    const one = flow([two], [denial('d', 'RUS', '2025-02-12', ['b'])]);
    const plain = headline(one, panelsOf(one)).replaceAll(/[\u2068\u2069]/gu, '');
    expect(plain).toBe('Latest: 200 units delivered, said by KOR, 11 Feb 2025; first: 160, KOR, 15 Nov 2024; 1 source; 1 change; 1 denial.');
  });

  it('tell a chart to those who cannot see it', () => {
    const [panel] = panelsOf(flow([two]));
    expect(panel === undefined ? '' : panelSummary(panel).replaceAll(/[\u2068\u2069]/gu, '')).toBe('KOR went from 160 (15 Nov 2024) to 200 (11 Feb 2025) in 2 figures.');
  });

  it('do not make up a figure', () => {
    const silent = flow([series('KOR', [point('n', '2025-01-01', quantity('none', null))])]);
    expect(headline(silent, panelsOf(silent))).toBe('No figure was given; 1 statement without one; 1 source.');
    expect(headline(flow([]), [])).toBe('Nothing was reported of this flow by the date asked for.');
  });
});

describe('an envelope', () => {
  const envelope = { item: { category: 'artillery', type: null, designations: [] }, unit: 'units', currency: null, kind: 'total', status_group: 'delivered', low_open: false, high_open: false, independent_sources: 2 };

  it('keeps its open ends open', () => {
    expect(envelopeText({ ...envelope, low: 150, high: 220, high_stated: null })).toBe('150 to 220, 2 independent sources');
    expect(envelopeText({ ...envelope, low: 200, high: 200, high_stated: null, independent_sources: 1 })).toBe('200, 1 independent source');
    expect(envelopeText({ ...envelope, low: 150, high: null, high_stated: 11_000 })).toBe('150 or more, open at the top, highest figure printed 11,000, 2 independent sources');
    expect(envelopeText({ ...envelope, low: null, high: 300, high_stated: null })).toBe('up to 300, open at the bottom, 2 independent sources');
    expect(envelopeText({ ...envelope, low: null, high: null, high_stated: 300 })).toBe('open at both ends, highest figure printed 300, 2 independent sources');
  });
});

describe('an unknown side', () => {
  it('is called so', () => {
    expect(partyName({ code: 'unknown', name: 'unknown', kind: null }, 'unknown', 'supplier')).toBe('Unknown supplier');
    expect(partyName(undefined, 'PRK', 'supplier')).toBe('PRK');
  });
});
