import { describe, expect, it } from 'vitest';
import type { Quantity, RevisionEvent } from './api';
import { axisNumber, changeText, hedged, hedgedWithUnit, percent, signed, stepLabel, terse, unitAfter } from './figures';

function q(qualifier: Quantity['qualifier'], point: number | null, low = point, high = point, rest: Partial<Quantity> = {}): Quantity {
  return { point, low, high, low_inclusive: true, high_inclusive: true, qualifier, unit: 'units', currency: null, text: '', ...rest };
}

function event(rest: Partial<RevisionEvent>): RevisionEvent {
  return {
    from_claim_id: 'a', to_claim_id: 'b', type: 'update', delta: 40, percent: 25, delta_low: 40, delta_high: 40,
    direction: 'up', direction_certain: true, origin_changed: false, comparable: true, reasons: [], ...rest,
  };
}

describe('a figure', () => {
  it('keeps its hedge in words and in signs', () => {
    const table: [Quantity, string, string][] = [
      [q('exact', 200), '200', '200'],
      [q('about', 11_000), 'about 11,000', '~11,000'],
      [q('more_than', 10_000, 10_000, null), 'more than 10,000', '>10,000'],
      [q('at_least', 150, 150, null), 'at least 150', '≥150'],
      [q('up_to', 300, null, 300), 'up to 300', '≤300'],
      [q('less_than', 50, null, 50), 'fewer than 50', '<50'],
      [q('range', null, 120, 160), '120–160', '120–160'],
      [q('magnitude', null, 200, null, { text: 'hundreds' }), 'hundreds', 'hundreds'],
      [q('magnitude', null, 200, null), '200 or more', '200 or more'],
      [q('none', null), 'no figure', 'no figure'],
      [q('exact', 1_500_000_000, 1_500_000_000, 1_500_000_000, { unit: 'value', currency: 'USD' }), 'USD 1.5 billion', 'USD 1.5B'],
    ];
    for (const [quantity, long, short] of table) {
      expect(hedged(quantity)).toBe(long);
      expect(terse(quantity)).toBe(short);
    }
  });

  it('names its unit, one and many, and none for money', () => {
    expect(hedgedWithUnit(q('about', 11_000, 11_000, 11_000, { unit: 'personnel' }))).toBe('about 11,000 people');
    expect(unitAfter(q('exact', 1, 1, 1, { unit: 'batteries' }))).toBe('battery');
    expect(hedgedWithUnit(q('exact', 5, 5, 5, { unit: 'value', currency: 'EUR' }))).toBe('EUR 5');
    expect(hedgedWithUnit(q('none', null))).toBe('no figure');
  });

  it('shortens money only where no digit is lost', () => {
    const money = (n: number): string => hedged(q('about', n, n, n, { unit: 'value', currency: 'EUR' }));
    expect(money(65_900_000_000)).toBe('about EUR 65.9 billion');
    expect(money(61_432_123_000)).toBe('about EUR 61,432,123,000');
    expect(money(2_500_000)).toBe('about EUR 2.5 million');
    expect(money(999_999)).toBe('about EUR 999,999');
  });

  it('is shortened on an axis only from a hundred thousand', () => {
    expect(axisNumber(99_999)).toBe('99,999');
    expect(axisNumber(100_000)).toBe('100K');
  });
});

describe('a change', () => {
  it('is written with a true minus', () => {
    expect(signed(40)).toBe('+40');
    expect(signed(-30)).toBe('\u221230');
    expect(signed(0)).toBe('±0');
    expect(percent(-16.7)).toBe('\u221216.7 %');
  });

  it('labels a step with both ends and the percentage', () => {
    expect(stepLabel(q('exact', 160), q('exact', 200), event({}))).toBe('160 → 200 (+25 %)');
    expect(stepLabel(q('more_than', 160, 160, null), q('about', 150), event({ delta: -10, percent: -6.3 }))).toBe('>160 → ~150 (\u22126.3 %)');
  });

  it('never makes up a percentage', () => {
    expect(stepLabel(q('range', null, 120, 160), q('range', null, 150, 200), event({ delta: null, percent: null }))).toBe('120–160 → 150–200');
    expect(stepLabel(q('exact', 160), q('exact', 200), event({ comparable: false, reasons: ['period_start'] }))).toBe('160 → 200');
    expect(changeText(event({ delta: null, percent: null }))).toBe('');
    expect(changeText(event({ percent: null }))).toBe('+40');
    expect(changeText(event({}))).toBe('+40 (+25 %)');
  });
});
