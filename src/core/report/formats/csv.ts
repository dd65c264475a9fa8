import { nlaOf } from '../../facts/nla.ts';
import { daysBetween } from '../../facts/time.ts';
import { csvCell, type CsvValue } from './csv-cell.ts';
import { hashWords, keyWords } from '../words/certificate-words.ts';
import type { ReportedHost } from './reported-host.ts';

/** Hosts as CSV (RFC 4180), one row each under a row of names; dates are ISO 8601, times milliseconds. */
export function renderCsv(hosts: readonly ReportedHost[]): string {
  const rows = [columns.map(([name]) => name), ...hosts.map((host) => columns.map(([, of]) => of(host)))];
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

const columns: readonly (readonly [name: string, of: (host: ReportedHost) => CsvValue])[] = [
  ['target', ({ report }) => report.target],
  ['address', ({ report }) => report.address],
  ['looked_at', ({ report }) => report.made.at],
  ['looked_from', ({ report }) => report.made.from],
  ['outcome', ({ diagnosis }) => diagnosis.outcome],
  ['exit', ({ exit }) => exit.code],
  ['phase', ({ diagnosis }) => (isTelling(diagnosis) ? diagnosis.phase : undefined)],
  ['finding', ({ diagnosis }) => (isTelling(diagnosis) ? diagnosis.lead?.id : undefined)],
  ['confidence', ({ diagnosis, report }) => (isTelling(diagnosis) ? report.confidence : undefined)],
  ['headline', ({ report }) => report.headline],
  ['do_first', ({ report }) => (report.tryFirst[0]?.steps ?? report.doThis)[0]?.title],
  ['server_name', ({ known }) => known.ntlmIdentity?.dnsComputer ?? known.ntlmIdentity?.computer],
  ['server_build', ({ known }) => known.ntlmIdentity?.osBuild],
  ['clock_skew_seconds', ({ known }) => known.serverClock?.skewSeconds],
  ['nla', ({ known }) => nlaOf(known)],
  ['tls_version', ({ known }) => tlsOf(known)?.version],
  ['tls_suite', ({ known }) => tlsOf(known)?.cipher],
  ['certificate_subject', ({ known }) => known.tlsCertificate?.subject],
  ['certificate_from', ({ known }) => known.tlsCertificate?.notBefore],
  ['certificate_until', ({ known }) => known.tlsCertificate?.notAfter],
  ['certificate_days_left', ({ known }) => daysLeft(known)],
  ['certificate_key', ({ known }) => known.tlsCertificate && keyWords(known.tlsCertificate)],
  ['certificate_hash', ({ known }) => known.tlsCertificate && hashWords(known.tlsCertificate.signature)],
  ['certificate_sha1', ({ known }) => known.tlsCertificate?.sha1],
];

/** What only informs stands beside a healthy connection, and is nothing to look for in a table. */
function isTelling({ outcome, lead }: ReportedHost['diagnosis']): boolean {
  return outcome !== 'works' || lead?.impact === 'weakens';
}

function tlsOf({ tlsHandshake }: ReportedHost['known']) {
  return tlsHandshake?.outcome === 'completed' ? tlsHandshake : undefined;
}

function daysLeft({ tlsCertificate, clockHere }: ReportedHost['known']): number | undefined {
  if (tlsCertificate === undefined || clockHere === undefined) return undefined;
  return daysBetween(clockHere, tlsCertificate.notAfter);
}
