import { expect, it } from 'vitest';
import { configSchema } from '../../src/core/fleet/config.ts';
import { settingsOf } from '../../src/node/server/settings-of.ts';

it('channels are shown by name and kind; where they lead and what opens them stays inside', () => {
  const config = configSchema.parse({
    groups: [{ name: 'web', hosts: ['srv01'], expect: 'nla' }],
    channels: [
      { name: 'on call', kind: 'webhook', url: 'https://hooks.example/T0P-SECRET', key: '${HOOK_KEY}' },
      {
        name: 'mail',
        kind: 'email',
        server: 'mail.example',
        user: 'bot',
        password: '${MAIL_PASSWORD}',
        from: 'rdp@example.com',
        to: ['ops@example.com'],
        groups: ['web'],
      },
    ],
    serve: { openId: { issuer: 'https://id.example', clientId: 'c', roles: { a: 'admin' } } },
  });
  const settings = settingsOf(config, { isConfigured: true, isWatching: true, version: '1' });
  expect(settings.channels).toEqual([
    { name: 'on call', kind: 'webhook', least: 'warning' },
    { name: 'mail', kind: 'email', least: 'warning', groups: ['web'] },
  ]);
  expect(settings.signsInBy).toEqual(['password', 'openId']);
  expect(JSON.stringify(settings)).not.toMatch(/SECRET|HOOK|MAIL_|example/);
});
