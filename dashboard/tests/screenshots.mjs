// Makes pictures of each screen in light, dark and phone width: `npm run build && npm run screenshots [address]`.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium, launch } from './chromium.mjs';
import { start } from './mock-server.mjs';

const out = fileURLToPath(new URL('../screenshots/', import.meta.url));
mkdirSync(out, { recursive: true });
const place = findChromium();
if (place === null) throw new Error('No chromium here; install it (apt-get install chromium) or name it in CHROMIUM.');
const state = {};
const given = process.argv[2];
const { server, base } = given === undefined ? await start({ state }) : { server: null, base: given };
const browser = await launch(place);

const screens = {
  flows: '/',
  artillery: '/flow/PRK/RUS/artillery',
  then: '/flow/PRK/RUS/artillery?as_of=2025-01-01',
  personnel: '/flow/PRK/RUS/personnel',
  ammunition: '/flow/PRK/RUS/ammunition',
  ...(given === undefined ? { hostile: '/flow/unknown/SDN/small_arms', technology: '/flow/RUS/PRK/technology', money: '/flow/USA/UKR/military_aid' } : {}),
};
const looks = {
  light: { viewport: { width: 1360, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1360, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', deviceScaleFactor: 2 },
};
const only = process.env['ONLY']?.split(',');
for (const [look, options] of Object.entries(looks)) {
  const page = await browser.newPage(options);
  for (const [screen, path] of Object.entries(screens)) {
    if (only !== undefined && !only.includes(screen) && !only.includes(`${screen}-${look}`)) continue;
    await page.goto(base + path, { waitUntil: 'networkidle' });
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${out}${screen}-${look}.png`, fullPage: true });
  }
  await page.close();
}
await browser.close();
server?.close();
console.log(`The pictures are in ${out}`);
