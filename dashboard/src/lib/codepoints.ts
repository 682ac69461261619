// The API counts Unicode code points, JavaScript counts UTF-16 units: 😀 is one of the former and two of the latter.

/** Index in UTF-16 units of the code point `place`; places before the start or past the end are pulled to it. */
export function utf16Index(text: string, place: number): number {
  let units = 0;
  for (let passed = 0; passed < place && units < text.length; passed += 1) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/** Length in code points; a lone surrogate counts as one. */
export function lengthInCodePoints(text: string): number {
  let count = 0;
  for (let units = 0; units < text.length; count += 1) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return count;
}

/** The code points from `start` up to and without `end`. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const first = utf16Index(text, start);
  return text.slice(first, first + utf16Index(text.slice(first), end - Math.max(start, 0)));
}
