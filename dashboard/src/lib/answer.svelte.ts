// One question and its latest answer. While a new answer is under way the old one stays, so the picture does not jump.

import { Trouble } from './api';

export class Answer<T> {
  value = $state.raw<T | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  busy = $state(false);
  #current: AbortController | null = null;

  /** Asks, after a moment if `wait` says so; an answer that was overtaken by a later question is dropped. */
  async ask(question: (signal: AbortSignal) => Promise<T>, wait = 0): Promise<void> {
    this.#current?.abort();
    const mine = new AbortController();
    this.#current = mine;
    this.busy = true;
    try {
      if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
      if (this.#current !== mine) return;
      const value = await question(mine.signal);
      if (this.#current !== mine) return;
      this.value = value;
      this.trouble = null;
    } catch (cause) {
      if (this.#current !== mine) return;
      this.trouble = cause instanceof Trouble ? cause : new Trouble(null, 'The page made a mistake', String(cause));
    }
    this.busy = false;
  }
}
