import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DecodeError } from '../../bytes/reader.ts';
import type { Template } from './binxml-node.ts';
import { readChunkHeader } from './chunk-header.ts';
import { CHUNK_LENGTH, openChunk, type Chunk } from './chunk.ts';
import { extractRecord } from './extract-record.ts';
import { plannedRecord } from './planned-record.ts';
import { resolveFragment } from './resolve-event.ts';
import { readFragment } from './template-instance.ts';
import { walkChunk, type RecordSpan } from './walk-chunk.ts';
import { readEvtx, type EvtxSummary } from './evtx-reader.ts';
import type { EvtxEvent } from './read-chunk.ts';

const shared = new URL('../../../../../shared/fixtures/', import.meta.url).pathname;
const hasFixtures = existsSync(`${shared}evtx`);
const evtxexport = spawnSync('evtxexport', ['-V']).error === undefined;

// What libevtx 20181227 exports of each file with `evtxexport -f xml`: records in use, and recovered ones.
const counts: readonly (readonly [file: string, inUse: number, recovered: number])[] = [
  ['attack-samples/4624 LT3 AnonymousLogon Localhost - JuicyPotato.evtx', 3, 0],
  ['attack-samples/CA_4624_4625_LogonType2_LogonProc_chrome.evtx', 4, 0],
  ['attack-samples/DE_RDP_Tunnel_5156.evtx', 101, 0],
  ['attack-samples/DE_RDP_Tunneling_4624.evtx', 18, 0],
  ['attack-samples/DE_RDP_Tunneling_TerminalServices-RemoteConnectionManagerOperational_1149.evtx', 228, 0],
  ['attack-samples/DE_sysmon-3-rdp-tun.evtx', 73, 0],
  ['attack-samples/DFIR_RDP_Client_TimeZone_RdpCoreTs_104_example.evtx', 21, 0],
  ['attack-samples/Invoke_TokenDuplication_UAC_Bypass4624.evtx', 1, 25],
  ['attack-samples/LM_4624_mimikatz_sekurlsa_pth_source_machine.evtx', 6, 0],
  ['attack-samples/LM_WMI_4624_4688_TargetHost.evtx', 8, 0],
  ['attack-samples/LM_sysmon_1_12_13_3_tsclient_SharpRdp.evtx', 9, 0],
  ['attack-samples/LM_sysmon_3_12_13_1_SharpRDP.evtx', 38, 0],
  ['attack-samples/NTLM2SelfRelay-med0x2e-security_4624_4688.evtx', 11, 0],
  ['attack-samples/Runas_4624_4648_Webshell_CreateProcessAsUserA.evtx', 3, 0],
  ['attack-samples/de_portforward_netsh_rdp_sysmon_13_1.evtx', 3, 0],
  ['attack-samples/dfir_rdpsharp_target_RdpCoreTs_168_68_131.evtx', 40, 0],
  ['attack-samples/privesc_KrbRelayUp_windows_4624.evtx', 1, 2],
  ['attack-samples/rdpcorets_148_mst120_bluekeep_rpdscan_full.evtx', 733, 14],
  ['attack-samples/remote task update 4624 4702 same logonid.evtx', 8, 0],
  ['attack-samples/security_4624_4673_token_manip.evtx', 14, 0],
  ['attack-samples/sharprdp_sysmon_7_mstscax.dll.evtx', 4, 0],
  ['attack-samples/sysmon_13_rdp_settings_tampering.evtx', 20, 0],
  ['attack-samples/tunna_iis_rdp_smb_tunneling_sysmon_3.evtx', 12, 0],
  ['chainsaw/security_sample.evtx', 10, 0],
  ['evtx-crate/2-system-Microsoft-Windows-LiveId%4Operational.evtx', 399, 0],
  ['evtx-crate/2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx', 1910, 41],
  [
    'evtx-crate/2-vss_0-Microsoft-Windows-TerminalServices-RemoteConnectionManager%4Operational.evtx',
    1774,
    266,
  ],
  ['evtx-crate/2-vss_7-System.evtx', 1160, 0],
  ['evtx-crate/Application_no_crc32.evtx', 17, 0],
  ['evtx-crate/E_ShadowCopy6_windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx', 89, 0],
  ['evtx-crate/E_Windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx', 24, 0],
  ['evtx-crate/E_Windows_system32_winevt_logs_Microsoft-Windows-Shell-Core%4Operational.evtx', 1146, 126],
  ['evtx-crate/MSExchange_Management_wec.evtx', 0, 0],
  ['evtx-crate/Microsoft-Windows-HelloForBusiness%4Operational.evtx', 5, 0],
  ['evtx-crate/Microsoft-Windows-LanguagePackSetup%4Operational.evtx', 16, 0],
  ['evtx-crate/Security_short_selected.evtx', 7, 0],
  ['evtx-crate/Security_with_size_t.evtx', 636, 0],
  ['evtx-crate/issue_201.evtx', 0, 0],
  ['evtx-crate/new-user-security.evtx', 4, 0],
  ['evtx-crate/post-Security.evtx', 126, 0],
  ['evtx-crate/sample-with-irregular-bool-values.evtx', 3028, 0],
  ['evtx-crate/sample-with-zero-data-size-event.evtx', 335, 114],
  ['evtx-crate/sample_with_a_bad_chunk_magic.evtx', 267, 81],
  ['evtx-crate/security.evtx', 2261, 0],
  ['evtx-crate/security_bad_string_cache.evtx', 2261, 0],
  ['evtx-crate/sysmon.evtx', 358, 0],
  ['evtx-crate/system.evtx', 1881, 0],
  ['evtxhussar/Application15.evtx', 1, 0],
  ['velocidex-evtx/Microsoft-Windows-CAPI2_Operational_EventID70.evtx', 1, 0],
  ['velocidex-evtx/Security.evtx', 739, 1],
  ['velocidex-evtx/Security_1_record.evtx', 1, 0],
  ['velociraptor/DE_104_system_log_cleared.evtx', 1, 0],
  ['velociraptor/EID4103_PowershellModule.evtx', 15, 0],
  ['velociraptor/EID4104_PowershellScriptblock.evtx', 2, 0],
  ['velociraptor/EID4769_Kerberoasting.evtx', 9, 9],
  ['velociraptor/Microsoft-Windows-Sysmon%4Operational.evtx', 7, 0],
  ['velociraptor/RDPAuth_LocalSessionManager.evtx', 17, 3],
  ['velociraptor/RDPAuth_RemoteConnectionManager.evtx', 4, 0],
  ['velociraptor/RDPAuth_Security.evtx', 789, 0],
  ['velociraptor/RDPAuth_System.evtx', 186, 0],
  ['velociraptor/SecurityTasks.evtx', 8, 0],
  ['velociraptor/Security_1_record.evtx', 1, 0],
  ['velociraptor/TaskScheduler.evtx', 20, 0],
];

