// A small made-up ledger in the shape of the public API. All sentences, outlets and articles are inventions.
// `estimatesAt(flow, day, by)` answers as the service would: nothing dated after the day leaks into it.

const ACTORS = {
  PRK: 'North Korea', RUS: 'Russia', KOR: 'South Korea', UKR: 'Ukraine', USA: 'United States', IRN: 'Iran',
  DEU: 'Germany', SDN: 'Sudan', NLD: 'Netherlands',
};
const SOURCES = {
  'KOR.mnd': ['South Korean Defense Ministry', 'KOR', 'ministry'],
  'KOR.nsa': ['South Korean national security adviser', 'KOR', 'leader'],
  'KOR.nis': ['South Korean intelligence service', 'KOR', 'intelligence'],
  'UKR.hur': ['Ukrainian military intelligence', 'UKR', 'intelligence'],
  'USA.dod': ['US Defense Department', 'USA', 'ministry'],
  'DEU.bmvg': ['German Defence Ministry', 'DEU', 'ministry'],
  'RUS.kremlin': ['Kremlin spokesperson', 'RUS', 'leader'],
  'PRK.mfa': ['North Korean Foreign Ministry', 'PRK', 'ministry'],
  'IRN.mfa': ['Iranian Foreign Ministry', 'IRN', 'ministry'],
};
const party = (code) => ({ code, name: ACTORS[code] ?? code, kind: code === 'unknown' ? null : 'state' });
const government = (code) => {
  const country = SOURCES[code]?.[1] ?? code;
  return { code: country, name: ACTORS[country] ?? country, country, kind: 'government' };
};
const speaker = (code) => {
  const [name, country, kind] = SOURCES[code] ?? [code, null, 'outlet'];
  return { code, name, country, kind };
};

export const HOSTILE = `<img src=x onerror="window.__xss=1"><script>window.__xss=1</script>`;
const next = (day, days = 1) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const on = (day) => ({ from: day, to: next(day), precision: 'day', basis: 'resolved', text: 'Tuesday' });
const inMonth = (month) => {
  const [year, number] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10), precision: 'month', basis: 'resolved', text: 'month' };
};
const before = (day) => ({ from: null, to: day, precision: 'day', basis: 'publication', text: 'previously' });

const q = (qualifier, point, low, high, unit, text, currency = null) => ({
  point, low, high, low_inclusive: qualifier !== 'more_than', high_inclusive: qualifier !== 'less_than', qualifier, unit, currency, text,
});
const exact = (n, unit = 'units', c = null) => q('exact', n, n, n, unit, n.toLocaleString('en-GB'), c);
const about = (n, unit = 'units', c = null) => q('about', n, n, n, unit, `around ${n.toLocaleString('en-GB')}`, c);
const moreThan = (n, unit = 'units', c = null) => q('more_than', n, n, null, unit, `more than ${n.toLocaleString('en-GB')}`, c);
const atLeast = (n, unit = 'units') => q('at_least', n, n, null, unit, `at least ${n.toLocaleString('en-GB')}`);
const upTo = (n, unit = 'units') => q('up_to', n, null, n, unit, `up to ${n.toLocaleString('en-GB')}`);
const range = (a, b, unit = 'units') => q('range', null, a, b, unit, `between ${a.toLocaleString('en-GB')} and ${b.toLocaleString('en-GB')}`);
const magnitude = (word, low, unit = 'units') => q('magnitude', null, low, null, unit, word);
const none = (unit = 'units', text = '') => q('none', null, null, null, unit, text);

let made = 0;
/** `quote` holds `{}` where the figure's words stand, and `[…]` around the item's. */
function claim(source, said_on, published, quantity, quote, rest = {}) {
  made += 1;
  return { id: `R${String(made).padStart(25, '0')}`, source, said_on, published, quantity, quote, status: 'delivered', kind: 'total', certainty: 'stated', outlet: 'Sample Courier', polarity: 'affirmed', ...rest };
}

