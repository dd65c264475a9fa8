import { findingsOf, type Finding } from '../../diagnosis/diagnosis.ts';
import type { Impact } from '../../judging/statement.ts';
import { evidenceLine } from '../words/fact-labels.ts';
import type { ReportedHost } from './reported-host.ts';
import { oneLine } from '../layout/wrap.ts';

/** Findings of all hosts in SARIF 2.1.0: a rule for each cause and observation, a result for each host it was found on. */
export function sarifOf(hosts: readonly ReportedHost[], version: string): unknown {
  const found = hosts.flatMap((host) =>
    findingsOf(host.diagnosis)
      .filter(({ confidence }) => confidence !== 'possible')
      .map((finding) => ({ host, finding })),
  );
  const rules = [...new Map(found.map(({ finding }) => [finding.id, finding])).values()];
  const indexOf = new Map(rules.map(({ id }, i) => [id, i]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'rdpdoctor', version, rules: rules.map(ruleOf) } },
        invocations: [{ executionSuccessful: true }],
        results: found.map(({ host, finding }) => resultOf(host, finding, indexOf.get(finding.id) ?? 0)),
      },
    ],
  };
}

function ruleOf({ id, title, explanation, impact, references, phase }: Finding): unknown {
  const [help] = references.filter((reference) => /^https:\/\/\S+$/.test(reference));
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: oneLine(explanation) },
    defaultConfiguration: { level: levels[impact] },
    ...(help === undefined ? {} : { helpUri: help }),
    properties: { phase, tags: ['remote-desktop', phase] },
  };
}

function resultOf({ report }: ReportedHost, finding: Finding, ruleIndex: number): unknown {
  const proofs = finding.evidence.map(evidenceLine);
  return {
    ruleId: finding.id,
    ruleIndex,
    level: levels[finding.impact],
    message: {
      text: `${report.target}: ${finding.title}.${proofs.length === 0 ? '' : ` ${proofs.join('; ')}`}`,
    },
    locations: [{ logicalLocations: [{ name: report.target, kind: 'resource' }] }],
    partialFingerprints: { hostAndFinding: `${report.target}/${finding.id}` },
    properties: finding.confidence === undefined ? {} : { confidence: finding.confidence },
  };
}

const levels: Readonly<Record<Impact, 'error' | 'warning' | 'note'>> = {
  blocks: 'error',
  degrades: 'warning',
  weakens: 'warning',
  informs: 'note',
};
