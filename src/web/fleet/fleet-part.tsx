import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { harmless } from '../../core/bytes/harmless.ts';
import { openAlerts } from '../app/open-alerts.ts';
import { go, place, placeQuery } from '../app/place.ts';
import { session, signInFirst } from '../app/session.ts';
import { To } from '../app/to.tsx';
import { AlertView } from './alerts/alert-view.tsx';
import { AlertsView } from './alerts/alerts-view.tsx';
import { CertificatesView } from './certificates/certificates-view.tsx';
import { followChanges } from './changes.ts';
import { FleetView } from './fleet-view.tsx';
import { HostView } from './host/host-view.tsx';
import { useAsked } from './parts/answer-of.ts';
import { PeopleView } from './people/people-view.tsx';
import { SettingsView } from './settings/settings-view.tsx';
import { SignInView } from './sign-in-view.tsx';
import { wantedPlace } from './wanted-place.ts';

/** Everything behind the sign-in: one view for each place. */
export function FleetPart(): JSX.Element {
  const isSigningIn = place.value === '/sign-in';
  const isNobody = session.value === 'nobody';
  useEffect(() => {
    if (isNobody && !isSigningIn) signInFirst();
    if (!isNobody && isSigningIn) go(wantedPlace(placeQuery.value), { instead: true });
  }, [isNobody, isSigningIn]);
  useEffect(() => (isNobody ? undefined : followChanges()), [isNobody]);
  if (isSigningIn || isNobody) return <SignInView />;
  return (
    <>
      <AlertCount />
      <View />
    </>
  );
}

/** Keeps the count in the bar right, whichever view is open. */
function AlertCount(): null {
  const asked = useAsked<{ readonly alerts?: readonly object[] }>('alerts', ['alerts']);
  const count = asked.answer.value?.alerts?.length;
  useEffect(() => {
    if (count !== undefined) openAlerts.value = count;
  }, [count]);
  return null;
}

function View(): JSX.Element {
  const [, part = '', name = ''] = place.value.split('/');
  const title = titles[part];
  useEffect(() => {
    document.title = `${name === '' ? (title ?? 'Not here') : harmless(decoded(name))}, rdpdoctor`;
  }, [part, name]);
  switch (part) {
    case 'fleet':
      return <FleetView />;
    case 'hosts':
      return <HostView target={decoded(name)} key={name} />;
    case 'certificates':
      return <CertificatesView />;
    case 'alerts':
      return name === '' ? <AlertsView /> : <AlertView id={decoded(name)} key={name} />;
    case 'people':
      return <PeopleView />;
    case 'settings':
      return <SettingsView />;
    default:
      return (
        <section class="panel state">
          <h1>Nothing is here</h1>
          <p>
            This address leads nowhere. <To to="/fleet">To the fleet</To>
          </p>
        </section>
      );
  }
}

/** As it was typed; an address that is no text stays as it is. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const titles: Readonly<Record<string, string>> = {
  fleet: 'Fleet',
  hosts: 'Host',
  certificates: 'Certificates',
  alerts: 'Alerts',
  people: 'People',
  settings: 'Settings',
};