interface ReadLog {
  readonly events: readonly string[];
  readonly summary: EvtxSummary;
}

const logs = new Map<string, ReadLog>();

function read(file: string): ReadLog {
  const log = logs.get(file) ?? readAll(file);
  logs.set(file, log);
  return log;
}

function readAll(file: string): ReadLog {
  const events: string[] = [];
  const reading = readEvtx([readFileSync(`${shared}evtx/${file}`)], { recovered: true });
  let next: IteratorResult<EvtxEvent, EvtxSummary> = reading.next();
  for (; next.done !== true; next = reading.next()) events.push(next.value.xml());
  return { events, summary: next.value };
}

/** The elements of one event's XML with the spellings that tools choose freely made equal. */
function elements(xml: string): readonly string[] {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/\{?[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}?/gi, (guid) => guid.toLowerCase())
    .replaceAll(/(\.\d{7})00Z/g, '$1Z')
    .replaceAll(/\b0x[0-9a-f]+\b/gi, (number) => String(BigInt(number)))
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([<>]) ?/g, '$1')
    .replaceAll(/<([^\s/>]+)((?:\s[^>]*[^/])?)><\/\1>/g, '<$1$2/>')
    .split('<')
    .slice(1);
}

/** The crate prints microseconds, and some GUIDs without braces. */
function crateElements(xml: string): readonly string[] {
  const time = /(\d\d:\d\d:\d\d\.\d{6})\d?Z/g;
  return elements(xml.trimEnd()).map((element) => element.replaceAll(time, '$1Z').replaceAll(/[{}]/g, ''));
}

