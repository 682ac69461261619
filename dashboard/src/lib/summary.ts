// One sentence that tells the picture: under the title for everybody, and as the chart's text for a screen reader.

import type { Envelope, FlowEstimates, Series } from './api';
import { publicDay, spanText } from './dates';
import { count, hedged, hedgedWithUnit, isolated, number, words } from './figures';
import { bySaidOn, hasFigure, panelTitle, seriesName, type Panel } from './panels';

function newest(series: Series): Series['points'][number] | undefined {
  return series.points.find((p) => p.claim_id === series.latest_claim_id) ?? series.points.filter((p) => hasFigure(p.quantity)).at(-1);
}

/** `Latest: 200 units (South Korea, 11 Feb 2025) …; first 160 in Nov 2024; 1 revision; 1 denial.` */
export function headline(flow: FlowEstimates, panels: Panel[]): string {
  const panel = panels[0];
  if (panel === undefined) return 'Nothing was reported of this flow by the date asked for.';
  const withFigures = panel.series.filter((series) => series.points.some((point) => hasFigure(point.quantity)));
  const sources = new Set(flow.series.map((series) => series.source.code)).size;
  const parts: string[] = [];
  if (withFigures.length === 0) {
    parts.push(`No figure was given; ${count(panel.series.reduce((n, s) => n + s.points.length, 0), 'statement')} without one`);
  } else {
    const points = withFigures
      .flatMap((series) => series.points.filter((p) => hasFigure(p.quantity)).map((point) => ({ point, series })))
      .sort((a, b) => bySaidOn(a.point, b.point));
    const first = points[0];
    const latest = points.at(-1);
    if (first !== undefined && latest !== undefined) {
      parts.push(
        `Latest: ${hedgedWithUnit(latest.point.quantity)} ${words(latest.point.status)}, said by ${isolated(latest.series.source.name)}, ${spanText(latest.point.said_on)}`,
      );
      if (first.point !== latest.point) parts.push(`first: ${hedged(first.point.quantity)}, ${isolated(first.series.source.name)}, ${spanText(first.point.said_on)}`);
    }
  }
  parts.push(count(sources, 'source'));
  const steps = flow.series.flatMap((series) => series.events).filter((event) => event.type !== 'reiteration' && event.comparable).length;
  if (steps > 0) parts.push(count(steps, 'change'));
  const denials = flow.denials.filter((d) => d.polarity === 'denied').length;
  if (denials > 0) parts.push(count(denials, 'denial'));
  const unconfirmed = flow.denials.length - denials;
  if (unconfirmed > 0) parts.push(count(unconfirmed, 'non-confirmation'));
  return `${parts.join('; ')}.`;
}

/** The chart in words: each series from its first to its last figure. */
export function panelSummary(panel: Panel): string {
  const told = panel.series.flatMap((series) => {
    const figures = series.points.filter((point) => hasFigure(point.quantity));
    const first = figures[0];
    const last = newest(series) ?? figures.at(-1);
    if (first === undefined || last === undefined) return [];
    const name = isolated(seriesName(series, panel));
    if (first === last) return [`${name} said ${hedged(first.quantity)} (${spanText(first.said_on)})`];
    return [`${name} went from ${hedged(first.quantity)} (${spanText(first.said_on)}) to ${hedged(last.quantity)} (${spanText(last.said_on)}) in ${count(figures.length, 'figure')}`];
  });
  return told.length === 0 ? `${panelTitle(panel)}: no figure was given.` : `${told.join('; ')}.`;
}

/** First instant that the time bar must reach, and the days on which something became public. */
export function publicDays(flow: FlowEstimates): number[] {
  const all = [...flow.series.flatMap((series) => series.points), ...flow.denials, ...flow.identifications];
  const days = all.map((one) => publicDay(one.first_public, one.said_on)).filter((at) => at !== null);
  return [...new Set(days)].sort((a, b) => a - b);
}

/** `150 to 220, 2 independent sources`; an open end stays open. */
export function envelopeText(envelope: Envelope): string {
  const money = envelope.currency === null ? '' : `${envelope.currency} `;
  const print = (value: number): string => money + number(value);
  const sources = count(envelope.independent_sources, 'independent source');
  const low = envelope.low === null ? null : print(envelope.low);
  const high = envelope.high === null ? null : print(envelope.high);
  const stated = envelope.high_stated === null ? '' : `, highest figure printed ${print(envelope.high_stated)}`;
  if (low !== null && high !== null) return `${low === high ? low : `${low} to ${high}`}, ${sources}`;
  if (low !== null) return `${low} or more, open at the top${stated}, ${sources}`;
  if (high !== null) return `up to ${high}, open at the bottom, ${sources}`;
  return `open at both ends${stated}, ${sources}`;
}

/** What an envelope counts, where its panel has several. */
export function envelopeScope(envelope: Envelope, panel: Panel): string {
  if (panel.envelopes.length < 2) return '';
  return `${envelope.item.designations.join(', ') || words(envelope.item.type ?? envelope.item.category)}: `;
}
