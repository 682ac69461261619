import { describe, expect, it } from 'vitest';
import type { ArticleRef, Evidence } from './api';
import { articleAddress, foundIn, pieces, safeAddress } from './evidence';

function evidence(exact: string, start: number, words: Partial<Record<'quantity' | 'item' | 'supplier', string>>): Evidence {
  const points = [...exact];
  const parts = Object.fromEntries(
    Object.entries(words).map(([part, word]) => {
      const units = exact.indexOf(word);
      const at = [...exact.slice(0, units)].length;
      return [part, [start + at, start + at + [...word].length]];
    }),
  );
  return { start, end: start + points.length, exact, prefix: '', suffix: '', parts };
}

const marked = (e: Evidence): string =>
  pieces(e)
    .map((p) => (p.part === null ? p.text : `[${p.part}:${p.text}]`))
    .join('');

describe('the pieces of a quote', () => {
  it('marks each part where it stands', () => {
    const e = evidence('Norland sent 40 howitzers.', 100, { supplier: 'Norland', quantity: '40', item: 'howitzers' });
    expect(marked(e)).toBe('[supplier:Norland] sent [quantity:40] [item:howitzers].');
  });

  it('marks the exact words also after emoji, right-to-left text and combining marks', () => {
    const e = evidence('🚀🚀 “نورلاند” café: 40 howitzers 😀', 7, { quantity: '40', item: 'howitzers' });
    expect(marked(e)).toBe('🚀🚀 “نورلاند” café: [quantity:40] [item:howitzers] 😀');
  });

  it('joins to the quote, whatever the places say', () => {
    const e: Evidence = { start: 50, end: 60, exact: '0123456789', prefix: '', suffix: '', parts: { quantity: [40, 53], item: [52, 56], source: [58, 99], supplier: [10, 20], recipient: null } };
    expect(pieces(e).map((p) => p.text).join('')).toBe(e.exact);
    expect(marked(e)).toBe('[quantity:012][item:345]67[source:89]');
  });

  it('has no piece for an empty quote', () => {
    expect(pieces({ start: 0, end: 0, exact: '', prefix: '', suffix: '', parts: {} })).toEqual([]);
  });
});

describe('addresses out of articles', () => {
  it('lets http and https pass and nothing else', () => {
    expect(safeAddress('https://news.example/a')).toBe('https://news.example/a');
    expect(safeAddress('http://news.example/')).toBe('http://news.example/');
    for (const bad of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//news.example', 'no address', '']) {
      expect(safeAddress(bad), bad).toBeNull();
    }
    expect(safeAddress(null)).toBeNull();
  });

  it('points at the quote', () => {
    expect(articleAddress('https://n.example/a', 'sent 40 long-range guns')).toBe('https://n.example/a#:~:text=sent%2040%20long%2Drange%20guns');
    expect(articleAddress('https://n.example/a#b', 'sent 40')).toBe('https://n.example/a#b');
    expect(articleAddress('https://n.example/a', 'a b c d e f g h i j k l m')).toBe('https://n.example/a#:~:text=a%20b%20c%20d%20e,i%20j%20k%20l%20m');
    expect(articleAddress('https://n.example/a', 'broken \ud83d')).toContain('#:~:text=');
  });
});

describe('where a statement was found', () => {
  const article = (outlet: string): ArticleRef => ({ id: outlet, revision_id: outlet, url: null, title: outlet, outlet, published_at: null });
  const said = { retrospective: false, quote: 'Ten guns, said Oslo.', article: article('Gazette') };
  const report = { article: article('Wire'), evidence: evidence('Oslo counts ten guns.', 0, {}) };

  it('names the article of the words that are shown', () => {
    expect(foundIn(said, null)).toEqual({ article: said.article, quote: said.quote });
    expect(foundIn(said, report)).toEqual({ article: report.article, quote: 'Oslo counts ten guns.' });
  });

  it('tells no more of a later article than the answer did', () => {
    expect(foundIn({ ...said, retrospective: true }, report).article.outlet).toBe('Gazette');
  });
});
