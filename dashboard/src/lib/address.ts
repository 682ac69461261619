// The address holds the whole state of the page; this file is the only one that knows how it is spelled.

import type { By, EstimatesQuestion } from './api';

export type Sort = 'said' | '-said' | 'source' | '-source' | 'figure' | '-figure';

export interface FlowView {
  name: 'flow';
  supplier: string;
  recipient: string;
  category: string;
  by: By;
  asOf: string | null;
  knownAt: string | null;
  claim: string | null;
  sort: Sort;
}

export interface FlowsView {
  name: 'flows';
  filter: string;
}

export type View = FlowsView | FlowView | { name: 'nowhere'; path: string };

const BYS: readonly string[] = ['government', 'source', 'outlet'];
const SORTS: readonly string[] = ['said', '-said', 'source', '-source', 'figure', '-figure'];

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** What an address asks for. An unknown path is `nowhere`; an unknown value of a known word falls back. */
export function parseAddress(pathname: string, search: string): View {
  const nowhere: View = { name: 'nowhere', path: pathname };
  const query = new URLSearchParams(search);
  const segments = pathname.split('/').filter((segment) => segment !== '').map(decode);
  if (segments.length === 0) return { name: 'flows', filter: query.get('q') ?? '' };
  const [room, supplier, recipient, category, ...rest] = segments;
  if (room !== 'flow' || supplier == null || recipient == null || category == null || rest.length > 0) return nowhere;
  const by = query.get('by') ?? '';
  const sort = query.get('sort') ?? '';
  return {
    name: 'flow',
    supplier,
    recipient,
    category,
    by: BYS.includes(by) ? (by as By) : 'government',
    asOf: query.get('as_of') || null,
    knownAt: query.get('known_at') || null,
    claim: query.get('claim') || null,
    sort: SORTS.includes(sort) ? (sort as Sort) : 'said',
  };
}

export function flowView(supplier: string, recipient: string, category: string): FlowView {
  return { name: 'flow', supplier, recipient, category, by: 'government', asOf: null, knownAt: null, claim: null, sort: 'said' };
}

/** The address of a view; parsing it gives the view back. Defaults are left out. */
export function addressOf(view: View): string {
  if (view.name === 'nowhere') return view.path;
  const query = new URLSearchParams();
  let path = '/';
  if (view.name === 'flows') {
    if (view.filter !== '') query.set('q', view.filter);
  } else {
    path = `/flow/${[view.supplier, view.recipient, view.category].map(encodeURIComponent).join('/')}`;
    if (view.by !== 'government') query.set('by', view.by);
    if (view.asOf !== null) query.set('as_of', view.asOf);
    if (view.knownAt !== null) query.set('known_at', view.knownAt);
    if (view.claim !== null) query.set('claim', view.claim);
    if (view.sort !== 'said') query.set('sort', view.sort);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

export function questionOf(view: FlowView): EstimatesQuestion {
  const { supplier, recipient, category, by, asOf, knownAt } = view;
  return { supplier, recipient, category, by, asOf, knownAt };
}
