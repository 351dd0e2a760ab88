// Tries what klab makes of runs with the programs that people open it in: the asciinema player, Mermaid, a browser. Argument: the directory.
import assert from 'node:assert';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const out = path.resolve(process.argv[2]);
const names = fs.readdirSync(out).filter(f => f.endsWith('.html')).map(f => f.slice(0, -5));
const read = (name, kind) => fs.readFileSync(path.join(out, `${name}.${kind}`), 'utf8');
const moduleFile = (module, file) => path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules', module, file);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
let count = 0;

async function inPage(what, options, act) {
  const context = await browser.newContext(options), page = await context.newPage(), problems = [];
  page.on('pageerror', e => problems.push(String(e)));
  page.on('console', m => { if (m.type() === 'error') problems.push(m.text()); });
  page.on('request', r => { if (!/^(file|data|blob|about):/.test(r.url())) problems.push(`asks for ${r.url()}`); });
  page.on('dialog', d => { problems.push(`says ${d.message()}`); d.dismiss(); });
  await act(page);
  assert.deepStrictEqual(problems, [], what);
  await context.close();
  console.log(`ok  ${what}`);
  count++;
}

/* Mermaid parses and draws the text; each narration is in the picture as it was written. */
async function tryMermaid(name) {
  await inPage(`${name}.mmd in Mermaid`, {}, async page => {
    await page.goto('about:blank');
    await page.addScriptTag({ path: moduleFile('mermaid', 'dist/mermaid.min.js') });
    const svg = await page.evaluate(async text => {
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
      await mermaid.parse(text);
      document.body.innerHTML = (await mermaid.render('drawn', text)).svg;
      return document.body.textContent;
    }, read(name, 'mmd'));
    if (name === 'nasty')
      for (const text of ['"quotes" \'and\' `ticks`', 'a; b # c %% d --> e', '<script>alert(1)</script> & </style>', '日本語', '#35; &amp; &#35;'])
        assert.ok(svg.includes(text), `Mermaid shows ${text}`);
    await page.screenshot({ path: path.join(out, `${name}-mermaid.png`), fullPage: true });
  });
}

/* The player takes both versions and ends with the transcript's last line on its screen. */
async function tryCast(name, kind) {
  const lines = read(name, kind).trim().split('\n').map(l => JSON.parse(l)), said = lines.filter(l => l[1] === 'm').length;
  await inPage(`${name}.${kind} in the asciinema player`, { viewport: { width: 1300, height: 900 } }, async page => {
    await page.goto('about:blank');
    await page.addStyleTag({ path: moduleFile('asciinema-player', 'dist/bundle/asciinema-player.css') });
    await page.addScriptTag({ path: moduleFile('asciinema-player', 'dist/bundle/asciinema-player.min.js') });
    const found = await page.evaluate(async data => {
      document.body.innerHTML = '<div id="at"></div>';
      const markers = new Set(), player = AsciinemaPlayer.create({ data }, document.getElementById('at'), { preload: true, fit: false, terminalFontSize: '12px' });
      await new Promise(resolve => player.addEventListener('ready', resolve));
      player.addEventListener('marker', m => markers.add(m.index));
      await player.play();
      await player.pause();
      const duration = await player.getDuration();
      await player.seek('100%');
      await new Promise(resolve => setTimeout(resolve, 500));
      return { duration, text: document.querySelector('#at').textContent };
    }, read(name, kind));
    assert.ok(found.duration > 1, `it lasts ${found.duration} s`);
    assert.ok(/As expected|All as expected/.test(found.text), 'the last line is on the screen');
    assert.ok(said > 0, 'it has chapters');
    await page.screenshot({ path: path.join(out, `${name}-${kind}.png`) });
  });
}

async function trySvg(name) {
  await inPage(`${name}.svg in a browser`, { viewport: { width: 1200, height: 900 } }, async page => {
    await page.goto(`file://${out}/${name}.svg`);
    const rows = await page.evaluate(() => [...document.querySelectorAll('.row')].map(r => Number(r.dataset.t)));
    assert.ok(rows.length > 5, 'it has rows');
    assert.strictEqual(await page.evaluate(() => document.documentElement.nodeName), 'svg');
    await page.screenshot({ path: path.join(out, `${name}-svg.png`) });
  });
}