const FLOWS = [
  {
    supplier: 'PRK', recipient: 'RUS', category: 'artillery',
    claims: [
      claim('KOR.nsa', inMonth('2024-11'), '2025-02-11', exact(160), 'In November the adviser in Seoul put the number of [long-range guns] that had gone north to south at {}.', { certainty: 'estimated', outlet: 'Sample Times' }),
      claim('UKR.hur', on('2024-12-09'), '2024-12-10', range(100, 130), 'Military intelligence in Kyiv counted {} [self-propelled guns] on trains heading west.', { certainty: 'estimated' }),
      claim('UKR.hur', on('2025-01-14'), '2025-01-14', about(180), 'Kyiv’s officers now speak of {} [guns] handed over.', {}),
      claim('KOR.mnd', on('2025-02-11'), '2025-02-11', exact(200), '🚢 The ministry told lawmakers that Pyongyang had sent Moscow {} [long-range guns] 🚢 so far.', { outlet: 'Sample Times', venue: 'report to lawmakers', wordings: [about(200), moreThan(200)], copies: 4 }),
      claim('UKR.hur', on('2025-02-25'), '2025-02-26', about(150), 'After a recount Ukraine’s military intelligence lowered its figure to {} [guns].', { event: 'correction' }),
      claim('KOR.mnd', on('2025-03-27'), '2025-03-27', about(220), 'By late March the ministry spoke of {} [guns and rocket launchers] in Russian hands.', { outlet: 'Sample Wire', copies: 2 }),
      claim('USA.dod', on('2025-03-05'), '2025-03-06', upTo(60), 'Washington expects the North to send {} more [guns] by the summer.', { status: 'planned', certainty: 'hedged' }),
      claim('USA.dod', on('2025-04-10'), '2025-04-11', upTo(80), 'A Pentagon briefer said that {} [guns] were due to follow.', { status: 'planned', certainty: 'hedged' }),
    ],
    identifications: [claim('UKR.hur', before('2025-02-11'), '2025-02-11', none(), 'Kyiv’s military intelligence named the guns as a heavy self-propelled type.', { designation: 'M1989 Koksan', outlet: 'Sample Times' })],
    denials: [claim('RUS.kremlin', on('2025-02-13'), '2025-02-13', none(), 'The Kremlin’s spokesman called the figure of the ministry a fabrication.', { polarity: 'denied', about: 3 })],
  },
  {
    supplier: 'PRK', recipient: 'RUS', category: 'personnel',
    claims: [
      claim('KOR.nis', on('2024-10-18'), '2024-10-18', about(1500, 'personnel'), 'The service said that {} [special forces] had been shipped to the far east.'),
      claim('USA.dod', on('2024-10-28'), '2024-10-28', about(10000, 'personnel'), 'The Pentagon now puts the [contingent] at {}.', { certainty: 'estimated' }),
      claim('KOR', before('2025-02-11'), '2025-02-11', moreThan(10000, 'personnel'), 'Seoul and others have said that {} [soldiers] went.', { outlet: 'Sample Times' }),
      claim('KOR.mnd', on('2025-02-11'), '2025-02-11', about(11000, 'personnel'), 'The report lists {} [soldiers] among what was sent.', { outlet: 'Sample Times', contested: [['RUS', 'not_confirmed'], ['PRK', 'not_confirmed']] }),
      claim('UKR.hur', on('2024-11-07'), '2024-11-07', range(10000, 12000, 'personnel'), 'Kyiv estimated the [force] at {}.', { certainty: 'estimated' }),
      claim('UKR.hur', on('2025-01-20'), '2025-01-21', range(11000, 12500, 'personnel'), 'By January Kyiv gave {} [soldiers].', { certainty: 'estimated' }),
      claim('KOR.nis', on('2025-03-27'), '2025-03-27', about(3000, 'personnel'), 'Another {} [soldiers] were sent in January and February.', { kind: 'increment', outlet: 'Sample Wire' }),
      claim('KOR.nis', on('2025-06-26'), '2025-06-26', exact(6000, 'personnel'), 'A further {} [military builders] were announced.', { kind: 'increment', status: 'planned' }),
    ],
    identifications: [],
    denials: [
      claim('RUS.kremlin', before('2025-02-11'), '2025-02-11', none('personnel'), 'Moscow has not confirmed the deployment.', { polarity: 'not_confirmed', about: 3, outlet: 'Sample Times' }),
      claim('PRK.mfa', before('2025-02-11'), '2025-02-11', none('personnel'), 'Pyongyang has not confirmed the deployment.', { polarity: 'not_confirmed', about: 3, outlet: 'Sample Times' }),
    ],
  },
  {
    supplier: 'PRK', recipient: 'RUS', category: 'ammunition',
    claims: [
      claim('KOR.mnd', on('2024-02-26'), '2024-02-26', about(6700, 'containers'), 'The minister counted {} [containers] since the summer.'),
      claim('KOR.nis', on('2024-07-18'), '2024-07-18', moreThan(12000, 'containers'), 'The service had seen {} [containers] leave by July.'),
      claim('KOR.mnd', on('2024-10-24'), '2024-10-24', exact(20000, 'containers'), 'By October {} [containers] had crossed.'),
      claim('UKR.hur', on('2024-09-14'), '2024-09-14', magnitude('millions', 2000000, 'rounds'), 'Kyiv spoke of {} of [shells].'),
      claim('KOR.mnd', on('2025-02-11'), '2025-02-11', none('rounds', 'a significant amount'), 'The report lists a significant amount of [ammunition].', { outlet: 'Sample Times' }),
    ],
    identifications: [],
    denials: [],
  },
  {
    supplier: 'IRN', recipient: 'RUS', category: 'drones',
    claims: [
      claim('USA.dod', on('2024-07-11'), '2024-07-12', magnitude('hundreds', 200), 'Washington said that Tehran planned to hand over {} of [drones].', { status: 'planned' }),
      claim('UKR.hur', on('2024-12-06'), '2024-12-06', atLeast(1700), 'At that time Kyiv had counted {} [drones] delivered.'),
      claim('UKR.hur', on('2025-03-02'), '2025-03-02', atLeast(2400), 'Kyiv raised its count to {} [drones].'),
    ],
    identifications: [],
    denials: [claim('IRN.mfa', on('2024-12-08'), '2024-12-08', none(), 'Tehran denied having handed over a single drone.', { polarity: 'denied', about: 1 })],
  },
  {
    supplier: 'DEU', recipient: 'UKR', category: 'air_defence',
    claims: [
      claim('DEU.bmvg', on('2024-04-13'), '2024-04-13', exact(3, 'batteries'), 'Berlin has handed over {} [batteries] in all.'),
      claim('DEU.bmvg', on('2024-10-11'), '2024-10-11', exact(5, 'batteries'), 'The ministry’s list counts {} [batteries] in all.'),
      claim('DEU.bmvg', on('2025-01-09'), '2025-01-09', exact(2, 'batteries'), 'Berlin promised {} more [batteries].', { status: 'pledged' }),
    ],
    identifications: [],
    denials: [],
  },
  {
    supplier: 'USA', recipient: 'UKR', category: 'military_aid',
    claims: [
      claim('USA.dod', on('2024-12-30'), '2024-12-30', about(61_400_000_000, 'value', 'USD'), 'The [packages] add up to {} dollars.'),
      claim('USA.dod', on('2025-01-09'), '2025-01-09', moreThan(65_900_000_000, 'value', 'USD'), 'With the last [package] the sum stands at {} dollars.'),
    ],
    identifications: [],
    denials: [],
  },
  {
    supplier: 'RUS', recipient: 'PRK', category: 'technology',
    claims: [claim('KOR.mnd', on('2025-02-11'), '2025-02-11', none(), 'In return Moscow may hand over advanced [know-how], the ministry warned.', { status: 'possible', certainty: 'hedged', outlet: 'Sample Times' })],
    identifications: [],
    denials: [],
  },
  {
    supplier: 'unknown', recipient: 'SDN', category: 'small_arms',
    claims: [
      claim('outlet:hostile', on('2025-01-03'), '2025-01-03', exact(40), `${HOSTILE} {} [rifles] \u202egnissim\u202c`, { outlet: HOSTILE, url: 'javascript:window.__xss=1', title: HOSTILE }),
      claim('outlet:جريدة', on('2025-01-20'), '2025-01-20', exact(55), 'وصلت {} [بندقية] 🚚 é to the port.', { outlet: 'جريدة المثال' }),
    ],
    identifications: [],
    denials: [],
  },
];

