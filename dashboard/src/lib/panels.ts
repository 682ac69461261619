// Sorts a flow's series into panels, one a unit, kind and status group: figures that must not share an axis never do.

import type { DateSpan, Envelope, FlowEstimates, Party, Point, Quantity, RevisionEvent, Series, Source, Statement } from './api';
import { axisUnit, sentenceCase, words } from './figures';

export interface Panel {
  key: string;
  unit: string;
  currency: string | null;
  kind: string;
  statusGroup: string;
  series: Series[];
  envelopes: Envelope[];
  /** Denials and non-confirmations of claims in this panel; those bound to no claim stand in the first panel. */
  denials: Statement[];
}

/** One line of the table: a point of a series, or a statement without a figure of its own. */
export interface Row {
  claimId: string;
  source: Source;
  point: Point | null;
  statement: Statement | null;
  series: Series | null;
  previous: Point | null;
  event: RevisionEvent | null;
}

const STATUSES = ['delivered', 'ordered', 'approved', 'pledged', 'planned', 'possible', 'requested', 'intercepted', 'cancelled'];
const KINDS = ['total', 'stock', 'increment', 'unknown', 'capacity'];

function rank(list: string[], word: string): number {
  const at = list.indexOf(word);
  return at === -1 ? list.length : at;
}

export function hasFigure(q: Quantity): boolean {
  return q.point !== null || q.low !== null || q.high !== null;
}

function figures(panel: Panel): number {
  return panel.series.reduce((sum, series) => sum + series.points.filter((point) => hasFigure(point.quantity)).length, 0);
}

/** All panels of a flow, the most telling first. Panels in which nobody gives a figure come last. */
export function panelsOf(flow: FlowEstimates): Panel[] {
  const panels = new Map<string, Panel>();
  for (const series of flow.series) {
    const key = [series.unit, series.currency ?? '', series.kind, series.status_group].join('~');
    const panel = panels.get(key) ?? {
      key,
      unit: series.unit,
      currency: series.currency,
      kind: series.kind,
      statusGroup: series.status_group,
      series: [],
      envelopes: flow.envelopes.filter(
        (e) => e.unit === series.unit && e.currency === series.currency && e.kind === series.kind && e.status_group === series.status_group,
      ),
      denials: [],
    };
    panel.series.push(series);
    panels.set(key, panel);
  }
  const sorted = [...panels.values()].sort(
    (a, b) =>
      Math.sign(figures(b)) - Math.sign(figures(a)) ||
      rank(STATUSES, a.statusGroup) - rank(STATUSES, b.statusGroup) ||
      rank(KINDS, a.kind) - rank(KINDS, b.kind) ||
      figures(b) - figures(a) ||
      a.key.localeCompare(b.key),
  );
  for (const denial of flow.denials) {
    const about = denial.about_claim_ids ?? [];
    const home = sorted.find((panel) => panel.series.some((s) => s.points.some((p) => about.includes(p.claim_id)))) ?? sorted[0];
    home?.denials.push(denial);
  }
  return sorted;
}

/** Whether the panel has anything to draw. */
export function drawable(panel: Panel): boolean {
  return figures(panel) > 0;
}

const KIND_WORDS: Record<string, string> = {
  total: 'total so far',
  stock: 'there at the time',
  increment: 'single batches',
  capacity: 'could hold',
  unknown: 'not said whether in all',
};

/** `Delivered, total so far` */
export function panelTitle(panel: Panel): string {
  if (!drawable(panel)) return `${sentenceCase(words(panel.statusGroup))}, no figure given`;
  return `${sentenceCase(words(panel.statusGroup))}, ${KIND_WORDS[panel.kind] ?? words(panel.kind)}`;
}

/** What the panel's axis counts; nothing where nobody gives a figure. */
export function panelUnit(panel: Panel): string {
  if (!drawable(panel)) return '';
  return axisUnit(panel.unit, panel.currency);
}

/** What a series counts if it is more than its category: `M1989 Koksan`, `mlrs`. */
export function scopeText(series: Series): string {
  if (series.item.designations.length > 0) return series.item.designations.join(', ');
  return series.item.type === null ? '' : words(series.item.type.split('.').pop() ?? '');
}

/** The name of a series in its panel; the scope is added only where two series of the panel differ in it. */
export function seriesName(series: Series, panel: Panel): string {
  const scopes = new Set(panel.series.map(scopeText));
  const scope = scopeText(series);
  return scopes.size > 1 && scope !== '' ? `${series.source.name}, ${scope}` : series.source.name;
}

/** The rows of a panel, in order of series and time. */
export function rowsOf(panel: Panel): Row[] {
  const rows: Row[] = [];
  for (const series of panel.series) {
    const byId = new Map(series.points.map((point) => [point.claim_id, point]));
    for (const point of series.points) {
      const event = series.events.find((e) => e.to_claim_id === point.claim_id) ?? null;
      const previous = event === null ? null : (byId.get(event.from_claim_id) ?? null);
      rows.push({ claimId: point.claim_id, source: series.source, point, statement: null, series, previous, event });
    }
  }
  for (const denial of panel.denials) rows.push(statementRow(denial));
  return rows;
}

export function statementRow(statement: Statement): Row {
  return { claimId: statement.claim_id, source: statement.source, point: null, statement, series: null, previous: null, event: null };
}

/** Orders by the day it was said; an undated "before" comes ahead of what was said on that very day. */
export function bySaidOn(a: { said_on: DateSpan; first_public: string }, b: { said_on: DateSpan; first_public: string }): number {
  const day = (one: { said_on: DateSpan; first_public: string }): string => (one.said_on.from ?? one.said_on.to ?? one.first_public).slice(0, 10);
  return day(a).localeCompare(day(b)) || Number(a.said_on.from !== null) - Number(b.said_on.from !== null);
}

/** The claim to show before anything is picked: the newest figure, else the newest statement. */
export function defaultClaim(panel: Panel): string | null {
  const newest = panel.series.flatMap((series) => series.points.filter((point) => hasFigure(point.quantity))).sort(bySaidOn);
  return newest.at(-1)?.claim_id ?? panel.series[0]?.points.at(-1)?.claim_id ?? panel.denials[0]?.claim_id ?? null;
}

/** Number of figures in the panel. */
export function figureCount(panel: Panel): number {
  return figures(panel);
}

/** The name of a side of a flow; the code `unknown` is a side that no article names. */
export function partyName(party: Party | undefined, code: string, role: 'supplier' | 'recipient'): string {
  return code === 'unknown' ? `Unknown ${role}` : (party?.name ?? code);
}

/** How a source is drawn: hue and shape together, so that neither is needed alone. */
export interface Look {
  /** 1 to 5, a colour of app.css; 0 is grey, for flows with more than five sources. */
  hue: number;
  symbol: 'circle' | 'square' | 'triangle' | 'diamond' | 'star';
}

const SYMBOLS: Look['symbol'][] = ['circle', 'square', 'triangle', 'diamond', 'star'];

/** Looks by source code, by order of first appearance, the same in every panel of the flow. */
export function looksOf(flow: FlowEstimates): Map<string, Look> {
  const codes: string[] = [];
  for (const panel of panelsOf(flow)) {
    for (const { code } of [...panel.series.map((s) => s.source), ...panel.denials.map((d) => d.source)]) {
      if (!codes.includes(code)) codes.push(code);
    }
  }
  return new Map(
    codes.map((code, at) => [code, { hue: codes.length > 5 ? 0 : at + 1, symbol: SYMBOLS[at % SYMBOLS.length] ?? 'circle' }]),
  );
}
