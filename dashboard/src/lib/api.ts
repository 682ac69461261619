// The public API as this page uses it: types after DESIGN.md 7.1, written by hand until they are generated from the
// OpenAPI file, and one function per question. Nothing else in the dashboard calls `fetch`.

export type Polarity = 'affirmed' | 'denied' | 'not_confirmed';
export type Qualifier =
  | 'exact'
  | 'about'
  | 'more_than'
  | 'at_least'
  | 'up_to'
  | 'less_than'
  | 'range'
  | 'magnitude'
  | 'none';
export type By = 'government' | 'source' | 'outlet';

export interface Party {
  code: string;
  name: string;
  kind: string | null;
}

export interface Flow {
  id: string;
  supplier: Party;
  recipient: Party;
  category: string;
}

export interface Source {
  code: string;
  name: string;
  country: string | null;
  kind: string | null;
}

/** A span of days, `from` included, `to` excluded; an absent end is open. */
export interface DateSpan {
  from: string | null;
  to: string | null;
  precision: string;
  basis: string;
  text?: string;
}

export interface Quantity {
  point: number | null;
  low: number | null;
  high: number | null;
  low_inclusive: boolean;
  high_inclusive: boolean;
  qualifier: Qualifier;
  unit: string;
  currency: string | null;
  text: string;
}

export interface ItemScope {
  category: string;
  type: string | null;
  designations: string[];
}

export interface Counts {
  reports: number;
  articles: number;
  outlets: number;
  text_clusters: number;
  origins: number;
  independent_origins: number;
}

/** Title and date are absent for an article published after the date asked for. */
export interface ArticleRef {
  id: string;
  revision_id: string;
  url: string | null;
  title: string | null;
  outlet: string | null;
  published_at: string | null;
}

export interface Point {
  claim_id: string;
  origins: { code: string; name: string }[];
  said_on: DateSpan;
  first_public: string;
  retrospective: boolean;
  period: DateSpan | null;
  quantity: Quantity;
  status: string;
  certainty: string;
  wordings: { quantity: Quantity; reports: number; outlets: number }[];
  wording_disagreement: boolean;
  counts: Counts;
  last_reaffirmed_at: string | null;
  age_days: number;
  contested_by: { claim_id: string; source: Source; polarity: Polarity }[];
  report_ids: string[];
  quote: string;
  article: ArticleRef;
}

export interface RevisionEvent {
  from_claim_id: string;
  to_claim_id: string;
  type: string;
  delta: number | null;
  percent: number | null;
  delta_low: number | null;
  delta_high: number | null;
  direction: 'up' | 'down' | 'same' | null;
  direction_certain: boolean;
  origin_changed: boolean;
  comparable: boolean;
  reasons: string[];
}

export interface Series {
  id: string;
  source: Source;
  item: ItemScope;
  unit: string;
  currency: string | null;
  kind: string;
  status_group: string;
  points: Point[];
  events: RevisionEvent[];
  latest_claim_id: string | null;
}

export interface Envelope {
  item: ItemScope;
  unit: string;
  currency: string | null;
  kind: string;
  status_group: string;
  low: number | null;
  high: number | null;
  low_open: boolean;
  high_open: boolean;
  high_stated: number | null;
  independent_sources: number;
}

/** A statement without a figure of its own: an identification, a denial, a non-confirmation. */
export interface Statement {
  claim_id: string;
  source: Source;
  item: ItemScope;
  polarity: Polarity;
  said_on: DateSpan;
  first_public: string;
  retrospective: boolean;
  about_claim_ids?: string[];
  report_ids: string[];
  quote: string;
  article: ArticleRef;
}

export interface FlowEstimates {
  flow: Flow;
  series: Series[];
  envelopes: Envelope[];
  identifications: Statement[];
  denials: Statement[];
  disagreements: { claim_ids: string[]; reason: string }[];
}

export interface FlowSummary {
  flow: Flow;
  latest: { source: Source; claim_id: string; quantity: Quantity; said_on: DateSpan; status: string }[];
  series_count: number;
  report_count: number;
  source_count: number;
  last_changed_at: string | null;
  last_event: RevisionEvent | null;
}

export interface Basis {
  as_of: string;
  known_at: string | null;
  seq: number;
}

