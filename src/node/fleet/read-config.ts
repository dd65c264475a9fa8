import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { misfitsOf } from '../../core/facts/misfits.ts';
import { isZone } from '../../core/fleet/alerts/quiet-hours.ts';
import { configSchema, type Config } from '../../core/fleet/config.ts';
import { parseExpectations } from '../../core/report/expectation.ts';
import { readSmallText } from '../files/small-file.ts';
import { yamlProblem } from './yaml-problem.ts';

/** A configuration, and the folder that its paths start from. */
export interface ReadConfig {
  readonly config: Config;
  readonly folder: string;
}

/** What is wrong with one; `isUnread` where the file itself could not be read. */
interface ConfigProblems {
  readonly problems: readonly string[];
  readonly isUnread?: true;
}

/** Reads a configuration file; each problem names its line, the place in the file and what was expected there. */
export function readConfig(path: string): ReadConfig | ConfigProblems {
  const text = readSmallText(path, MOST_BYTES);
  if (typeof text !== 'string') return { problems: [text.problem], isUnread: true };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, logLevel: 'error' });
  const broken = yamlProblem(document, text);
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.at);
    return { problems: [`${path}: line ${line}, column ${col}: ${broken.says}`] };
  }
  const given = valueOf(document);
  if (given === undefined)
    return { problems: [`${path}: aliases (*) that grow into too much; write it out`] };
  const parsed = configSchema.safeParse(given);
  if (!parsed.success)
    return {
      problems: misfitsOf(parsed.error, { value: given, schema: configSchema })
        .slice(0, MOST_PROBLEMS)
        .map(({ path: place, says }) => {
          const keys = place.map((key) => (typeof key === 'number' ? key : String(key)));
          return `${path}: ${lineOf(document, lines, keys)}${says}`;
        }),
    };
  const problems = meaningProblems(parsed.data).map((problem) => `${path}: ${problem}`);
  return problems.length > 0 ? { problems } : { config: parsed.data, folder: dirname(resolve(path)) };
}

/** Aliases are bounded, so that a small file makes no large document. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    return undefined;
  }
}

/** What has the right shape and means nothing. */
function meaningProblems({ groups, channels, alerts, store, serve }: Config): readonly string[] {
  const expects = groups.flatMap(({ name, expect }) => {
    const read = expect === undefined ? [] : parseExpectations(expect);
    return 'problem' in read ? [`groups: ${name}: expect ${read.problem}`] : [];
  });
  const zones = alerts.quiet
    .filter(({ zone }) => !isZone(zone))
    .map(({ zone }) => `alerts.quiet: zone "${zone}": is no time zone, such as Europe/Berlin`);
  return [
    ...(URL.parse(store)?.password ? [SECRET_IN_STORE] : []),
    ...expects,
    ...zones,
    ...twice(groups).map((name) => `groups: "${name}" stands twice`),
    ...twice(channels).map((name) => `channels: "${name}" stands twice`),
    ...channels.flatMap(({ name, groups: only = [] }) =>
      only
        .filter((group) => !groups.some((each) => each.name === group))
        .map((group) => `channels: ${name}: there is no group "${group}"`),
    ),
    ...(serve.runPlans?.groups ?? [])
      .filter((group) => !groups.some(({ name }) => name === group))
      .map((group) => `serve.runPlans.groups: there is no group "${group}"`),
  ];
}

function twice(named: readonly { readonly name: string }[]): readonly string[] {
  const names = named.map(({ name }) => name);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

/** The line of a place; of one that is missing, that of what it is missing in. */
function lineOf(document: Document, lines: LineCounter, keys: readonly (string | number)[]): string {
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(keys.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
      return `line ${lines.linePos(Number(node.range[0])).line}: `;
  }
  return '';
}

const SECRET_IN_STORE =
  'store: a password has no place in this file; write ${RDPDOCTOR_STORE}, and the URL into that variable';

const MOST_PROBLEMS = 50;
const MOST_BYTES = 64 * 1024 * 1024;
