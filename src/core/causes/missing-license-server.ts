import { endsSession } from '../facts/situations.ts';
import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, foundAs } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = { 0x101: 'no license server' };
const noLicenseServer = 6;

export const missingLicenseServer = defineCause({
  id: 'missing-license-server',
  title: 'The server finds no license server',
  stage: 'license',
  impact: 'blocks',
  explanation:
    'A Remote Desktop Session Host needs a license server; this one reaches none. While its grace period lasts it lets people in all the same; then it refuses. Administrative sessions (`mstsc /admin`) work without.',
  needs: [],
  uses: ['sessionStart', 'clientError', 'licensing'],

  detect({ sessionStart, clientError, licensing }) {
    const proof = licensing
      ? [
          cite(
            'licensing',
            `mode ${licensing.mode}, license servers: ${licensing.servers.join(', ') || 'none'}`,
          ),
        ]
      : [];
    if (sessionStart?.licenseError === noLicenseServer) {
      const says = cite('sessionStart', 'licensing error 6 (ERR_NO_LICENSE_SERVER)');
      return sessionStart.reached === 'connected'
        ? foundAs(
            'degrades',
            'certain',
            says,
            cite('sessionStart', 'the session was opened all the same'),
            ...proof,
          )
        : found('certain', says, ...proof);
    }
    return sessionVerdict(
      { ...(sessionStart && { sessionStart }), ...(clientError && { clientError }) },
      codes,
    );
  },

  remedies: () => [
    byHand(
      'Give the host a license server that answers',
      'server',
      'lsdiag.msc on the host names what is missing. Set server and mode by policy ("Use the specified Remote Desktop license servers") or in the deployment, and check that the service TermServLicensing runs there.',
      'Get in meanwhile with `mstsc /admin`.',
    ),
  ],
  wouldNotHelp: [
    'deleting HKLM\\SOFTWARE\\Microsoft\\MSLicensing on the client: the license server is what is missing',
    'resetting the grace period in the registry: it hides the shortage',
  ],
  settledBy: 'lsdiag.msc on the server, or the collector',
  dialogs: ['0x3/0x101'],
  references: [
    sources.errorInfo,
    'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/f18b6c9f-f3d8-4a0e-8398-f9b153233dca',
  ],
  examples: [
    { name: 'told in the session', ...endsSession(0x101), verdict: 'found' },
    {
      name: 'within the grace period',
      facts: { sessionStart: { ...healthy.sessionStart, licenseError: 6 } },
      verdict: 'found',
    },
    {
      name: 'no license left is another shortage',
      ...endsSession(0x102),
      verdict: 'ruledOut',
      also: ['exhausted-licenses'],
    },
  ],
});
