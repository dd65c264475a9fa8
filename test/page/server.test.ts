import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningPeer } from '../../src/node/lab/peer.ts';
import { peerOf } from '../corpus/live/check-peer.ts';
import { ask, drop } from './browser.ts';
import { fleetBrowser, type FleetBrowser } from './fleet-browser.ts';
import { reg } from './sample-files.ts';

let fleet: FleetBrowser;
let peer: RunningPeer;
beforeAll(async () => {
  fleet = await fleetBrowser(0, { ranges: ['127.0.77.0/24'] });
  peer = await peerOf('resets-at-client-hello').start({ address: '127.0.77.1' });
});
afterAll(async () => {
  await peer.close();
  await fleet.stop();
});

it('looks at a host while one watches, under a policy that allows only its own files', async () => {
  const { page, faults } = await fleet.open('/', 'operator');
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

it('says that a target did not work, and reads files as the one-file page does', async () => {
  const { page } = await fleet.open('/', 'operator');
  await ask(page, 'srv01.corp.example:99999');
  await page.waitForSelector('text=That did not work');
  await drop(page, [reg]);
  await page.waitForSelector('text=Remote Desktop is switched off on the server.');
  await page.close();
});

it('is light: at most 100 kB of packed script before anything is asked', async () => {
  const { page } = await fleet.open('/', 'operator');
  const loaded = await page.evaluate<string[]>(
    "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))",
  );
  const names = [...new Set(loaded.map((url) => new URL(url).pathname.slice(1)))];
  expect(names).toContain('page.js');
  const packed = names.map((name) => {
    const { length } = gzipSync(readFileSync(join(fleet.browser.dist, 'page', name)), { level: 9 });
    return { name, length };
  });
  const sum = packed.reduce((all, { length }) => all + length, 0);
  console.log(`packed: ${packed.map(({ name, length }) => `${name} ${length}`).join(', ')}; together ${sum}`);
  expect(sum).toBeLessThan(100_000);
  await page.close();
});
