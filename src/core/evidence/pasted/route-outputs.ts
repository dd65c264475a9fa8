import { linesOf } from '../text-file.ts';
import { nothing, type Form } from './piece.ts';

/** tracert and traceroute. */
export const routeOutputs: Form = {
  name: 'routes',
  mark: /Tracing route to|Routenverfolgung zu|Traza a|Détermination de l'itinéraire vers|traceroute to/i,
  take(text) {
    const head =
      /(?:Tracing route to|Routenverfolgung zu|Traza a|Détermination de l'itinéraire vers|traceroute to)\s+(\S{1,120})/i.exec(
        text,
      );
    if (!head) return nothing(text);
    const host = (head[1] ?? 'HOST').replace(/[,:]$/, '');
    let last = 0;
    let silent = 0;
    const rest: string[] = [];
    for (const line of linesOf(text)) {
      const hop = /^\s{0,3}(\d{1,3})\s+(.{1,200})$/.exec(line);
      if (hop && /\bms\b|\*/.test(hop[2] ?? '')) {
        if (/\d\s*ms\b/.test(hop[2] ?? '')) {
          last = Number(hop[1]);
          silent = 0;
        } else silent += 1;
      } else if (!/Tracing route|over a maximum|Trace complete|traceroute to/i.test(line)) rest.push(line);
    }
    const says =
      silent > 0
        ? `The route answers up to hop ${last} and is silent after it. That is a hint, no proof: many networks drop these probes and pass RDP.`
        : `The route answers up to its last hop (${last}).`;
    return {
      pieces: [
        {
          kind: 'output',
          tool: 'tracert',
          says,
          next: `rdpdoctor check ${host} asks the port itself, which counts`,
          codes: [],
          facts: [],
        },
      ],
      rest: rest.join('\n'),
    };
  },
};