/** The earlier of publication and the end of the day it was said. */
const firstPublic = (c) => [`${c.published}T00:00:00Z`, ...(c.said_on.from === null || c.said_on.to === null ? [] : [`${c.said_on.to}T00:00:00Z`])].sort()[0];
const visible = (c, day) => c.published <= day || (c.said_on.from !== null && c.said_on.to <= next(day));
const quoteOf = (c) => c.quote.replace('{}', c.quantity.text).replace(/[[\]]/g, '');
const claimId = (c) => `${c.id}~${c.source}`;

function article(c, day) {
  const later = c.published > day;
  return {
    id: `A${c.id}`, revision_id: `V${c.id}`, url: c.url ?? `https://news.example/${c.published}/${c.id.slice(-3)}`,
    title: later ? null : (c.title ?? `Sample: what the ${c.outlet} printed`), outlet: c.outlet, published_at: later ? null : `${c.published}T00:00:00Z`,
  };
}

function eventOf(a, b) {
  const [from, to] = [a.quantity, b.quantity];
  const delta = from.point === null || to.point === null ? null : to.point - from.point;
  const comparable = b.kind !== 'increment';
  return {
    from_claim_id: claimId(a), to_claim_id: claimId(b), type: b.event ?? (delta === 0 ? 'requalification' : 'update_or_revision'),
    delta, percent: delta === null || !comparable ? null : Math.round((1000 * delta) / from.point) / 10,
    delta_low: to.low === null || from.high === null ? null : to.low - from.high, delta_high: to.high === null || from.low === null ? null : to.high - from.low,
    direction: delta === null ? null : delta > 0 ? 'up' : delta < 0 ? 'down' : 'same',
    direction_certain: (to.low ?? -1) > (from.high ?? Infinity) || (to.high ?? Infinity) < (from.low ?? -1),
    origin_changed: a.source !== b.source, comparable, reasons: comparable ? [] : ['increment'],
  };
}

