// Small made-up answers for the unit tests.

import type { FlowEstimates, Point, Quantity, RevisionEvent, Series, Statement } from './api';

export function quantity(qualifier: Quantity['qualifier'], point: number | null, low: number | null = point, high: number | null = point): Quantity {
  return { point, low, high, low_inclusive: true, high_inclusive: true, qualifier, unit: 'units', currency: null, text: '' };
}

export function point(id: string, day: string, q: Quantity, rest: Partial<Point> = {}): Point {
  const to = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return {
    claim_id: id, origins: [{ code: 'KOR.mnd', name: 'Ministry' }], said_on: { from: day, to, precision: 'day', basis: 'stated' }, first_public: `${day}T00:00:00Z`, retrospective: false,
    period: null, quantity: q, status: 'delivered', certainty: 'stated', wordings: [], wording_disagreement: false,
    counts: { reports: 1, articles: 1, outlets: 1, text_clusters: 1, origins: 1, independent_origins: 1 }, last_reaffirmed_at: `${day}T00:00:00Z`, age_days: 0, contested_by: [],
    report_ids: [`R${id}`], quote: 'A quote.', article: { id: 'A', revision_id: 'V', url: null, title: null, outlet: null, published_at: null }, ...rest,
  };
}

export function event(from: string, to: string, rest: Partial<RevisionEvent> = {}): RevisionEvent {
  return {
    from_claim_id: from, to_claim_id: to, type: 'update', delta: 40, percent: 25, delta_low: 40, delta_high: 40,
    direction: 'up', direction_certain: true, origin_changed: false, comparable: true, reasons: [], ...rest,
  };
}

export function series(code: string, points: Point[], rest: Partial<Series> = {}): Series {
  return {
    id: `PRK-RUS-artillery~${code}`, source: { code, name: code, country: code, kind: 'government' }, item: { category: 'artillery', type: null, designations: [] },
    unit: 'units', currency: null, kind: 'total', status_group: 'delivered', points, events: [], latest_claim_id: points.at(-1)?.claim_id ?? null, ...rest,
  };
}

export function denial(id: string, code: string, day: string, about: string[]): Statement {
  return {
    claim_id: id, source: { code, name: code, country: code, kind: 'government' }, item: { category: 'artillery', type: null, designations: [] }, polarity: 'denied',
    said_on: { from: day, to: day, precision: 'day', basis: 'stated' }, first_public: `${day}T00:00:00Z`, retrospective: false, about_claim_ids: about,
    report_ids: [id], quote: 'No.', article: { id: 'A', revision_id: 'V', url: null, title: null, outlet: null, published_at: null },
  };
}

export function flow(all: Series[], denials: Statement[] = []): FlowEstimates {
  return {
    flow: { id: 'PRK-RUS-artillery', supplier: { code: 'PRK', name: 'North Korea', kind: 'state' }, recipient: { code: 'RUS', name: 'Russia', kind: 'state' }, category: 'artillery' },
    series: all, envelopes: [], identifications: [], denials, disagreements: [],
  };
}
