// After a change of screen the reader starts at its heading, as after a page load, even if the screen arrives late.

let expected = false;

export function expectArrival(): void {
  expected = true;
}

/** For `{@attach}` on the heading of a screen. */
export function landing(heading: HTMLElement): void {
  if (!expected) return;
  expected = false;
  heading.focus({ preventScroll: true });
}
