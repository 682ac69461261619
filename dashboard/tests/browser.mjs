// The page in a real browser against the made-up ledger, with the service's content security policy on.
// `node tests/browser.mjs`; needs dist (npm run build) and a chromium. With CI=true a missing chromium is a failure.

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { findChromium, launch } from './chromium.mjs';
import { HOSTILE } from './fixtures.mjs';
import { start } from './mock-server.mjs';

const place = findChromium();
if (place === null) {
  const sentence = 'No chromium was found, so the page was not tried in a browser: install it (apt-get install chromium) or name it in CHROMIUM.';
  if (process.env['CI'] === 'true') {
    console.error(sentence);
    process.exit(1);
  }
  console.log(sentence);
  process.exit(0);
}

const state = {};
const TODAY = '2025-06-30';
const { server, base } = await start({ state, today: TODAY });
const browser = await launch(place);
const api = async (path) => (await fetch(base + path)).json();
const GUNS = '/flow/PRK/RUS/artillery';
const LABEL = '160 → 200 (+25 %)';
const complaints = [];

/** A fresh page that notes every script error, policy violation and request that leaves the origin. */
async function open(path, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  // The page's clock stands still where the ledger's does.
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00Z`));
  page.on('pageerror', (error) => complaints.push(`script error: ${error.message}`));
  page.on('console', (message) => {
    const expected = state.broken || /status of (400|404|503)/.test(message.text());
    if ((message.type() === 'error' || message.type() === 'warning') && !expected) complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) complaints.push(`request to ${request.url()}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
  });
  await page.goto(base + path, { waitUntil: 'networkidle' });
  return page;
}

const stepLabels = (page) => page.locator('.step-label').allTextContents();
const query = (page) => new URL(page.url()).searchParams;

