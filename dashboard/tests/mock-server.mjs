// Serves dist as the service does (same policy, index.html for the page's own paths) with the made-up ledger of
// fixtures.mjs behind /v1. For development and tests; `node tests/mock-server.mjs [port]`.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csv, estimates, flows, report } from './fixtures.mjs';

export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

function answer(response, status, body, type = 'application/json') {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function problem(response, status, title, detail) {
  answer(response, status, { type: 'about:blank', title, status, detail }, 'application/problem+json');
}

function api(url, response, today, state) {
  const path = url.pathname.slice('/v1'.length);
  if (state.broken) return problem(response, 503, 'The ledger cannot be reached', 'The database does not answer; try again in a moment.');
  const known = { '/estimates': ['supplier', 'recipient', 'category', 'by', 'as_of', 'known_at'], '/estimates.csv': ['supplier', 'recipient', 'category', 'by', 'as_of', 'known_at'] }[path] ?? [];
  const unknown = [...url.searchParams.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) return problem(response, 400, 'Unknown query parameter', `\`${unknown}\` is not a parameter.`);
  if (path === '/flows') return answer(response, 200, state.empty ? { ...flows(today), data: [] } : flows(today));
  if (path === '/estimates' || path === '/estimates.csv') {
    const asOf = url.searchParams.get('as_of');
    if (asOf !== null && !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return problem(response, 400, 'Not a date', `\`as_of\` is \`${asOf}\`, which is no date.`);
    if (asOf !== null && asOf > today) return problem(response, 400, 'A future date', '`as_of` lies in the future.');
    const found = estimates(url.searchParams, today);
    return path.endsWith('.csv') ? answer(response, 200, csv(found), 'text/csv; charset=utf-8') : answer(response, 200, found);
  }
  const id = /^\/reports\/([^/]+)$/.exec(path)?.[1];
  const found = id === undefined ? null : report(decodeURIComponent(id));
  return found === null ? problem(response, 404, 'Not found', `Nothing is kept at ${url.pathname}.`) : answer(response, 200, found);
}

/** Starts on a loopback port (0 picks one). `state.empty` and `state.broken` make the ledger so. */
export function start({ port = 0, today = new Date().toISOString().slice(0, 10), state = {} } = {}) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname.startsWith('/v1/')) return void setTimeout(() => api(url, response, today, state), state.delay ?? 0);
    const wanted = normalize(join(DIST, decodeURIComponent(url.pathname)));
    const file = wanted.startsWith(DIST) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(DIST, 'index.html');
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve({ server, base: `http://127.0.0.1:${server.address().port}` }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { base } = await start({ port: Number(process.argv[2] ?? 8090) });
  console.log(`The made-up ledger is served at ${base}`);
}
