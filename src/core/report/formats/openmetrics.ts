import { nlaOf } from '../../facts/nla.ts';
import { millisOf } from '../../facts/time.ts';
import { findingsOf } from '../../diagnosis/diagnosis.ts';
import type { ReportedHost } from './reported-host.ts';

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Family {
  readonly name: string;
  readonly unit?: 'seconds';
  readonly help: string;
  readonly samples: (host: ReportedHost) => readonly Sample[];
}

/** Hosts in the OpenMetrics text format 1.0, ended by # EOF; gauges alone, so that it is Prometheus' older format, too. */
export function renderOpenMetrics(hosts: readonly ReportedHost[]): string {
  const lines = families.flatMap(({ name, unit, help, samples }) => {
    const rows = hosts.flatMap((host) =>
      samples(host).map(({ labels, value }) =>
        sampleLine(
          name,
          {
            host: host.report.target,
            ...labels,
          },
          value,
        ),
      ),
    );
    if (rows.length === 0) return [];
    return [
      `# TYPE ${name} gauge`,
      ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
      `# HELP ${name} ${help}`,
      ...rows,
    ];
  });
  return `${[...lines, '# EOF'].join('\n')}\n`;
}

const families: readonly Family[] = [
  {
    name: 'rdp_up',
    help: 'Whether Remote Desktop connects, as far as it was looked (1), or not, or that is not known (0).',
    samples: ({ diagnosis: { outcome } }) => [one(outcome === 'fails' || outcome === 'unknown' ? 0 : 1)],
  },
  {
    name: 'rdp_exit_code',
    help: 'The exit code of rdpdoctor check, as docs/exit-codes.md lists them.',
    samples: ({ exit }) => [one(exit.code)],
  },
  {
    name: 'rdp_phase_seconds',
    unit: 'seconds',
    help: 'How long each phase of the connection took.',
    samples: ({ report }) =>
      report.phases.flatMap(({ phase, ms }) =>
        ms === undefined ? [] : [{ labels: { phase }, value: Math.round(ms * 1_000) / 1_000_000 }],
      ),
  },
  {
    name: 'rdp_certificate_not_after_seconds',
    unit: 'seconds',
    help: 'When the certificate ends, as seconds since 1970.',
    samples: ({ known: { tlsCertificate } }) =>
      tlsCertificate === undefined ? [] : [one(Math.floor(millisOf(tlsCertificate.notAfter) / 1_000))],
  },
  {
    name: 'rdp_clock_skew_seconds',
    unit: 'seconds',
    help: 'How far the clock of the server is ahead of the one here.',
    samples: ({ known: { serverClock } }) =>
      serverClock === undefined ? [] : [one(serverClock.skewSeconds)],
  },
  {
    name: 'rdp_nla_required',
    help: 'Whether the server requires NLA.',
    samples: ({ known }) => {
      const nla = nlaOf(known);
      return nla === undefined ? [] : [one(nla === 'required' ? 1 : 0)];
    },
  },
  {
    name: 'rdp_expected_met',
    help: 'Whether what --expect asked for is so.',
    samples: ({ expected }) =>
      expected.map(({ name, is }) => ({ labels: { expects: name }, value: is === 'met' ? 1 : 0 })),
  },
  {
    name: 'rdp_tls_info',
    help: 'The TLS version and cipher suite that were chosen.',
    samples: ({ known: { tlsHandshake } }) =>
      tlsHandshake?.outcome === 'completed'
        ? [{ labels: { version: tlsHandshake.version, suite: tlsHandshake.cipher }, value: 1 }]
        : [],
  },
  {
    name: 'rdp_finding_info',
    help: 'What was found, by its id and impact.',
    samples: ({ diagnosis }) =>
      findingsOf(diagnosis)
        .filter(({ confidence }) => confidence !== 'possible')
        .map(({ id, impact, phase }) => ({ labels: { id, impact, phase }, value: 1 })),
  },
];

function one(value: number): Sample {
  return { labels: {}, value };
}

function sampleLine(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const said = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}{${said.join(',')}} ${value}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replace(/\r?\n/g, '\\n');
}
