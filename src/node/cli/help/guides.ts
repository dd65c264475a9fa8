import type { ExitCode } from '../../../app/exit-codes.ts';

/** What help, man page and completions say of a command beside its options. */
export interface Guide {
  readonly examples: readonly (readonly [command: string, does: string])[];
  /** Exit codes that this command ends with; 1, 2 and 130 can end any. */
  readonly exits: readonly ExitCode[];
  /** What a code means after this command, where that is less than it means everywhere. */
  readonly means?: Partial<Readonly<Record<ExitCode, string>>>;
}

const deaths: readonly ExitCode[] = [11, 12, 20, 21, 22, 23, 24, 25];
const lives: readonly ExitCode[] = [0, 30, 31, 32, 33, 40];
const fixes: readonly ExitCode[] = [0, 50, 51, 52, 53, 54, 55, 56];

/** A guide for every command, by its name. */
export const guides: Readonly<Record<string, Guide>> = {
  check: {
    examples: [
      ['rdpdoctor check srv01', 'why does it fail, live; no logon'],
      ['rdpdoctor check srv01 --code 0x904/0x7', 'with the numbers that the client shows'],
      ['rdpdoctor check srv01 System.evtx trace.pcapng', 'the host and its logs together'],
      ['rdpdoctor check bundle.zip office.rdp', 'from files alone'],
      ['rdpdoctor check srv01 --user CORP\\anna', 'with a real logon'],
      [
        'rdpdoctor check srv01 --azure-vm /subscriptions/…/srv01',
        'with what the cloud says of it: power, rules',
      ],
      ['rdpdoctor check srv01 --deep --html srv01.html', 'with tables, as a page to send'],
      ['rdpdoctor check --targets hosts.txt --csv', 'many hosts as a table'],
      ["rdpdoctor check srv01 --expect 'tls1.2+,nla,cert>30d'", 'in CI: exit 33 where something is not so'],
    ],
    exits: [...lives, 3, 4, ...deaths],
  },
  sweep: {
    examples: [
      ['rdpdoctor sweep 10.0.0.0/16 --resume sweep.journal', 'a network; goes on where it was stopped'],
      ['rdpdoctor sweep hosts.txt ad-export.csv --only odd', 'lists and exports; only what is odd'],
      ['rdpdoctor sweep 10.0.0.0/22 --ports 3389,3390 --exclude 10.0.1.0/24', 'two ports, without a part'],
      ["rdpdoctor sweep hosts.txt --expect 'nla,cert>30d'", 'exit 33 where something is not so'],
      ['rdpdoctor sweep 10.0.0.0/24 --names --ndjson | jq .', 'with computer names, for programs'],
    ],
    exits: [0, 3, 11, 12, 33],
  },
  diagnose: {
    examples: [
      ['rdpdoctor check srv01 --save case.json', 'saves what was measured'],
      ['rdpdoctor diagnose case.json --all', 'judges it again, and shows everything'],
      ['rdpdoctor check srv01 --json | rdpdoctor diagnose -', 'the printed JSON holds the case, too'],
    ],
    exits: [...lives, 3, ...deaths],
  },
  demo: { examples: [['rdpdoctor demo', 'a server that misbehaves, and its report']], exits: [0, 20] },
  fix: {
    examples: [
      ['rdpdoctor fix srv01', 'the plan; nothing runs'],
      ['rdpdoctor fix srv01 --collect', 'reads first what only the server knows'],
      ['rdpdoctor fix srv01 --cause unreadable-certificate-key --apply', 'carries it out, after a yes'],
      [
        'rdpdoctor fix srv01 --apply --restart-at 2026-12-01T03:00',
        'with the restart of Windows that some changes need',
      ],
      ['rdpdoctor fix case.json srv01 --script fix.ps1', 'writes the script to run there'],
      [
        'rdpdoctor fix --offline /mnt/windows --script fix.ps1',
        'for the disk of a Windows that does not start',
      ],
    ],
    exits: [...fixes, 3],
  },
  undo: {
    examples: [['rdpdoctor undo fix-20260901-1a2b3c4d', 'puts back what that plan changed']],
    exits: [0, 3, 51, 52, 53, 54],
  },
  prove: {
    examples: [['rdpdoctor prove fix-20260901-1a2b3c4d', 'after the restart: whether that plan helped']],
    exits: [0, 3, 40, 50],
  },
  bind: {
    examples: [
      ['rdpdoctor bind renewed.pfx srv01', 'binds a renewed certificate, and proves it'],
      ['rdpdoctor bind 094B8B79C74D875D0AB6A23AE9BC96C7B5B9FB81', 'one that is in the store here'],
    ],
    exits: [...fixes, 3],
  },
  collect: {
    examples: [
      ['rdpdoctor collect srv01 --check', 'reads what only the server knows, and judges it'],
      ['rdpdoctor collect srv01 --via ssh --user admin --save srv01.json', 'by SSH, into a file'],
    ],
    exits: [0, 3, 4, 53, 54],
  },
  explain: {
    examples: [
      ['rdpdoctor explain 0x904 0x7', 'a pair of codes'],
      ['rdpdoctor explain "Schannel 36870"', 'an event'],
      ['rdpdoctor explain SecurityLayer', 'a setting'],
      ['rdpdoctor explain "black screen after login"', 'what somebody sees'],
      ['rdpdoctor explain - < xrdp.log', 'a log, a dialog, a guide'],
    ],
    exits: [0, 40],
    means: { 0: 'explained' },
  },
  events: {
    examples: [
      ['rdpdoctor events System.evtx --id 36870-36888', 'some events, each with its sentence'],
      ['rdpdoctor events logs/ --count --since 24h', 'how often each occurs'],
      ['rdpdoctor events System.evtx --json | jq .', 'for programs'],
    ],
    exits: [0, 3, 4],
  },
  lint: {
    examples: [['rdpdoctor lint office.rdp', 'each dangerous line, with what to change']],
    exits: [0, 3, 4, 30],
    means: {
      0: 'nothing to change',
      3: 'a file could not be read, or no setting is in it',
      30: 'something should be changed',
    },
  },
  compare: {
    examples: [
      ['rdpdoctor compare srv01 srv02', 'why does one work and the other not'],
      ['rdpdoctor compare good.json bad.json --all', 'two cases saved by check --save'],
      ['rdpdoctor compare srv01 srv02 --deep --json', 'every cipher suite too, for programs'],
    ],
    exits: [0, 3],
  },
  baseline: {
    examples: [
      ['rdpdoctor baseline save fleet.json srv01 srv02', 'how they are, when all is well'],
      ['rdpdoctor baseline check fleet.json', 'all of them: exit 33 where one changed or is weaker'],
      ['rdpdoctor baseline check fleet.json srv02', 'one of them'],
    ],
    exits: [0, 3, 33, ...deaths],
  },
  redact: {
    examples: [
      ['rdpdoctor redact case.json > shareable.json', 'the same case without names and addresses'],
      ['rdpdoctor check srv01 --json > report.json && rdpdoctor redact report.json', 'printed JSON will do'],
    ],
    exits: [0, 3],
  },
  acceptance: {
    examples: [['rdpdoctor acceptance > run.ps1', 'to run on a Windows machine, as administrator']],
    exits: [0],
  },
  collector: {
    examples: [
      ['rdpdoctor collector > collect.ps1', 'a read-only script to run on the server as administrator'],
    ],
    exits: [0],
  },
  watch: {
    examples: [
      ['rdpdoctor watch srv01 srv02', 'every 15 minutes, in rdpdoctor.db'],
      ['rdpdoctor watch srv01 --every 1m --store /var/lib/rdpdoctor/fleet.db', 'more often, elsewhere'],
      ['rdpdoctor watch --once', 'every host that is watched, now, once'],
      ['rdpdoctor watch --store postgres://rdpdoctor@db/fleet', 'for workers in several places'],
      ['rdpdoctor watch --config rdpdoctor.yaml', 'hosts, alerts and channels of a file'],
      [
        'rdpdoctor watch --once --textfile /var/lib/prometheus/node-exporter/rdp.prom',
        'for node_exporter, from cron',
      ],
    ],
    exits: [...lives, 3, ...deaths],
  },
  doctor: {
    examples: [
      ['rdpdoctor doctor --config rdpdoctor.yaml', 'Node, store, clock, files, page, channels'],
      ['rdpdoctor doctor || echo "not in order"', 'in a script: exit 41'],
    ],
    exits: [0, 41],
  },
  init: {
    examples: [
      ['rdpdoctor init srv01 srv02 > rdpdoctor.yaml', 'of hosts that are named'],
      ['rdpdoctor init hosts.csv > rdpdoctor.yaml', 'of a table, in groups by its column customer'],
      ['rdpdoctor init - < sweep.ndjson > rdpdoctor.yaml', 'of what answered to a sweep'],
    ],
    exits: [0, 3],
  },
  status: {
    examples: [
      ['rdpdoctor status', 'every watched host, as it was last seen'],
      ['rdpdoctor status srv01 --nagios --store /var/lib/rdpdoctor/fleet.db', 'a plugin: 0 to 3'],
    ],
    exits: [...lives, 3, ...deaths],
  },
  diff: {
    examples: [
      ['rdpdoctor diff srv01', 'since it last worked'],
      ['rdpdoctor diff srv01 --since 2026-11-01', 'since the last check before that day'],
    ],
    exits: [0, 3],
  },
  serve: {
    examples: [
      ['rdpdoctor serve', 'the page on this machine; the link that is printed lets you in'],
      ['rdpdoctor serve --config rdpdoctor.yaml', 'with hosts, alerts, certificate and sign-in'],
      [
        'rdpdoctor serve --no-watch --store postgres://rdpdoctor@db/fleet',
        'a second one, for the page alone',
      ],
    ],
    exits: [0, 3],
  },
  user: {
    examples: [
      ['rdpdoctor user add anna --role operator', 'asks for her password'],
      ['rdpdoctor user disable anna', 'ends her sessions, too'],
    ],
    exits: [0, 3],
  },
  config: {
    examples: [
      ['rdpdoctor config check rdpdoctor.yaml', 'what is wrong in it, with its line'],
      ['rdpdoctor config schema > rdpdoctor.schema.json', 'for editors'],
    ],
    exits: [0, 3],
  },
  worker: {
    examples: [
      ['rdpdoctor worker --store postgres://rdpdoctor@db/fleet --vantage branch', 'looks from the branch'],
    ],
    exits: [0, 3],
  },
  lab: {
    examples: [
      ['rdpdoctor lab --list', 'which there are'],
      ['rdpdoctor lab closes-after-request --port 21500', 'one of them'],
    ],
    exits: [0, 3],
    means: { 3: 'cannot listen there' },
  },
  store: {
    examples: [
      ['rdpdoctor store backup fleet.bak --store fleet.db', 'a copy as of now; the monitor goes on'],
      ['rdpdoctor store restore fleet.bak --store new.db', 'into a database that is empty'],
      [
        'RDPDOCTOR_STORE=postgres://rdp@localhost/rdp rdpdoctor store restore fleet.bak',
        'from SQLite to PostgreSQL',
      ],
      ['rdpdoctor store export --store fleet.db | jq .', 'for other programs, without secrets'],
      ['rdpdoctor store tidy --cases 14 --store fleet.db', 'what the monitor does every day by itself'],
    ],
    exits: [0, 3, 4],
  },
  completion: {
    examples: [
      ['source <(rdpdoctor completion bash)', 'in ~/.bashrc'],
      ['rdpdoctor completion zsh > ~/.zfunc/_rdpdoctor', 'in a folder of $fpath'],
      ['rdpdoctor completion fish > ~/.config/fish/completions/rdpdoctor.fish', ''],
      ['rdpdoctor completion powershell | Out-String | Invoke-Expression', 'in $PROFILE'],
    ],
    exits: [0],
  },
  man: { examples: [['rdpdoctor man > rdpdoctor.1 && man ./rdpdoctor.1', '']], exits: [0] },
};