function seriesOf(flow, day, by) {
  const groups = new Map();
  for (const c of flow.claims.filter((one) => visible(one, day))) {
    const voice = by === 'outlet' ? { code: `outlet:${c.outlet}`, name: c.outlet, country: null, kind: 'outlet' } : by === 'source' || !SOURCES[c.source] && !ACTORS[c.source] ? speaker(c.source) : government(c.source);
    const group = c.status === 'ongoing' ? 'delivered' : c.status;
    const key = [`${flow.supplier}-${flow.recipient}-${flow.category}`, voice.code, c.quantity.unit, c.kind, group].join('~');
    groups.set(key, { voice, group, claims: [...(groups.get(key)?.claims ?? []), c] });
  }
  const order = (c) => c.said_on.from ?? c.said_on.to;
  return [...groups.entries()].map(([id, { voice, group, claims }]) => {
    claims.sort((a, b) => order(a).localeCompare(order(b)));
    const counted = claims.filter((c) => c.quantity.qualifier !== 'none');
    const [some] = claims;
    return {
      id, source: voice, item: { category: flow.category, type: null, designations: [] }, unit: some.quantity.unit, currency: some.quantity.currency, kind: some.kind, status_group: group,
      points: claims.map((c) => ({
        claim_id: claimId(c), origins: [{ code: c.source, name: speaker(c.source).name === c.source ? (ACTORS[c.source] ?? c.source) : speaker(c.source).name }], said_on: c.said_on, first_public: firstPublic(c), retrospective: c.published > day, period: null,
        quantity: c.quantity, status: c.status, certainty: c.certainty, wordings: [c.quantity, ...(c.wordings ?? [])].map((quantity) => ({ quantity, reports: 1, outlets: 1 })), wording_disagreement: c.wordings !== undefined,
        counts: { reports: c.copies ?? 1, articles: c.copies ?? 1, outlets: c.copies ?? 1, text_clusters: 1, origins: 1, independent_origins: 1 },
        last_reaffirmed_at: firstPublic(c), age_days: 0,
        contested_by: (c.contested ?? []).map(([code, polarity]) => ({ claim_id: `x~${code}`, source: government(code), polarity })),
        report_ids: [c.id], quote: quoteOf(c), article: article(c, day),
      })),
      events: counted.slice(1).map((c, at) => eventOf(counted[at], c)),
      latest_claim_id: counted.length === 0 ? claimId(some) : claimId(counted.at(-1)),
    };
  });
}

