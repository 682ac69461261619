import { describe, expect, it } from 'vitest';
import { ago, DAY, daysAgo, isoDay, parse, publicDay, spanText } from './dates';

const span = (from: string | null, to: string | null, precision: string): string => spanText({ from, to, precision, basis: 'stated' });

describe('a span of days', () => {
  it('is printed as exactly as it was said', () => {
    expect(span('2025-02-11', '2025-02-12', 'day')).toBe('11 Feb 2025');
    expect(span('2025-02-11', '2025-02-14', 'day')).toBe('11 Feb 2025 – 13 Feb 2025');
    expect(span('2024-11-01', '2024-12-01', 'month')).toBe('Nov 2024');
    expect(span('2024-10-01', '2025-01-01', 'month')).toBe('Oct 2024 – Dec 2024');
    expect(span('2024-10-01', '2025-01-01', 'quarter')).toBe('Q4 2024');
    expect(span('2024-07-01', '2025-01-01', 'half')).toBe('second half of 2024');
    expect(span('2024-09-01', '2024-12-01', 'season')).toBe('Sep 2024 – Nov 2024');
    expect(span('2024-01-01', '2025-01-01', 'year')).toBe('2024');
    expect(span('2022-01-01', '2025-01-01', 'year')).toBe('2022 – 2024');
    expect(span('2025-02-03', '2025-02-10', 'week')).toBe('3 Feb 2025 – 9 Feb 2025');
  });

  it('says which end is open', () => {
    expect(span(null, '2025-02-11', 'day')).toBe('before 11 Feb 2025');
    expect(span('2023-08-01', null, 'open')).toBe('since 1 Aug 2023');
    expect(span(null, null, 'open')).toBe('undated');
  });
});

describe('the day of the news', () => {
  const said = (from: string | null, to: string) => ({ from, to, precision: 'day', basis: 'resolved' });
  const of = (firstPublic: string, span: ReturnType<typeof said> | null): string => isoDay(publicDay(firstPublic, span) ?? 0);

  it('is the day on which it was said, where its end is all that is known', () => {
    expect(of('2025-02-12T00:00:00Z', said('2025-02-11', '2025-02-12'))).toBe('2025-02-11');
    expect(of('2025-02-11T09:00:00Z', said('2025-02-11', '2025-02-12'))).toBe('2025-02-11');
    expect(of('2025-02-12T00:00:00Z', said('2025-02-12', '2025-02-13'))).toBe('2025-02-12');
    expect(of('2025-02-12T00:00:00Z', said(null, '2025-02-12'))).toBe('2025-02-12');
    expect(of('2025-02-12T00:00:00Z', null)).toBe('2025-02-12');
  });

  it('is as long ago at every hour of today', () => {
    for (const hour of ['00:00:00', '11:59:00', '23:59:59']) {
      const now = Date.parse(`2025-02-14T${hour}Z`);
      expect(daysAgo(Date.parse('2025-02-11T18:00:00Z'), now)).toBe('3 days ago');
      expect(daysAgo(Date.parse('2025-02-13'), now)).toBe('yesterday');
      expect(daysAgo(now, now)).toBe('today');
    }
  });
});

describe('instants', () => {
  it('are read from days and times and nothing else', () => {
    expect(isoDay(parse('2025-02-11') ?? 0)).toBe('2025-02-11');
    expect(isoDay(parse('2025-02-11T23:30:00+01:00') ?? 0)).toBe('2025-02-11');
    for (const bad of ['', 'now', '11 Feb 2025', '2025-13-01', null]) expect(parse(bad)).toBeNull();
  });

  it('are told from now in the largest whole step', () => {
    const now = Date.parse('2025-03-01T12:00:00Z');
    expect(ago(now - 20_000, now)).toBe('just now');
    expect(ago(now - 2 * 3_600_000, now)).toBe('2 hours ago');
    expect(ago(now - DAY, now)).toBe('yesterday');
    expect(ago(now - 590 * DAY, now)).toBe('19 months ago');
    expect(ago(now - 731 * DAY, now)).toBe('2 years ago');
    expect(ago(now - 60 * DAY, now)).toBe('2 months ago');
  });
});
