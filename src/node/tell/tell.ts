import type { Channel } from '../../core/fleet/alerts/channel.ts';
import { tellByAlertmanager } from './alertmanager.ts';
import { tellByEmail } from './email.ts';
import { tellByExec } from './exec.ts';
import { inTime } from './in-time.ts';
import { tellBySlack } from './slack.ts';
import { tellBySyslog } from './syslog.ts';
import { tellByTeams } from './teams.ts';
import type { Message, NotTold, Teller, TellingWays } from './telling.ts';
import { tellByWebhook } from './webhook.ts';

const tellers: { readonly [K in Channel['kind']]: Teller<K> } = {
  email: tellByEmail,
  webhook: tellByWebhook,
  slack: tellBySlack,
  teams: tellByTeams,
  alertmanager: tellByAlertmanager,
  syslog: tellBySyslog,
  exec: tellByExec,
};

/** Tells one channel of one alert; undefined where that was done. */
export function tell(channel: Channel, message: Message, ways: TellingWays): Promise<NotTold | undefined> {
  // The kind chooses both the teller and the shape of its channel, which TypeScript cannot follow through a table.
  const teller = tellers[channel.kind] as Teller<Channel['kind']>;
  return inTime(() => teller(channel, message, ways), LONGEST_MS);
}

/** Longer than any channel gives itself. */
const LONGEST_MS = 60_000;