/* The page is scrubbed by keyboard and by pointer, in both colour schemes and on a phone. */
async function tryPage(name) {
  await inPage(`${name}.html scrubbed`, { viewport: { width: 1400, height: 900 } }, async page => {
    await page.goto(`file://${out}/${name}.html`);
    const value = () => page.evaluate(() => Number(document.querySelector('#cursor').value));
    const end = await value();
    await page.focus('#cursor');
    await page.keyboard.press('Home');
    assert.strictEqual(await value(), 0);
    assert.strictEqual(await page.locator('#parts tr').count(), 0, 'there is no partition at the beginning');
    const seen = new Set();
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('ArrowRight');
      seen.add(await page.getAttribute('#cursor', 'aria-valuetext'));
    }
    assert.ok(seen.size > 3, 'each step tells another time');
    assert.strictEqual(await page.locator('.ev.now[aria-current=time]').count(), 1, 'one line of the transcript is marked');
    assert.strictEqual(await page.locator('#diagram .row.now').count(), 1, 'one row of the diagram is marked');
    await page.keyboard.press('End');
    assert.strictEqual(await value(), end);
    assert.ok(await page.locator('#parts tr').count() > 0, 'partitions are shown at the end');
    const link = page.locator('#transcript a').nth(3);
    await link.click();
    assert.ok(Math.abs(await value() * 1000 - Number(await link.getAttribute('data-t'))) <= 1000, 'a time leads there');
    const told = await page.getAttribute('#cursor', 'aria-valuetext');
    await page.click('#on');
    assert.notStrictEqual(await page.getAttribute('#cursor', 'aria-valuetext'), told, 'the button goes on');
    await page.click('#play');
    await page.waitForTimeout(1700);
    assert.strictEqual(await page.getAttribute('#play', 'aria-label'), 'Pause');
    await page.click('#play');
    await page.screenshot({ path: path.join(out, `${name}-page.png`) });
  });
  if (name === 'broker-failure') /* of three brokers */
    await inPage(`${name}.html: the cluster beside the transcript`, { viewport: { width: 1300, height: 900 } }, async page => {
      await page.goto(`file://${out}/${name}.html`);
      const over = await page.evaluate(() => {
        const cursor = document.querySelector('#cursor'), table = document.querySelector('#state .scroll');
        return Math.max(...Array.from({ length: 201 }, (_, i) => {
          cursor.value = cursor.max * i / 200;
          cursor.dispatchEvent(new Event('input'));
          return table.scrollWidth - table.clientWidth;
        }));
      });
      assert.strictEqual(over, 0, 'it is there whole, whenever one looks');
    });
  await inPage(`${name}.html on a phone in the dark`, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }, async page => {
    await page.goto(`file://${out}/${name}.html#t=1.2`);
    const wide = await page.evaluate(() => [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll, figure, pre') && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 200)));
    assert.deepStrictEqual(wide, [], 'nothing is wider than the screen');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.match(await page.getAttribute('#cursor', 'aria-valuetext'), /^1\.200 s/);
    await page.screenshot({ path: path.join(out, `${name}-phone.png`) });
  });
  await inPage(`${name}.html without its script`, { javaScriptEnabled: false }, async page => {
    await page.goto(`file://${out}/${name}.html`);
    assert.ok(await page.locator('#transcript .ev').first().isVisible());
    assert.ok(await page.locator('#diagram svg').first().isVisible());
    assert.ok(!await page.locator('#bar').isVisible());
  });
}

/* Each timeline has a bar: it is shown by its radio button, by a place on its bar and by its address, with the past that it shares. */
async function tryTimelines(name) {
  await inPage(`${name}.html: its timelines`, { viewport: { width: 1400, height: 900 } }, async page => {
    await page.goto(`file://${out}/${name}.html`);
    const lines = await page.evaluate(() => RUN.lines.map(l => ({ name: l.name, from: l.from, end: l.end, parts: l.parts })));
    const seenParts = () => page.evaluate(() => [...document.querySelectorAll('#transcript [data-part]')].filter(e => e.checkVisibility()).map(e => Number(e.dataset.part)));
    const value = () => page.evaluate(() => Number(document.querySelector('#cursor').value));
    for (const [i, line] of lines.entries()) {
      await page.locator(`#lines [value="${i}"]`).check();
      assert.ok((await seenParts()).every(p => line.parts.includes(p)), `${line.name} shows its own parts`);
      assert.ok((await seenParts()).includes(0), 'with the past that is shared');
      const bar = await page.locator('#lines .marks').nth(i).boundingBox();
      await page.mouse.click(bar.x + bar.width / 100, bar.y + bar.height / 2);
      assert.ok(await value() < 1000, 'a place on its bar leads there');
      await page.focus('#cursor');
      await page.keyboard.press('End');
      assert.strictEqual(await value(), Math.round(line.end / 1000), `${line.name} ends where it ended`);
      assert.match(page.url(), new RegExp(`in=${encodeURIComponent(line.name)}`));
    }
    await page.selectOption('#beside', '1');
    assert.ok(await page.locator('#heads-beside th').count() >= 4, 'another one is shown beside it');
    await page.screenshot({ path: path.join(out, `${name}-beside.png`) });
    await page.goto('about:blank');
    await page.goto(`file://${out}/${name}.html#t=0.1&in=${encodeURIComponent(lines[1].name)}`);
    assert.ok(await page.locator('#lines [value="1"]').isChecked(), 'an address leads to a timeline');
    await page.screenshot({ path: path.join(out, `${name}-timelines.png`) });
  });
}

for (const name of names) {
  await tryMermaid(name);
  await tryCast(name, 'cast');
  await tryCast(name, 'cast3');
  await trySvg(name);
  await tryPage(name);
  if (read(name, 'html').includes('id="lines"'))
    await tryTimelines(name);
}
await browser.close();
console.log(`${count} passed, 0 failed`);
