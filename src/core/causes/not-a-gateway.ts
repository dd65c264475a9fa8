import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, entitled, proven, ruledOut, unclear } from './cause.ts';
import { beforeTls } from '../judging/guides.ts';

const gw = { host: 'gw.corp.example', port: 443 } as const;

export const notAGateway = defineCause({
  id: 'not-a-gateway',
  title: 'The address entered as gateway is a web server without RD Gateway',
  phase: 'connection',
  impact: 'blocks',
  predicts: [],
  explanation:
    'Something answers HTTPS there, and does not know the paths of an RD Gateway. Usually the web page of the organisation, RD Web Access without the gateway role, or a reverse proxy that does not pass these paths on.',
  needs: ['gateway'],

  detect({ gateway: { host, outcome, httpStatus } }) {
    const says = cite(
      'gateway',
      `${host}: ${outcome}${httpStatus === undefined ? '' : `, HTTP ${httpStatus}`}`,
    );
    if (outcome === 'notAGateway')
      return entitled(
        httpStatus === undefined
          ? `${host} is no RD Gateway: something else answers there`
          : `${host} is no RD Gateway: a web server answers HTTP ${httpStatus} to what a gateway knows`,
        proven(says),
      );
    return outcome === 'authenticationAsked' || outcome === 'accepted' ? ruledOut(says) : unclear(says);
  },

  remedies: ({ gateway: { host } }) => [
    byHand(
      'Enter the right gateway, or let the proxy pass it on',
      'client',
      `Compare the gateway in the client with what the administrator gave out: ${host} is none.`,
      'A reverse proxy in front has to pass /remoteDesktopGateway/ and /rpc/ with their own methods (RDG_OUT_DATA, RDG_IN_DATA) and WebSocket upgrades.',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check HOST --gateway GATEWAY',
  references: ['https://learn.microsoft.com/openspecs/windows_protocols/ms-tsgu/'],
  examples: [
    {
      name: 'a web server',
      facts: { gateway: { ...gw, outcome: 'notAGateway', httpStatus: 404 } },
      verdict: 'measured',
    },
    {
      name: 'it asks for a password',
      facts: { gateway: { ...gw, outcome: 'authenticationAsked', httpStatus: 401 } },
      verdict: 'ruledOut',
    },
    {
      name: 'it refuses the connection',
      facts: { gateway: { ...gw, outcome: 'refused' } },
      verdict: 'unclear',
    },
  ],
});
