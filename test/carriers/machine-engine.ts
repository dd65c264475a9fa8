import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with a `powershell.exe` that answers plan scripts and the collector like a Windows machine with one memory. */
export interface MachineEngine {
  readonly folder: string;
  /** JSON list of the plans that are applied, for whoever plays the machine's network side. */
  readonly state: string;
}

export function makeMachineEngine(): MachineEngine {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-machine-'));
  const state = join(folder, 'applied.json');
  writeFileSync(state, '[]');
  const path = join(folder, 'powershell.exe');
  writeFileSync(path, `#!${process.execPath}\nconst state = ${JSON.stringify(state)};\n${program}`);
  chmodSync(path, 0o755);
  return { folder, state };
}

const program = `
const { gunzipSync } = require('node:zlib');
const { readFileSync, writeFileSync } = require('node:fs');
let text = '';
process.stdin.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', () => {
  const envelope = JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8'));
  const found = /\\$planText = '([^']+)'/.exec(envelope.script);
  const now = new Date().toISOString();
  if (!found) {
    console.log(JSON.stringify({ format: 'rdpdoctor-bundle', version: 1, form: 'full', side: 'server', computer: 'SRV01', startedAt: now, finishedAt: now, days: 7,
      collector: { engine: 'Desktop 5.1', bits: 64, elevated: true, language: 'de-DE' },
      facts: { services: { TermService: { state: 'running', startup: 'manual' } }, sessions: { active: 0, disconnected: 0 }, machineKeys: { rdpKeyFiles: [{ name: 'f686aace6942fb7f7ceb231212eef4a4_00000000-0000-0000-0000-000000000000', sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)', bytes: 2300, networkServiceRead: false, systemFull: true }] } },
      events: [], channels: [], policies: [], gaps: [] }));
    return;
  }
  const plan = JSON.parse(Buffer.from(found[1], 'base64').toString('utf8'));
  const applied = JSON.parse(readFileSync(state, 'utf8'));
  const there = applied.includes(plan.id);
  const undo = envelope.flags.some(({ name }) => name === 'Undo');
  const other = applied.find((id) => id !== plan.id);
  let outcome = undo ? (there ? 'undone' : 'nothingToUndo') : there ? 'alreadyApplied' : 'applied';
  const problems = [];
  const pfx = plan.steps.find(({ action }) => action.kind === 'importPfx');
  if (pfx && !undo && (pfx.action.path !== envelope.path || envelope.password !== 'pfx pass' || Buffer.from(envelope.file, 'base64')[0] !== 0x30)) {
    outcome = 'refused';
    problems.push({ code: 'notFound', says: 'there is no such file' });
  }
  if (!undo && other) { outcome = 'refused'; problems.push({ code: 'otherPlanOpen', says: 'plan ' + other + ' is open on this computer' }); }
  if (outcome === 'applied') applied.push(plan.id);
  writeFileSync(state, JSON.stringify(undo ? applied.filter((id) => id !== plan.id) : applied));
  console.log('rdpdoctor:1/1:json:' + JSON.stringify({ format: 1, plan: plan.id, computer: 'SRV01', mode: undo ? 'undo' : 'apply', outcome, engine: 'Desktop 5.1',
    startedAt: now, finishedAt: now, journal: 'C:\\\\ProgramData\\\\rdpdoctor\\\\' + plan.id, steps: plan.steps.map(({ n, action }) => ({ n, kind: action.kind, state: 'done' })), problems, notes: [] }));
});
`;
