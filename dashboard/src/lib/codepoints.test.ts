import { describe, expect, it } from 'vitest';
import { lengthInCodePoints, sliceCodePoints, utf16Index } from './codepoints';

describe('code points to UTF-16', () => {
  it('is the identity on plain letters', () => {
    expect(utf16Index('sent 200 guns', 5)).toBe(5);
    expect(sliceCodePoints('sent 200 guns', 5, 8)).toBe('200');
  });

  it('counts an emoji once though it is two units long', () => {
    const text = '🚢🚢 sent 200';
    expect(utf16Index(text, 1)).toBe(2);
    expect(utf16Index(text, 2)).toBe(4);
    expect(sliceCodePoints(text, 8, 11)).toBe('200');
  });

  it('counts every code point of a joined emoji, a flag and a combining mark', () => {
    const text = '👨‍👩‍👧 🇰🇷 é 200';
    expect(lengthInCodePoints(text)).toBe([...text].length);
    const place = [...text].indexOf('2');
    expect(sliceCodePoints(text, place, place + 3)).toBe('200');
  });

  it('reads right-to-left text in its logical order', () => {
    const text = 'أرسلت 200 مدفع';
    expect(sliceCodePoints(text, 6, 9)).toBe('200');
  });

  it('pulls places outside the text to its ends', () => {
    expect(utf16Index('a😀', -1)).toBe(0);
    expect(utf16Index('a😀', 2)).toBe(3);
    expect(utf16Index('a😀', 99)).toBe(3);
    expect(sliceCodePoints('a😀b', -2, 2)).toBe('a😀');
    expect(sliceCodePoints('', 0, 4)).toBe('');
  });

  it('counts a lone surrogate as one', () => {
    expect(lengthInCodePoints('\ud83d!')).toBe(2);
    expect(utf16Index('\ud83d!', 1)).toBe(1);
  });
});
