import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningPeer } from '../../src/node/lab/peer.ts';
import { peerOf } from '../corpus/live/check-peer.ts';
import { ask, drop, PageBrowser } from './browser.ts';
import { reg } from './sample-files.ts';
import { addressOf, pageServer } from './server-double.ts';

const browser = new PageBrowser();
let server: Server;
let peer: RunningPeer;
beforeAll(async () => {
  await browser.start();
  server = pageServer(browser.dist).listen(0, '127.0.0.1');
  await once(server, 'listening');
  peer = await peerOf('resets-at-client-hello').start({ address: '127.0.77.1' });
});
afterAll(async () => {
  server.close();
  await peer.close();
  await browser.stop();
});

it('looks at a host while one watches, under a policy that allows only its own files', async () => {
  const { page, faults } = await browser.open({ at: addressOf(server) });
  await page.evaluate(`(() => {
    window.lit = [];
    new MutationObserver(() => {
      const now = document.querySelectorAll('.live-step.passed, .live-step.died').length;
      if (now > 0 && window.lit.at(-1) !== now) window.lit.push(now);
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
  })()`);
  await ask(page, `127.0.77.1:${peer.port}`);
  await page.waitForSelector('.ending');
  expect((await page.innerText('.station.died')).replaceAll(/\s+/g, ' ')).toMatch(/TLS/);
  expect(await page.innerText('.ending')).toMatch(/reset it \(RST\)/);
  const lit = await page.evaluate<number[]>('window.lit');
  expect(lit.length, 'phases light up one after the other').toBeGreaterThan(1);
  expect(faults).toEqual([]);
  await page.close();
});

it('says what is wrong with a target, and reads files as the one-file page does', async () => {
  const { page, faults } = await browser.open({ at: addressOf(server) });
  await ask(page, 'srv01.corp.example:99999');
  expect(await page.innerText('main')).toContain('That did not work');
  await drop(page, [reg]);
  await page.waitForSelector('text=Remote Desktop is switched off on the server.');
  expect(faults).toEqual([]);
  await page.close();
});

it('is light: at most 100 kB of packed script before anything is asked', () => {
  const packed = (name: string) =>
    gzipSync(readFileSync(join(browser.dist, 'page', name)), { level: 9 }).length;
  console.log(
    `packed: page.js ${packed('page.js')} bytes, page.css ${packed('page.css')}, worker.js ${packed('worker.js')} (loaded when first needed)`,
  );
  expect(packed('page.js')).toBeLessThan(100_000);
  expect(packed('worker.js')).toBeLessThan(700_000);
});
