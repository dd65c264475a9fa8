import { afterMillis } from '../judging/time-taken.ts';
import { healthy } from '../facts/healthy.ts';
import { leadingFront } from '../facts/situations-of-fronts.ts';
import { lastRule, silentBehind } from '../facts/situations-of-clouds.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { beforeTls } from '../judging/guides.ts';
import { frontName, leadsWords } from '../judging/cloud-front-words.ts';
import { fromWords, letsWords, listWords, onRequestWords, ruleSays } from '../judging/cloud-words.ts';
import { askForAccess } from '../remedy/remedies/ask-for-access.ts';
import { letInByCloud } from '../remedy/remedies/let-in-by-cloud.ts';
import { cite, defineCause, entitled, inferred, proven, ruledOut, suspected, unclear } from './cause.ts';

type Rules = FactTypes['cloudRules'];
type Door = Rules['doors'][number];
type Attempt = FactTypes['tcpConnect']['attempts'][number];

export const closingCloudRule = defineCause({
  id: 'closing-cloud-rule',
  title: 'A rule of the cloud itself lets nobody in on the Remote Desktop port',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['filtered-port'],
  explanation:
    'The cloud filters before the machine: a network security group, a security group or a network ACL drops the packets without an answer, and nothing inside Windows ever sees them. ' +
    'So no setting on the server can cure it.',
  needs: ['tcpConnect', 'cloudRules'],
  uses: ['cloudFronts', 'cloudAccess'],

  detect({ tcpConnect: { port, attempts }, cloudRules, cloudFronts, cloudAccess }) {
    const { provider, doors } = cloudRules;
    const answered = attempts.find(({ outcome }) => outcome !== 'timedOut');
    if (answered)
      return ruledOut(
        cite(
          'tcpConnect',
          `${answered.address} port ${port}: ${answered.outcome}, and rules of a cloud are silent`,
        ),
      );
    const met = attempts.flatMap((attempt) =>
      doors
        .filter(({ address }) => address === attempt.address && cloudRules.port === port)
        .map((door) => ({ door, attempt })),
    );
    const known = met.map(({ door }) => door);
    const says = [
      ...met.flatMap(({ door, attempt }) => citations(cloudRules, door, attempt, cloudFronts)),
      ...onRequestOf(cloudAccess, known, port).map((one) => cite('cloudAccess', onRequestWords(one))),
    ];
    const isWhole = known.length === attempts.length;
    const [shut] = known.filter(({ is, of }) => is === 'closed' || (is === 'listed' && of !== 'private'));
    if (shut === undefined)
      return isWhole && known.every(({ is, of }) => is === 'open' && of !== 'unknown')
        ? ruledOut(...says)
        : unclear(...says);
    const leading = (cloudFronts?.fronts ?? []).filter(({ leads }) => leads === 'machine');
    const verdicts = known.map((door) =>
      strengthOf(
        door,
        leading.some(({ address }) => address === door.address),
      ),
    );
    const weakest = [suspected, inferred, proven].find((how) => verdicts.includes(how)) ?? suspected;
    return entitled(titleOf(provider, port, shut), (isWhole ? weakest : suspected)(...says));
  },

  remedies: ({ cloudRules, cloudAccess, tcpConnect }) => {
    const silent = tcpConnect.attempts.map(({ address }) => address);
    const shut = cloudRules.doors.filter(({ address, is }) => silent.includes(address) && is !== 'open');
    const [onRequest] = onRequestOf(cloudAccess, shut, tcpConnect.port);
    if (onRequest !== undefined) return [askForAccess(onRequest)];
    return shut.slice(0, 2).map((door) => letInByCloud(cloudRules, door));
  },
  wouldNotHelp: [...beforeTls, 'a rule of Windows Firewall: the packets never reach Windows'],
  settledBy: 'rdpdoctor check HOST --via azure --azure-vm ID, or --via aws-ssm --aws-instance ID',
  dialogs: ['0x204'],
  references: [
    'https://learn.microsoft.com/azure/virtual-network/network-security-group-how-it-works',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
  ],
  examples: [
    {
      name: 'the default rule denies the internet',
      ...silentBehind({ is: 'closed', deciding: [lastRule] }),
      verdict: 'recorded',
    },
    {
      name: 'only some addresses are let in, and ours is not known',
      ...silentBehind({
        is: 'listed',
        deciding: [lastRule],
        listed: { access: 'allow', ranges: ['198.51.100.7/32'], cut: false },
      }),
      verdict: 'inferred',
    },
    {
      name: 'all but some addresses are let in',
      ...silentBehind({
        is: 'listed',
        deciding: [lastRule],
        listed: { access: 'deny', ranges: ['198.51.100.0/24'], cut: false },
      }),
      verdict: 'suspected',
    },
    {
      name: 'the machine does not have the address, a load balancer may',
      ...silentBehind({ of: 'unknown', is: 'closed', deciding: [lastRule] }),
      verdict: 'suspected',
    },
    {
      name: 'a load balancer has the address and leads to the machine, which lets nobody in',
      ...silentBehind(
        { of: 'unknown', toPort: 3389, is: 'closed', deciding: [lastRule] },
        { cloudFronts: { ...healthy.cloudFronts, fronts: [leadingFront] } },
      ),
      verdict: 'inferred',
    },
    {
      name: 'closed until somebody asks for it',
      ...silentBehind(
        { is: 'closed', deciding: [lastRule] },
        {
          cloudAccess: {
            ...healthy.cloudAccess,
            onRequest: [{ policy: 'default', port: 3389, longest: 'PT3H' }],
          },
        },
      ),
      verdict: 'recorded',
    },
    {
      name: 'from inside its network the rule would not let this address in, if it is still ours there',
      ...silentBehind({
        of: 'private',
        from: 'address',
        source: '10.9.0.7',
        is: 'closed',
        deciding: [lastRule],
      }),
      verdict: 'suspected',
    },
    {
      name: 'from inside its network the port is open',
      ...silentBehind({ of: 'private', from: 'address', source: '10.0.0.9', is: 'open' }),
      verdict: 'ruledOut',
    },
    { name: 'silent, and the rules let everybody in', ...silentBehind({}), verdict: 'ruledOut' },
    {
      name: 'from inside its network, and our address there is not known',
      ...silentBehind({
        of: 'private',
        from: 'anywhere',
        is: 'listed',
        deciding: [lastRule],
        listed: { access: 'allow', ranges: ['10.0.0.0/16'], cut: false },
      }),
      verdict: 'unclear',
    },
    {
      name: 'a tag that nobody can resolve',
      ...silentBehind({ is: 'cannotTell', deciding: [], unresolved: ['Storage.WestEurope'] }),
      verdict: 'unclear',
    },
    { name: 'the port answers', verdict: 'ruledOut' },
  ],
});

