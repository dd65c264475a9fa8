import { join } from 'node:path';
import { runServer, type Running } from '../server/running.ts';
import { PageBrowser, type Looks, type Opened } from './browser.ts';
import { addAlerts, addFleet, addPast, addPeople, password } from './fleet-sample.ts';
import { checkedPeer } from './report-file.ts';

/** A real server with the built page and a fleet behind it, and a browser before it. */
export interface FleetBrowser {
  readonly browser: PageBrowser;
  readonly server: Running;
  /** Opens a place, signed in as somebody of this role; as nobody without one. */
  readonly open: (place: string, role?: string, looks?: Looks) => Promise<Opened>;
  readonly stop: () => Promise<void>;
}

/** The host that has a past. */
export const watchedHost = 'acc-dc1.corp.example';

/** Starts it with so many hosts. */
export async function fleetBrowser(
  hosts: number,
  options: Parameters<typeof runServer>[0] = {},
): Promise<FleetBrowser> {
  const browser = new PageBrowser();
  await browser.start();
  const server = await runServer({ ...options, pageFolder: join(browser.dist, 'page') });
  const now = Date.now();
  await addPeople(server.store);
  if (hosts > 0) {
    await addFleet(server.store, hosts, now);
    const host = {
      target: watchedHost,
      groups: ['accounting'],
      everySeconds: 1_800,
      vantages: ['here'],
      watched: true,
    };
    await server.store.hosts.put([host]);
    await addPast(server.store, watchedHost, await checkedPeer('resets-at-client-hello'), now);
    const web = (await server.store.hosts.all()).filter(({ groups }) => groups.includes('web'));
    await addAlerts(server.store, [watchedHost, ...web.slice(0, 23).map(({ target }) => target)], now);
  }
  return {
    browser,
    server,
    open: async (place, role, looks = {}) => {
      const opened = await browser.open({
        ...looks,
        at: `${server.url}${role === undefined ? place : '/sign-in'}`,
      });
      if (role === undefined) return opened;
      await opened.page.fill('input[name=name]', `${role}-ana`);
      await opened.page.fill('input[name=password]', password);
      await opened.page.click('form button[type=submit]');
      await opened.page.waitForSelector('.account');
      // The first address that is asked as nobody is told so.
      const told = opened.faults as string[];
      told.splice(0, told.length, ...told.filter((fault) => !fault.includes('401')));
      await opened.page.goto(`${server.url}${place}`);
      await opened.page.waitForSelector('.account');
      return opened;
    },
    stop: async () => {
      await browser.stop();
      await server.close();
    },
  };
}
