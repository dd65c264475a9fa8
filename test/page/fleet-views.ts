import type { Page } from 'playwright-core';
import { watchedHost } from './fleet-browser.ts';

/** Every view behind the sign-in: its place, and what shows that it is there. */
export const fleetViews: readonly (readonly [
  name: string,
  place: string,
  ready: (page: Page) => Promise<void>,
])[] = [
  ['fleet', '/fleet', seen('#row-0')],
  ['fleet-map', '/fleet?show=map', seen('.map-cells path')],
  ['fleet-groups', '/fleet?show=groups', seen('.group-card')],
  ['no-host-fits', '/fleet?q=nothing-like-it', seen('.empty')],
  ['certificates', '/certificates', seen('.ending-row')],
  [
    'host',
    `/hosts/${watchedHost}`,
    async (page) => {
      await page.waitForSelector('.stored .verdict');
      await page.waitForSelector('.uplot');
    },
  ],
  ['unwatched-host', '/hosts/nobody.example', seen('.empty')],
  ['alerts', '/alerts', seen('.past-alerts .alert-card')],
  ['alert', '/alerts/a1', seen('.deliveries')],
  ['alert-of-many', '/alerts/a2', seen('.host-list')],
  ['people', '/people', seen('.audit table')],
  ['settings', '/settings', seen('.watching')],
  ['nowhere', '/nothing/here', seen('.state')],
];

function seen(selector: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.waitForSelector(selector);
  };
}