export interface List<T> {
  data: T[];
  page: { next_cursor: string | null; next_url: string | null; limit: number };
  basis: Basis;
  permalink: string;
}

/** `[start, end]` in Unicode code points of the revision's text. */
export type Place = [number, number];
export const PARTS = ['quantity', 'item', 'supplier', 'recipient', 'source'] as const;
export type Part = (typeof PARTS)[number];

export interface Evidence {
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
  parts: Partial<Record<Part, Place | null>>;
}

export interface Hop {
  role: string;
  group: string;
  source: Source;
  cue: string | null;
  said_on: DateSpan | null;
  venue: string | null;
  text: string;
}

export interface Report {
  id: string;
  kind: string;
  kind_basis: string;
  status: string;
  certainty: string;
  supplier: (Party & { basis: string; text: string }) | null;
  recipient: (Party & { basis: string; text: string }) | null;
  item: { category: string; type: string | null; designation: string | null; text: string };
  attribution: Hop[];
  evidence: Evidence;
  article: ArticleRef;
  confidence: number;
  rule: string;
  reader: string;
}

/** What the service answered when it refused, or what went wrong on the way to it. */
export class Trouble extends Error {
  readonly status: number | null;
  readonly title: string;
  constructor(status: number | null, title: string, detail: string) {
    super(detail);
    this.status = status;
    this.title = title;
  }
}

export interface EstimatesQuestion {
  supplier: string;
  recipient: string;
  category: string;
  by: By;
  asOf: string | null;
  knownAt: string | null;
}

/** The address of the answer, with `format` as its suffix; the same question gives the same address. */
export function estimatesPath(question: EstimatesQuestion, format: 'json' | 'csv'): string {
  const query = new URLSearchParams();
  query.set('supplier', question.supplier);
  query.set('recipient', question.recipient);
  query.set('category', question.category);
  if (question.by !== 'government') query.set('by', question.by);
  if (question.asOf !== null) query.set('as_of', question.asOf);
  if (question.knownAt !== null) query.set('known_at', question.knownAt);
  return `/v1/estimates${format === 'csv' ? '.csv' : ''}?${query.toString()}`;
}

export function reportPath(id: string): string {
  return `/v1/reports/${encodeURIComponent(id)}`;
}

async function get(path: string, signal?: AbortSignal): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { accept: 'application/json' }, signal: signal ?? null });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new Trouble(null, 'The service does not answer', 'Nothing came back from it. Is it running, and is this machine online?');
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const problem = (body ?? {}) as { title?: unknown; detail?: unknown };
    throw new Trouble(
      response.status,
      typeof problem.title === 'string' ? problem.title : `The service refused (${response.status})`,
      typeof problem.detail === 'string' ? problem.detail : `It answered with status ${response.status} and gave no reason.`,
    );
  }
  if (body === null) throw new Trouble(response.status, 'The answer cannot be read', 'The service answered with something that is not JSON.');
  return body;
}

export async function getFlows(address = '/v1/flows', signal?: AbortSignal): Promise<List<FlowSummary>> {
  return (await get(address, signal)) as List<FlowSummary>;
}

export async function getEstimates(question: EstimatesQuestion, signal?: AbortSignal): Promise<List<FlowEstimates>> {
  const list = (await get(estimatesPath(question, 'json'), signal)) as List<FlowEstimates>;
  // A list that has nothing in it may be left out of the answer.
  const nothing = { series: [], envelopes: [], identifications: [], denials: [], disagreements: [] };
  return { ...list, data: list.data.map((row) => ({ ...nothing, ...row })) };
}

// A report never changes, so one copy serves for as long as the page is open.
const reports = new Map<string, Promise<Report>>();
const REPORTS_KEPT = 500;

export function getReport(id: string): Promise<Report> {
  const known = reports.get(id);
  if (known !== undefined) return known;
  const asked = get(reportPath(id)).then((body) => {
    const wrapped = body as { data?: Report };
    return wrapped.data ?? (body as Report);
  });
  asked.catch(() => reports.delete(id));
  const oldest = reports.keys().next();
  if (reports.size >= REPORTS_KEPT && oldest.done !== true) reports.delete(oldest.value);
  reports.set(id, asked);
  return asked;
}