const tests = {
  async 'the list shows every flow with its figures and hedges'() {
    const page = await open('/');
    const flows = (await api('/v1/flows')).data;
    assert.equal(await page.locator('tbody tr').count(), flows.length);
    assert.match(await page.locator('tbody').innerText(), /about 220 units/);
    assert.match(await page.locator('tbody').innerText(), /more than USD 65\.9 billion/);
    return page;
  },

  async 'the filter narrows the list and stands in the address'() {
    const page = await open('/');
    await page.getByLabel('Filter').fill('iran drones');
    assert.equal(await page.locator('tbody tr').count(), 1);
    assert.equal(query(page).get('q'), 'iran drones');
    await page.reload({ waitUntil: 'networkidle' });
    assert.equal(await page.getByLabel('Filter').inputValue(), 'iran drones');
    assert.equal(await page.locator('tbody tr').count(), 1);
    await page.getByLabel('Filter').fill('nothing like it');
    await page.getByText('No flow matches').waitFor();
    return page;
  },

  async 'a flow opens without a page load, and the back button returns'() {
    const page = await open('/');
    await page.evaluate(() => (window.kept = true));
    await page.locator(`a[href="${GUNS}"]`).click();
    await page.getByRole('heading', { level: 1, name: /North Korea.*Russia/ }).waitFor();
    await page.locator('.step-label').first().waitFor();
    assert.equal(new URL(page.url()).pathname, GUNS);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
    await page.goBack();
    await page.getByRole('heading', { name: 'What moves where' }).waitFor();
    assert.equal(await page.evaluate(() => window.kept), true);
    return page;
  },

  async 'the chart labels the steps, up and down'() {
    const page = await open(GUNS);
    const labels = await stepLabels(page);
    assert.ok(labels.includes(LABEL), labels.join(' / '));
    assert.ok(labels.includes('~180 → ~150 (\u221216.7 %)'), labels.join(' / '));
    assert.ok(labels.includes('100–130 → ~180'), labels.join(' / '));
    return page;
  },

  async 'the table holds the same figures as the answer of the service'() {
    const page = await open(GUNS);
    const [row] = (await api('/v1/estimates?supplier=PRK&recipient=RUS&category=artillery')).data;
    const claims = [...row.series.flatMap((s) => s.points), ...row.denials, ...row.identifications].map((one) => one.claim_id);
    const shown = await page.locator('tr.row').evaluateAll((rows) => rows.map((r) => r.dataset.claim));
    assert.deepEqual(shown.toSorted(), claims.toSorted());
    const text = (await page.locator('section.statements').innerText()).replaceAll(/\s+/g, ' ');
    for (const quote of row.series.flatMap((s) => s.points.map((p) => p.quote))) assert.ok(text.includes(quote), quote);
    assert.match(text, /160 → 200 \+40 \(\+25 %\)/);
    return page;
  },

  async 'the axis never mixes units: each chart names one'() {
    const page = await open('/flow/PRK/RUS/ammunition');
    const units = await page.locator('p.axis').allTextContents();
    assert.deepEqual(units.toSorted(), ['containers', 'rounds']);
    return page;
  },

  async 'the slider asks for an earlier day by keyboard, and the address and the picture follow'() {
    const page = await open(GUNS);
    const slider = page.getByRole('slider');
    await slider.focus();
    assert.match(await slider.getAttribute('aria-valuetext'), /^Now/);
    const days = [];
    for (let step = 0; step < 20 && query(page).get('as_of') !== '2024-12-09'; step += 1) {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(30);
      days.push(query(page).get('as_of'));
    }
    assert.ok(days.includes('2025-02-11'), days.join());
    assert.equal(await slider.getAttribute('aria-valuetext'), '9 December 2024: 2 of 9 days with news');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelectorAll('tr.row').length === 1);
    assert.equal(query(page).get('as_of'), '2024-12-08');
    assert.match(await page.locator('tr.row').innerText(), /160 units[\s\S]*In November/);
    assert.match(await page.locator('tr.row').innerText(), /from a later article/);
    assert.deepEqual(await stepLabels(page), []);
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.querySelectorAll('tr.row').length === 10);
    assert.equal(query(page).get('as_of'), null);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('tr.row').length === 1);
    assert.equal(query(page).get('as_of'), '2024-12-08');
    return page;
  },

  async 'a drag of the slider is one step for the back button'() {
    const page = await open(GUNS);
    const thumb = await page.locator('.thumb').boundingBox();
    const lane = await page.locator('.track').boundingBox();
    const length = await page.evaluate(() => history.length);
    await page.mouse.move(thumb.x + 12, thumb.y + 12);
    await page.mouse.down();
    for (const share of [0.9, 0.7, 0.5, 0.3]) await page.mouse.move(lane.x + share * lane.width, thumb.y + 12);
    await page.mouse.up();
    await page.waitForTimeout(300);
    assert.notEqual(query(page).get('as_of'), null);
    assert.equal(await page.evaluate(() => history.length), length + 1);
    await page.goBack();
    assert.equal(query(page).get('as_of'), null);
    return page;
  },

  async 'an address restores its view, and a later figure does not leak into it'() {
    const page = await open(`${GUNS}?as_of=2025-01-01`);
    const text = await page.locator('main').innerText();
    assert.match(text, /1 Jan 2025/);
    assert.doesNotMatch(text, /\b(200|220)\b (units|→)/);
    assert.equal(await page.locator('tr.row').count(), 2);
    return page;
  },

  async 'the card marks exactly the words of the evidence, also after emoji'() {
    const [row] = (await api('/v1/estimates?supplier=PRK&recipient=RUS&category=artillery')).data;
    const claim = row.series.flatMap((s) => s.points).find((p) => p.quantity.point === 200);
    const page = await open(`${GUNS}?claim=${encodeURIComponent(claim.claim_id)}`);
    const card = page.locator('.card').first();
    await card.locator('mark').first().waitFor();
    const report = await api(`/v1/reports/${claim.report_ids[0]}`);
    const points = [...report.evidence.exact];
    for (const part of ['quantity', 'item', 'supplier', 'recipient', 'source']) {
      const span = report.evidence.parts[part];
      const expected = span === null ? [] : [points.slice(span[0] - report.evidence.start, span[1] - report.evidence.start).join('')];
      assert.deepEqual(await card.locator(`mark.${part}`).allTextContents(), expected, part);
    }
    assert.equal(await card.locator('mark.quantity').textContent(), '200');
    const [prefix, quote, suffix] = await card.locator('blockquote > bdi').allTextContents();
    assert.equal(quote, report.evidence.exact);
    assert.equal(prefix, `…${report.evidence.prefix}`);
    assert.equal(suffix, `${report.evidence.suffix}…`);
    return page;
  },

  async 'the marks of the chart are walked by keyboard, held by Enter and let go by Escape'() {
    const page = await open(GUNS);
    const marks = page.locator('.targets').first();
    await marks.locator('[tabindex="0"]').focus();
    const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    assert.match(await label(), /South Korea, 27 Mar 2025: about 220 units/);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await label(), 'South Korea, 11 Feb 2025: 200 units, delivered, +40 (+25 %)');
    await page.keyboard.press('ArrowDown');
    assert.match(await label(), /Ukraine/);
    await page.keyboard.press('ArrowDown');
    assert.match(await label(), /Russia, 13 Feb 2025: denied/);
    await page.keyboard.press('Enter');
    assert.ok(query(page).get('claim').endsWith('~RUS.kremlin'));
    assert.match(await page.locator('.card').first().innerText(), /Denied/);
    await page.keyboard.press('Escape');
    assert.equal(query(page).get('claim'), null);
    assert.equal(await marks.locator('[tabindex="0"]').count(), 1);
    return page;
  },

  async 'a row of the table is held by its date and sorting stands in the address'() {
    const page = await open(GUNS);
    await page.locator('tr.row button').nth(3).click();
    assert.match(await page.locator('tr.row.selected').innerText(), /11 Feb 2025/);
    await page.getByRole('button', { name: 'Figure' }).click();
    assert.equal(query(page).get('sort'), 'figure');
    assert.equal(await page.locator('th[aria-sort=ascending]').innerText().then((t) => t.trim().slice(0, 6)), 'Figure');
    return page;
  },

  async 'lines may be drawn per speaker'() {
    const page = await open(GUNS);
    await page.getByLabel('A line per').selectOption('source');
    await page.waitForFunction(() => location.search.includes('by=source') && document.querySelector('.plot')?.textContent.includes('South Korean Def'));
    assert.equal((await stepLabels(page)).includes(LABEL), false);
    return page;
  },

  async 'what articles say is shown as text and never runs'() {
    const page = await open('/flow/unknown/SDN/small_arms');
    await page.locator('mark').first().waitFor();
    const first = page.locator('tr.row').first();
    assert.ok((await first.locator('.quote').innerText()).startsWith(HOSTILE));
    await first.locator('button').click();
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.__xss), undefined);
    assert.equal(await page.locator('main img, main script').count(), 0);
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => [a.protocol, a.target, a.rel]));
    for (const [protocol, target, rel] of links) {
      assert.match(protocol, /^https?:$/);
      if (target === '_blank') assert.equal(rel, 'noopener noreferrer nofollow');
    }
    assert.equal(await page.evaluate(() => [...document.querySelectorAll('[style]')].some((e) => e.closest('svg') !== null && e.getAttribute('style').includes('url'))), false);
    return page;
  },

  async 'the figures can be taken along: files and lines name the pinned question'() {
    const page = await open(`${GUNS}?as_of=2025-01-01`);
    const take = page.locator('.take');
    const href = await take.getByRole('link', { name: /CSV, 2 rows/ }).getAttribute('href');
    assert.equal(href, '/v1/estimates.csv?supplier=PRK&recipient=RUS&category=artillery&as_of=2025-01-01&known_at=seq%3A48');
    for (const [tab, words] of [['curl', 'curl -sS'], ['pandas', 'pd.read_csv('], ['R', 'readr::read_csv('], ['DuckDB', 'SELECT * FROM read_csv(']]) {
      await take.getByRole('tab', { name: tab, exact: true }).click();
      const code = await take.locator('code').innerText();
      assert.ok(code.includes(words) && code.includes(`${base}/v1/estimates`) && code.includes('known_at=seq%3A48'), code);
    }
    const csv = await (await fetch(base + href)).text();
    assert.equal(csv.trim().split('\r\n').length, 3);
    return page;
  },

  async 'every link to the API gets an answer'() {
    const page = await open(GUNS);
    await page.locator('mark').first().waitFor();
    const links = await page.locator('a[href^="/v1/"]').evaluateAll((all) => all.map((a) => a.href));
    await page.goto(base, { waitUntil: 'networkidle' });
    links.push(...(await page.locator('a[href^="/v1/"]').evaluateAll((all) => all.map((a) => a.href))));
    assert.ok(links.length >= 5, links.join());
    for (const link of links) assert.equal((await fetch(link)).status, 200, link);
    return page;
  },

  async 'an empty ledger, a ledger that does not answer and a refusal are each drawn'() {
    state.empty = true;
    const page = await open('/');
    await page.getByText('The ledger is empty').waitFor();
    state.empty = false;
    state.broken = true;
    await page.reload();
    await page.getByRole('alert').getByText('The ledger cannot be reached').waitFor();
    state.broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('tbody tr a').first().waitFor();
    await page.goto(`${base}${GUNS}?as_of=yesterday`, { waitUntil: 'networkidle' });
    await page.getByRole('alert').getByText('Not a date').waitFor();
    await page.goto(`${base}/flow/PRK/RUS/ships`, { waitUntil: 'networkidle' });
    await page.getByText('Nothing is known of this flow').waitFor();
    await page.goto(`${base}${GUNS}?as_of=2024-01-01`, { waitUntil: 'networkidle' });
    await page.getByText('Nothing had been said by 1 Jan 2024').waitFor();
    await page.goto(`${base}/no/such/page`, { waitUntil: 'networkidle' });
    await page.getByText('There is no such page').waitFor();
    return page;
  },

  async 'while the answer is under way the list keeps its shape'() {
    state.delay = 400;
    const page = await browser.newPage();
    await page.goto(base, { waitUntil: 'domcontentloaded' });
    await page.locator('tr.ghost').first().waitFor();
    await page.locator('tbody tr a').first().waitFor();
    state.delay = 0;
    return page;
  },

  async 'nothing sticks out of a phone, and the label is there too'() {
    const page = await open(GUNS, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    for (const path of ['/', GUNS, '/flow/PRK/RUS/personnel', '/flow/unknown/SDN/small_arms', '/flow/USA/UKR/military_aid']) {
      await page.goto(base + path, { waitUntil: 'networkidle' });
      const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= width, `${path}: ${wide} > ${width}`);
      if (path === GUNS) assert.ok((await stepLabels(page)).includes(LABEL));
    }
    return page;
  },

  async 'text keeps 4.5:1 and marks 3:1 in light and in dark'() {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(GUNS, { colorScheme });
      const ratios = await page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const luminance = (name) => {
          const probe = document.createElement('i');
          probe.style.color = `var(${name})`;
          document.body.append(probe);
          canvas.fillStyle = getComputedStyle(probe).color;
          probe.remove();
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ratio = (a, b) => (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05);
        const text = ['--ink', '--muted', '--link', '--up', '--down', '--alarm'].flatMap((c) => ['--paper', '--sheet'].map((g) => [c, g, 4.5, ratio(c, g)]));
        const onMarks = ['--mark-quantity', '--mark-item', '--mark-party', '--mark-source'].map((g) => ['--ink', g, 4.5, ratio('--ink', g)]);
        const marks = [0, 1, 2, 3, 4, 5].map((n) => [`--hue-${n}`, '--paper', 3, ratio(`--hue-${n}`, '--paper')]);
        return [...text, ...onMarks, ...marks];
      });
      for (const [colour, ground, least, found] of ratios) assert.ok(found >= least, `${colorScheme}: ${colour} on ${ground} is ${found.toFixed(2)}:1`);
      await page.close();
    }
  },

  async 'every control has a name, and the chart is a figure told in a sentence'() {
    const page = await open(GUNS);
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('a, button, input, select, [role=slider]')]
        .filter((e) => (e.getAttribute('aria-label') ?? e.textContent.trim()) === '' && e.getAttribute('aria-labelledby') === null && !(e.labels?.length > 0))
        .map((e) => e.outerHTML),
    );
    assert.deepEqual(nameless, []);
    assert.match((await page.locator('figure figcaption').first().textContent()).replaceAll(/[\u2068\u2069]/g, ''), /South Korea went from 160 \(Nov 2024\) to about 220/);
    assert.equal(await page.locator('figure svg.plot').first().getAttribute('aria-hidden'), 'true');
    assert.equal(await page.locator('svg style').count(), 0);
    return page;
  },

  async 'the first screen of a flow weighs under 250 kB compressed'() {
    const page = await browser.newPage();
    const bodies = [];
    page.on('response', (response) => {
      if (new URL(response.url()).pathname.startsWith('/v1/')) return;
      bodies.push(response.body());
    });
    await page.goto(base + GUNS, { waitUntil: 'networkidle' });
    const weight = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    console.log(`      page, script and style of a flow: ${(weight / 1000).toFixed(1)} kB with gzip`);
    assert.ok(weight < 250_000, `${weight} bytes`);
    return page;
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  complaints.length = 0;
  const begun = performance.now();
  try {
    const page = await test();
    await page?.close();
    assert.deepEqual(complaints, []);
    console.log(`  ok  ${name} (${Math.round(performance.now() - begun)} ms)`);
  } catch (error) {
    failed += 1;
    Object.assign(state, { empty: false, broken: false, delay: 0 });
    console.error(`FAIL  ${name}\n      ${error.stack ?? error}`);
  }
}
await browser.close();
server.close();
console.log(failed === 0 ? `All ${Object.keys(tests).length} browser tests passed.` : `${failed} of ${Object.keys(tests).length} browser tests failed.`);
process.exitCode = failed === 0 ? 0 : 1;
