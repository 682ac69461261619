// Keeps the view and the address the same: a view is set by going to its address, and the back button sets it too.

import { addressOf, parseAddress, type View } from './address';

class Router {
  view = $state.raw<View>(parseAddress(location.pathname, location.search));

  constructor() {
    addEventListener('popstate', () => {
      this.view = parseAddress(location.pathname, location.search);
    });
  }

  /** A step that the back button takes back. */
  go(view: View): void {
    const address = addressOf(view);
    if (address !== location.pathname + location.search) history.pushState(null, '', address);
    this.view = view;
  }

  /** A step too small to be worth one press of the back button: a key typed, a slider under way. */
  adjust(view: View): void {
    history.replaceState(null, '', addressOf(view));
    this.view = view;
  }

  /** Follows a click on a link of this page without loading it anew; leaves every other click to the browser. */
  follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin || link.hash !== '') return;
    const view = parseAddress(link.pathname, link.search);
    if (view.name === 'nowhere') return;
    event.preventDefault();
    const elsewhere = link.pathname !== location.pathname;
    this.go(view);
    if (elsewhere) scrollTo(0, 0);
  }
}

export const router = new Router();
