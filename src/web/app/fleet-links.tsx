import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { openAlerts } from './open-alerts.ts';
import { place } from './place.ts';
import { session } from './session.ts';
import { To } from './to.tsx';

/** The views of the fleet, for whoever is signed in. */
export function FleetLinks(): JSX.Element | null {
  useEffect(() => {
    // On a phone the links scroll; the one of this place is in sight.
    document.querySelector('.bar nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [place.value, typeof session.value]);
  if (typeof session.value === 'string') return null;
  return (
    <>
      {links.map(([to, name, under]) => (
        <To to={to} key={to} current={place.value === to || place.value.startsWith(under)}>
          {name}
          {to === '/alerts' && openAlerts.value > 0 ? (
            <span class="count">
              {openAlerts.value}
              <span class="unseen"> open</span>
            </span>
          ) : null}
        </To>
      ))}
    </>
  );
}

const links: readonly (readonly [to: string, name: string, under: string])[] = [
  ['/fleet', 'Fleet', '/hosts/'],
  ['/certificates', 'Certificates', '/certificates/'],
  ['/alerts', 'Alerts', '/alerts/'],
  ['/people', 'People', '/people/'],
  ['/settings', 'Settings', '/settings/'],
];