function envelopesOf(series) {
  const groups = new Map();
  for (const one of series) {
    if (one.kind !== 'total') continue;
    const latest = one.points.find((p) => p.claim_id === one.latest_claim_id);
    if (latest === undefined || latest.quantity.qualifier === 'none') continue;
    const key = [one.unit, one.currency, one.kind, one.status_group].join('~');
    groups.set(key, [...(groups.get(key) ?? []), { one, latest }]);
  }
  return [...groups.values()].map((live) => {
    const lows = live.map((l) => l.latest.quantity.low);
    const highs = live.map((l) => l.latest.quantity.high);
    const { item, unit, currency, kind, status_group } = live[0].one;
    return {
      item, unit, currency, kind, status_group, low: lows.includes(null) ? null : Math.min(...lows), high: highs.includes(null) ? null : Math.max(...highs),
      low_open: lows.includes(null), high_open: highs.includes(null), high_stated: highs.includes(null) ? Math.max(...live.map((l) => l.latest.quantity.point ?? l.latest.quantity.low)) : null,
      low_claim_id: live[0].latest.claim_id, high_claim_id: live[0].latest.claim_id, independent_sources: live.length, best: null,
    };
  });
}

const statement = (flow, day) => (c) => ({
  claim_id: claimId(c), source: government(c.source), item: { category: flow.category, type: null, designations: c.designation === undefined ? [] : [c.designation] }, polarity: c.polarity,
  said_on: c.said_on, first_public: firstPublic(c), retrospective: c.published > day, about_claim_ids: c.about === undefined ? [] : [claimId(flow.claims[c.about])],
  report_ids: [c.id], quote: quoteOf(c), article: article(c, day),
});
const head = (flow) => ({ id: `${flow.supplier}-${flow.recipient}-${flow.category}`, supplier: party(flow.supplier), recipient: party(flow.recipient), category: flow.category });

const list = (data, day, permalink) => ({
  data, page: { next_cursor: null, next_url: null, limit: 100 },
  basis: { as_of: day, known_at: null, seq: 48, by: 'government', independence_level: 'government', retrospective: 'include', tier: 'all', canonical_policy: 'direct_quote,agency', best: null },
  permalink,
});