/** How sure it is that the rules shut this connection out: what holds for everybody, holds for us. */
function strengthOf({ of, from, is, listed }: Door, isLed: boolean) {
  // What has the address may lead to another port of the machine, or to another machine.
  if (of === 'unknown' && !isLed) return suspected;
  // An address whose silence the rules do not explain speaks against them.
  if (is === 'open' || is === 'cannotTell') return suspected;
  if (is === 'listed') return listed?.access === 'allow' ? inferred : suspected;
  if (from === 'address') return of === 'private' ? suspected : inferred;
  return of === 'unknown' ? inferred : proven;
}

/** Where a port that is shut is opened to whoever asks for it, for a time. */
function onRequestOf(
  access: FactTypes['cloudAccess'] | undefined,
  doors: readonly Door[],
  port: number,
): FactTypes['cloudAccess']['onRequest'] {
  const shut = doors
    .filter(({ is }) => is === 'closed' || is === 'listed')
    .map(({ toPort = port }) => toPort);
  return (access?.onRequest ?? []).filter((one) => shut.includes(one.port));
}

function titleOf(provider: Rules['provider'], port: number, { is, deciding }: Door): string {
  const [first] = deciding;
  const name = first === undefined || first.rule === '' ? '' : ` ${first.rule}`;
  const group = first === undefined ? '' : ` of ${first.group}`;
  const whose = provider === 'azure' ? "Azure's" : "AWS's";
  return is === 'listed'
    ? `TCP ${port} is closed by ${whose} own rules to all but some addresses`
    : `TCP ${port} is closed by ${whose} own rule${name}${group}`;
}

/** What the rules say of one address, and what was measured there. */
function citations(
  { provider, port }: Rules,
  door: Door,
  { address, ms }: Attempt,
  fronts: FactTypes['cloudFronts'] | undefined,
) {
  const front = fronts?.fronts.find((one) => one.address === address);
  const rules = door.deciding.map((decides) => ruleSays(provider, decides)).join('; ');
  const { of, unresolved, toPort = port } = door;
  const whom = `TCP ${port} to ${address}${toPort === port ? '' : `, led to port ${toPort} of the machine,`} from ${fromWords(door)}`;
  const listed = door.listed?.access === 'deny' ? 'closed to' : 'open only to';
  const outcome = {
    closed: `${whom} is closed`,
    open: `${whom} is open`,
    listed: `${whom} is ${listed} ${listWords(door)}`,
    cannotTell: `${whom}: cannot be told${unresolved.length > 0 ? `, since ${unresolved.join(', ')} could not be resolved` : ''}`,
  }[door.is];
  const whose = of === 'private' ? 'address' : 'public address';
  return [
    cite('cloudRules', rules === '' ? outcome : `${outcome}: ${rules}`),
    ...letsWords(door)
      .slice(0, 3)
      .map((words) => cite('cloudRules', words)),
    ...(door.is === 'listed'
      ? [
          cite(
            'cloudRules',
            `is the ${whose} of this computer in ${listWords(door)}? That alone is not known`,
          ),
        ]
      : []),
    ...(front !== undefined
      ? [cite('cloudFronts', `${address} is ${frontName(provider, front)}: ${leadsWords(port, front)}`)]
      : []),
    ...(of === 'unknown' && front === undefined
      ? [
          cite(
            'cloudRules',
            `${address} is no address of the machine itself; a load balancer or a firewall may have it`,
          ),
        ]
      : []),
    cite('tcpConnect', `${address} port ${port}: no answer${afterMillis(ms, 'within')}`),
  ];
}
