import { alertText } from '../../core/report/fleet/alert-text.ts';
import { postJson } from './post.ts';
import { secretOf, type Teller } from './telling.ts';

/** Posts to a Slack incoming webhook; `&`, `<` and `>` are the characters Slack asks to escape. */
export const tellBySlack: Teller<'slack'> = async (channel, { alert, event, link }, ways) => {
  const url = secretOf(channel.url, ways);
  if (typeof url !== 'string') return url;
  const { subject, body } = alertText(alert, event, link);
  const text = `*${escaped(subject)}*\n${escaped(body.slice(body.indexOf('\n') + 1)).trim()}`;
  return postJson(url, JSON.stringify({ text, unfurl_links: false }), {}, ways.signal);
};

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