export function estimates(query, today) {
  const day = query.get('as_of') ?? today;
  const by = query.get('by') ?? 'government';
  const flow = FLOWS.find((f) => f.supplier === query.get('supplier') && f.recipient === query.get('recipient') && f.category === query.get('category'));
  const rows = [];
  if (flow !== undefined) {
    const series = seriesOf(flow, day, by);
    const denials = flow.denials.filter((c) => visible(c, day)).map(statement(flow, day));
    const identifications = flow.identifications.filter((c) => visible(c, day)).map(statement(flow, day));
    if (series.length + denials.length > 0) rows.push({ flow: head(flow), series, envelopes: envelopesOf(series), identifications, denials, disagreements: [] });
  }
  return list(rows, day, `/v1/estimates?${query}&known_at=seq:48`);
}

export function flows(today) {
  const rows = FLOWS.map((flow) => {
    const series = seriesOf(flow, today, 'government');
    const events = series.flatMap((s) => s.events.map((event) => ({ event, at: s.points.find((p) => p.claim_id === event.to_claim_id).first_public })));
    events.sort((a, b) => a.at.localeCompare(b.at));
    return {
      flow: head(flow),
      latest: series.map((s) => {
        const point = s.points.find((p) => p.claim_id === s.latest_claim_id);
        return { source: s.source, claim_id: point.claim_id, quantity: point.quantity, said_on: point.said_on, status: point.status };
      }),
      series_count: series.length, report_count: flow.claims.length, source_count: new Set(series.map((s) => s.source.code)).size,
      last_changed_at: flow.claims.map(firstPublic).sort().at(-1), last_event: events.at(-1)?.event ?? null,
    };
  });
  return list(rows, today, '/v1/flows?known_at=seq:48');
}

const PROLOGUE = 'Sample 🚀 article\n\nمقدمة قصيرة é. ';
export function report(id) {
  for (const flow of FLOWS) {
    const c = [...flow.claims, ...flow.denials, ...flow.identifications].find((one) => one.id === id);
    if (c === undefined) continue;
    const exactWords = quoteOf(c);
    const text = `${PROLOGUE}${exactWords} And so on.`;
    const points = (units) => [...text.slice(0, units)].length;
    const start = points(PROLOGUE.length);
    const place = (word) => {
      const at = word ? text.indexOf(word, PROLOGUE.length) : -1;
      return at === -1 ? null : [points(at), points(at + word.length)];
    };
    return {
      id, act: 'transfer', supplier: { ...party(flow.supplier), basis: 'stated', text: 'Pyongyang' }, recipient: { ...party(flow.recipient), basis: 'inferred', text: '' },
      item: { category: flow.category, type: null, designation: null, text: '' }, quantity: c.quantity, kind: c.kind, kind_basis: 'inferred', status: c.status, polarity: c.polarity, certainty: c.certainty,
      attribution: [{ role: 'origin', group: 'single', order: 0, source: speaker(c.source), cue: 'said', said_on: c.said_on, venue: c.venue ?? null, text: '' }],
      period: null,
      evidence: { start, end: start + [...exactWords].length, exact: exactWords, prefix: 'مقدمة قصيرة é. ', suffix: ' And so on.', others: [],
        parts: { quantity: place(c.quantity.text), item: place(/\[(.*?)\]/.exec(c.quote)?.[1]), supplier: place('Pyongyang'), recipient: place('Moscow'), source: place('The ministry') } },
      links: [], confidence: 0.94, rule: 'send.active', reader: 'rules/1.0.0', reading_id: 'X', article: article(c, '9999-12-31'), seq: 12, recorded_at: '2025-04-01T00:00:00Z', retrospective: false,
    };
  }
  return null;
}

export function csv(answer) {
  const lines = answer.data.flatMap((row) => row.series.flatMap((s) => s.points.map((p) => [row.flow.supplier.code, row.flow.recipient.code, row.flow.category, s.source.code, p.said_on.from ?? '', p.quantity.point ?? ''].join(','))));
  return ['supplier,recipient,category,source,said_on_from,point', ...lines].join('\r\n') + '\r\n';
}
