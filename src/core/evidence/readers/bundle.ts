import { fact, type Fact, type Gap, type Source } from '../../facts/case-file.ts';
import { firstMisfit } from '../../facts/misfits.ts';
import type { FactName, FactTypes } from '../../facts/vocabulary.ts';
import {
  collectedFactSchemas,
  collectorBundle,
  type CollectedFact,
  type CollectorBundle,
} from '../bundle-format.ts';
import { onlyNotes, readWhole, type EvidenceReader } from '../reader.ts';
import { readText } from '../text-file.ts';

/** The JSON that the collector prints on a machine → the facts it states, and its events. */
export const bundleReader: EvidenceReader = {
  name: 'collector bundle',
  tellsByEvents: true,

  recognises(head) {
    return /^\s*\{[^]*"format"\s*:\s*"rdpdoctor-bundle"/.test(readText(head).text);
  },

  read(source, { events, budget }) {
    const bytes = readWhole(source, 64 * 1_048_576);
    if ('problem' in bytes) return onlyNotes(bytes.problem);
    let json: unknown;
    try {
      json = JSON.parse(readText(bytes).text);
    } catch {
      return onlyNotes(`${source.name}: a collector bundle that is cut off or damaged: not JSON`);
    }
    const parsed = collectorBundle.safeParse(json);
    if (!parsed.success) {
      return onlyNotes(`${source.name}: collector bundle: ${firstMisfit(parsed.error, { value: json })}`);
    }
    for (const logged of parsed.data.events) {
      if (!budget.take('items', logged.newest.length + 1)) break;
      events.addCounted({ ...logged, computer: parsed.data.computer });
    }
    for (const channel of parsed.data.channels) {
      if (!budget.take('items')) break;
      events.covers({
        channel: channel.channel,
        computer: parsed.data.computer,
        first: channel.first ?? '',
        last: channel.last ?? '',
        records: channel.records,
        lost: channel.lost,
      });
    }
    return { ...factsOf(parsed.data, source.name), notes: notesOf(parsed.data, source.name) };
  },
};

function factsOf(bundle: CollectorBundle, from: string): { facts: readonly Fact[]; gaps: readonly Gap[] } {
  const source: Source = {
    by: 'collector',
    from: `${bundle.computer} (${from})`,
    at: bundle.finishedAt,
    computer: bundle.computer,
  };
  const facts: Fact[] = [];
  const gaps: Gap[] = bundle.gaps.map((gap) => ({
    ...gap,
    detail: { code: 'other', params: { told: gap.detail } },
  }));
  for (const [name, value] of Object.entries(bundle.facts)) {
    const checked = collectedFactSchemas[name as CollectedFact].safeParse(value);
    // The schema of this very name has just accepted the value.
    if (checked.success) facts.push(fact(name as FactName, checked.data as FactTypes[FactName], source));
    else
      gaps.push({
        name: name as FactName,
        reason: 'not understood',
        detail: {
          code: 'notOfItsShape',
          params: { file: from, path: checked.error.issues[0]?.path.join('.') ?? '' },
        },
      });
  }
  return { facts, gaps };
}

function notesOf(bundle: CollectorBundle, from: string): readonly string[] {
  const notes: string[] = [];
  if (!bundle.collector.elevated)
    notes.push(
      `${from}: the collector ran without administrator rights: keys, services and Security log may be missing`,
    );
  if (bundle.collector.bits === 32) notes.push(`${from}: the collector ran in 32-bit PowerShell`);
  return notes;
}