function eventsOf(text: string): readonly string[] {
  return text
    .split(/(?=<Event xmlns="http:\/\/schemas\.microsoft\.com)/)
    .slice(1)
    .map((event) => event.trimEnd());
}

function key(event: string): string {
  return `${/<EventRecordID>\d*/.exec(event)?.[0]} ${/SystemTime="[^"]{0,27}/.exec(event)?.[0]}`;
}

function expectSameContent(file: string, theirs: string): void {
  const ours = new Map<string, string[]>();
  for (const event of read(file).events) {
    ours.set(key(event), [...(ours.get(key(event)) ?? []), JSON.stringify(elements(event))]);
  }
  const unequal = eventsOf(theirs).filter(
    (event) => !(ours.get(key(event)) ?? []).includes(JSON.stringify(elements(event))),
  );
  expect(unequal).toEqual([]);
}

describe.skipIf(!hasFixtures)('event logs of ../shared/fixtures (skipped without them)', () => {
  test.each(counts)('%s: at least the %i + %i events libevtx reads', (file, inUse, recovered) => {
    const { summary } = read(file);
    expect(summary.records).toBeGreaterThanOrEqual(inUse);
    expect(summary.records + summary.recovered).toBeGreaterThanOrEqual(inUse + recovered);
  });

  const published = hasFixtures ? readFileSync(`${shared}expected/evtx-crate/record-counts.tsv`, 'utf8') : '';
  const rows = published.split('\n').map((line) => line.split('\t'));
  test.each(rows.filter(([file]) => file?.startsWith('evtx/')))(
    '%s: at least the %s records the evtx crate publishes',
    (file = '', ok = '') => {
      expect(read(file.slice('evtx/'.length)).summary.records).toBeGreaterThanOrEqual(Number(ok));
    },
  );

  // libevtx stops in these logs at an entity reference; the evtx crate has published what a few records hold.
  const capi2 = 'evtx-crate/E_Windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx';
  test.each([
    ['event_xml_sample', 'evtx-crate/security.evtx', 1],
    ['event_xml_sample_with_string_with_trailing_spaces', 'evtx-crate/security.evtx', 2260],
    ['event_xml_sample_with_user_data', capi2, 1],
    ['event_xml_sample_with_entity_ref', capi2, 28],
    ['event_xml_sample_with_entity_ref_2', capi2, 25],
  ])('%s: the record the evtx crate publishes', (name, file, recordId) => {
    const snapshot = readFileSync(`${shared}expected/evtx-crate/test_record_samples__${name}.snap`, 'utf8');
    const ours = read(file).events.find((event) => event.includes(`<EventRecordID>${recordId}<`)) ?? '';
    expect(crateElements(ours)).toEqual(crateElements(snapshot.slice(snapshot.indexOf('<Event '))));
  });

  test.each(counts)('%s: records read from values equal those read from the XML', (file) => {
    const bytes = new Uint8Array(readFileSync(`${shared}evtx/${file}`));
    const known = new Map<number, Template>();
    for (let at = 4096; at < bytes.length; at += CHUNK_LENGTH) {
      const chunk = openChunk(bytes.subarray(at, at + CHUNK_LENGTH), known, []);
      for (const span of walkChunk(chunk.bytes, chunk.view, readChunkHeader(chunk.bytes, 0))) {
        if (span.kind === 'record') expectBothWaysEqual(chunk, span);
      }
    }
  });

  test.each(counts)('%s: the content libevtx printed', (file) => {
    const golden = `${shared}expected/libevtx-xml/${file.replace('/', '__')}.xml.gz`;
    if (existsSync(golden))
      expectSameContent(file, inUseOnly(file, gunzipSync(readFileSync(golden)).toString()));
  });
});

function expectBothWaysEqual(chunk: Chunk, span: RecordSpan): void {
  try {
    const origin = { recordId: span.id, written: '', recovered: span.recovered, problem: undefined };
    const fragment = readFragment(chunk, span.at + 24, span.end, 0);
    if (fragment.kind !== 'instance') return;
    const planned = plannedRecord(chunk, fragment.instance, origin);
    const { children, problem } = resolveFragment(chunk, fragment);
    if (planned !== undefined)
      expect(planned.record).toEqual(extractRecord(children, { ...origin, problem }));
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
  }
}

// The stored goldens hold recovered records too, into which libevtx sometimes fills foreign templates.
function inUseOnly(file: string, xml: string): string {
  const inUse = counts.find(([name]) => name === file)?.[1] ?? 0;
  return eventsOf(xml).slice(0, inUse).join('\n');
}

describe.skipIf(!hasFixtures || !evtxexport)(
  'the same records by evtxexport (skipped where not installed)',
  () => {
    test.each(counts)('%s: every record in use has the same content', (file) => {
      const run = spawnSync('evtxexport', ['-f', 'xml', `${shared}evtx/${file}`], { maxBuffer: 1 << 28 });
      expectSameContent(file, run.stdout.toString());
    });
  },
);
