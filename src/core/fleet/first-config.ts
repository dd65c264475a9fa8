import { harmless } from '../bytes/harmless.ts';
import type { Found } from './sweep/found-host.ts';
import { groupedHosts, type HostGroup } from './host-groups.ts';

/** A first configuration for hosts that were found, each line explained. What is not known stands there as a comment. */
export function firstConfig({ hosts, silent }: Pick<Found, 'hosts' | 'silent'>): string {
  return [head, 'groups:', ...groupedHosts(hosts).flatMap(groupLines), ...silentLines(silent), tail].join(
    '\n',
  );
}

function groupLines({ name, shares, hosts }: HostGroup): readonly string[] {
  return [
    `  # ${comment(shares)}`,
    `  - name: ${quoted(name)}`,
    '    # every: 5m                        # more often than the rest',
    '    # expect: nla,tls1.2+,cert>30d     # what must be so; warned of when it is not',
    '    hosts:',
    ...hosts.map(({ target }) => `      - ${quoted(target)}`),
    '',
  ];
}

function silentLines(silent: readonly string[]): readonly string[] {
  if (silent.length === 0) return [];
  const named = silent.slice(0, 50).map((target) => `#   ${comment(target)}`);
  const more = silent.length > named.length ? [`#   and ${silent.length - named.length} more`] : [];
  return [
    `# Left out: ${silent.length} that did not answer as Remote Desktop when they were looked at:`,
    ...named,
    ...more,
    '',
  ];
}

/** A JSON string is a YAML string, whatever is in it. */
function quoted(text: string): string {
  return JSON.stringify(harmless(text));
}

function comment(text: string): string {
  return harmless(text).replace(/\s+/g, ' ');
}

const head = `# What rdpdoctor watches, and whom it tells. \`rdpdoctor config check FILE\` says what is wrong in here;
# \`rdpdoctor config schema\` prints a schema for editors. Secrets never stand here: \${NAME} names an environment variable.

# Where it remembers: a file beside this one, or \${RDPDOCTOR_STORE} for a PostgreSQL URL with its password.
store: rdpdoctor.db

# What this place is called, where several look at the same hosts.
vantage: here

# From one look at a host to the next: 30s to 7d.
every: 15m

# How many hosts are looked at at once.
atOnce: 16

# Hosts of a group are compared with one another: the odd one out is found. A host may stand in several.`;

const tail = `# How long whole cases and single checks are kept.
keep: { cases: 90d, checks: 400d }

alerts:
  # Trouble must last this long before anybody is told, and be gone this long before that is told.
  graceSeconds: 120
  recoverSeconds: 120
  # Told again after so long, unless somebody took it; 0 for never.
  remindSeconds: 86400
  # Hours in which only what is critical is told:
  # quiet: [{ from: '22:00', to: '06:00', zone: Europe/Berlin }]

# Whom to tell. Nobody is told until a line of these is taken out of its comment and filled in.
channels: []
#  - { name: mail, kind: email, server: mail.example.com, user: rdpdoctor, password: '\${SMTP_PASSWORD}', from: rdpdoctor@example.com, to: [you@example.com] }
#  - { name: chat, kind: slack, url: '\${SLACK_URL}', least: warning }
#  - { name: hook, kind: webhook, url: 'https://example.com/hook', key: '\${HOOK_KEY}' }

serve:
  # Where the page listens. Anything but this machine needs a certificate:
  listen: 127.0.0.1:8389
  # tls: { certificate: server.pem, key: server.key }
  # Networks that may be looked at from the page; the hosts above always may.
  ranges: []
`;
