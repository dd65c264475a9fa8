import type { JSX } from 'preact';
import type { Settings } from '../../../app/api/settings.ts';
import { may } from '../../app/session.ts';
import { Part } from '../parts/part.tsx';
import { useAsked } from '../parts/answer-of.ts';
import { Failed, Waiting } from '../parts/states.tsx';
import { lengthWords } from '../parts/time-words.ts';
import { ImportHosts } from './import-hosts.tsx';
import { WatchHost } from './watch-host.tsx';

/** What the server watches, whom it tells and what it lets people do; hosts are added here, the rest in its configuration. */
export function SettingsView(): JSX.Element {
  const asked = useAsked<Settings>('settings');
  const settings = asked.answer.value;
  return (
    <div class="settings">
      <div class="view-head">
        <div>
          <h1>Settings</h1>
          <p class="quiet">
            {settings === undefined
              ? ''
              : settings.isConfigured
                ? 'The owner’s configuration file says this; it is changed there.'
                : 'No configuration file was named: everything is as usual.'}
          </p>
        </div>
      </div>
      {asked.problem.value === undefined ? null : (
        <Failed problem={asked.problem.value} again={asked.again} />
      )}
      {may('admin') && settings !== undefined ? (
        <div class="columns even">
          <WatchHost vantage={settings.vantage} everySeconds={settings.everySeconds} />
          <ImportHosts />
        </div>
      ) : null}
      {settings === undefined && asked.problem.value === undefined ? <Waiting /> : null}
      {settings === undefined ? null : (
        <div class="columns even">
          <div class="column">
            <Watching settings={settings} />
            <Doors settings={settings} />
          </div>
          <div class="column">
            <Channels settings={settings} />
            <Rules settings={settings} />
          </div>
        </div>
      )}
    </div>
  );
}

function Watching({ settings }: { readonly settings: Settings }): JSX.Element {
  const { isWatching, vantage, everySeconds, atOnce, keepDays, groups, version } = settings;
  return (
    <Part title="What it watches" name="watching">
      <Pairs
        of={[
          ['It looks', isWatching ? `from here, called ${vantage}` : 'not itself: workers elsewhere look'],
          ['Each host', `every ${lengthWords(everySeconds)}, ${atOnce} at once`],
          ['It keeps', `whole cases ${keepDays.cases} days, outcomes ${keepDays.checks} days`],
          ...(groups.length === 0
            ? []
            : [
                [
                  'Groups',
                  groups
                    .map(({ name, expect }) => (expect === undefined ? name : `${name} (expects ${expect})`))
                    .join(', '),
                ] as const,
              ]),
          ['Version', version],
        ]}
      />
    </Part>
  );
}

function Doors({ settings: { ranges, signsInBy } }: { readonly settings: Settings }): JSX.Element {
  return (
    <Part title="What people may do" name="doors">
      <Pairs
        of={[
          [
            'Sign in by',
            signsInBy.map((way) => (way === 'openId' ? 'identity provider' : 'password')).join(' or '),
          ],
          [
            'Look on request',
            ranges.length === 0 ? 'at watched hosts only' : `at watched hosts and ${ranges.join(', ')}`,
          ],
        ]}
      />
    </Part>
  );
}

function Channels({ settings: { channels } }: { readonly settings: Settings }): JSX.Element {
  return (
    <Part title="Whom it tells" name="channels">
      {channels.length === 0 ? (
        <p class="quiet">
          Nobody. Alerts show on this page only; <code>rdpdoctor config</code> explains how to name a channel.
        </p>
      ) : (
        <ul class="channel-list">
          {channels.map(({ name, kind, least, groups }) => (
            <li key={name}>
              <strong>{name}</strong> <span class="pill">{kind}</span>
              <p class="quiet small">
                {least === 'notice'
                  ? 'everything'
                  : least === 'warning'
                    ? 'warnings and worse'
                    : 'critical alone'}
                {groups === undefined ? '' : `, of ${groups.join(', ')}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Rules({ settings: { alerts } }: { readonly settings: Settings }): JSX.Element {
  const { graceSeconds, recoverSeconds, remindSeconds, quiet, ignore } = alerts;
  return (
    <Part title="When it tells" name="rules">
      <Pairs
        of={[
          ['Trouble lasts', `${lengthWords(graceSeconds)} before anybody hears of it`],
          ['It is over', `after ${lengthWords(recoverSeconds)} without it`],
          ['Reminders', remindSeconds === 0 ? 'none' : `every ${lengthWords(remindSeconds)}`],
          [
            'Quiet hours',
            quiet.length === 0
              ? 'none'
              : quiet
                  .map(({ from, to, zone, except }) => `${from} to ${to} (${zone}), except ${except}`)
                  .join('; '),
          ],
          ['Nobody hears of', ignore.length === 0 ? 'nothing: everything is told' : ignore.join(', ')],
        ]}
      />
    </Part>
  );
}

function Pairs({ of }: { readonly of: readonly (readonly [string, string])[] }): JSX.Element {
  return (
    <dl class="pairs">
      {of.flatMap(([name, says]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{says}</dd>])}
    </dl>
  );
}
