import { describe, expect, it } from 'vitest';
import { addressOf, flowView, parseAddress, type View } from './address';
import { estimatesPath } from './api';

const there = (address: string): View => {
  const url = new URL(address, 'http://here.example');
  return parseAddress(url.pathname, url.search);
};

describe('the address', () => {
  it('gives every view back', () => {
    const views: View[] = [
      { name: 'flows', filter: '' },
      { name: 'flows', filter: 'korea & “guns” 100%' },
      flowView('PRK', 'RUS', 'artillery'),
      flowView('unknown', 'X/Y Z', 'small_arms'),
      { ...flowView('PRK', 'RUS', 'artillery'), by: 'source', asOf: '2024-12-31', knownAt: 'seq:48', claim: 'ABC~KOR.mnd+USA', sort: '-figure' },
    ];
    for (const view of views) expect(there(addressOf(view))).toEqual(view);
  });

  it('leaves defaults out', () => {
    expect(addressOf(flowView('PRK', 'RUS', 'artillery'))).toBe('/flow/PRK/RUS/artillery');
    expect(addressOf({ name: 'flows', filter: '' })).toBe('/');
  });

  it('knows its own paths and no other', () => {
    for (const path of ['/docs', '/flow', '/flow/PRK/RUS', '/flow/PRK/RUS/artillery/more', '/flow/%E0%A4%A/RUS/artillery']) {
      expect(there(path).name, path).toBe('nowhere');
    }
  });

  it('falls back where a word has a value it does not know', () => {
    expect(there('/flow/PRK/RUS/artillery?by=moon&sort=up&as_of=')).toEqual(flowView('PRK', 'RUS', 'artillery'));
  });
});

describe('the question behind a view', () => {
  it('has one spelling, also as CSV, that a shell can quote', () => {
    const question = { supplier: 'PRK', recipient: "R'US", category: 'artillery', by: 'source' as const, asOf: '2024-12-31', knownAt: 'seq:48' };
    expect(estimatesPath(question, 'csv')).toBe('/v1/estimates.csv?supplier=PRK&recipient=R%27US&category=artillery&by=source&as_of=2024-12-31&known_at=seq%3A48');
    expect(estimatesPath({ ...question, by: 'government', asOf: null, knownAt: null, recipient: 'RUS' }, 'json')).toBe('/v1/estimates?supplier=PRK&recipient=RUS&category=artillery');
  });
});
