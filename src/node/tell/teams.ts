import { alertText } from '../../core/report/fleet/alert-text.ts';
import { postJson } from './post.ts';
import { secretOf, type Teller } from './telling.ts';

/** Posts an Adaptive Card to a Teams workflow ("when a webhook request is received"). */
export const tellByTeams: Teller<'teams'> = async (channel, { alert, event, link }, ways) => {
  const url = secretOf(channel.url, ways);
  if (typeof url !== 'string') return url;
  const { subject, body } = alertText(alert, event);
  const lines = body.split('\n').slice(1);
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      { type: 'TextBlock', text: plain(subject), weight: 'Bolder', size: 'Medium', wrap: true },
      ...lines
        .filter((line) => line !== '')
        .map((line) => ({ type: 'TextBlock', text: plain(line), wrap: true, spacing: 'Small' })),
    ],
    ...(link === undefined ? {} : { actions: [{ type: 'Action.OpenUrl', title: 'Open', url: link }] }),
  };
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content };
  return postJson(url, JSON.stringify({ type: 'message', attachments: [attachment] }), {}, ways.signal);
};

/** Text blocks read a part of Markdown; names from the wire must make no links. */
function plain(text: string): string {
  return text.replace(/[[\]*_`\\]/g, (mark) => `\\${mark}`);
}
