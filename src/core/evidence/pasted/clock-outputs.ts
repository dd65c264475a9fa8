import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece, type StatedFact } from './piece.ts';

/** w32tm /query /status and /stripchart, in any language: where time comes from, and how far it is off. */
export const clockOutputs: Form = {
  name: 'clocks',
  mark: /w32tm|:123\]|Stratum|\d:\d{2}:\d{2}[^\n]{0,30}[+-]\d{1,9}\.\d{1,9}s/i,
  take(text) {
    const piece = stripchart(text) ?? status(text);
    if (piece === undefined) return nothing(text);
    return {
      pieces: [piece],
      rest: linesOf(text)
        .filter((line) => !READ.test(line.slice(0, 300)))
        .join('\n'),
    };
  },
};

/** Samples against another clock: of several the middle one counts. */
function stripchart(text: string): Piece | undefined {
  const lines = linesOf(text.slice(0, LONGEST));
  const offsets = lines
    .flatMap((line) => SAMPLE.exec(line.slice(0, 200))?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
  const asked =
    /w32tm.{0,60}\/computer:([\w.-]{1,253})/i.exec(text)?.[1] ??
    lines.map((line) => TRACKED.exec(line.slice(0, 300))?.[1]).find((name) => name !== undefined);
  const middle = offsets[offsets.length >> 1];
  if (middle !== undefined && asked !== undefined)
    return output(
      `w32tm: this machine is ${seconds(middle)} away from ${asked}${judged(middle)}.`,
      asked,
      middle,
    );
  const failed = lines.some((line) => /^\d{1,2}:\d{2}:\d{2},? {1,4}.{0,20}0x800705B4/i.test(line));
  return failed && asked !== undefined
    ? output(`w32tm: ${asked} gives no time: no answer on UDP 123.`, undefined, undefined)
    : undefined;
}

function status(text: string): Piece | undefined {
  const source = labelled(
    text,
    /^[\t ]*(?:Source|Quelle|Origen|Origine|Fonte|Bron|Источник|Źródło|ソース|源|来源|원본)[\t ]*[:：][\t ]*(\S.{0,120})$/imu,
  );
  const offset = labelled(
    text,
    /^[\t ]*(?:Phase Offset|Phasenoffset|Phasenabweichung|Décalage de phase|Desplazamiento de fase|Offset fase)[\t ]*[:：][\t ]*([+-]?\d{1,9}[.,]\d{1,9})s/imu,
  );
  if (
    !/^[^\n:：]{3,40}[:：] ?\d{1,2} ?\([^\n)]{1,60}\)[\s\S]{0,400}^[^\n:：]{3,40}[:：]/mu.test(
      text.slice(0, LONGEST),
    ) &&
    !/Leap Indicator|Stratum/i.test(text)
  )
    return undefined;
  if (!/Stratum|Leap Indicator|w32tm/i.test(text) || source === undefined) return undefined;
  const own = /Local CMOS Clock|Free-running|VM IC Time|Lokale CMOS-Uhr/i.test(source);
  const seconds = offset === undefined ? undefined : Number(offset.replace(',', '.'));
  const drifts = own && !/VM IC/i.test(source) ? ': from nowhere but the own clock, so it drifts' : '';
  const told = seconds === undefined ? '' : ` Offset ${seconds} s${judged(seconds)}.`;
  return output(`w32tm: time comes from ${source}${drifts}.${told}`, source, seconds);
}

function output(says: string, source: string | undefined, offsetSeconds: number | undefined): Piece {
  const facts: readonly StatedFact[] =
    source === undefined
      ? []
      : [
          {
            name: 'timeSource',
            value: { source, ...(offsetSeconds === undefined ? {} : { offsetSeconds }) },
          },
        ];
  return { kind: 'output', tool: 'w32tm', says, codes: [], facts };
}

function labelled(text: string, shape: RegExp): string | undefined {
  return shape.exec(text.slice(0, LONGEST))?.[1]?.trim();
}

function judged(offset: number): string {
  return Math.abs(offset) >= KERBEROS ? ', and Kerberos refuses more than 300 s' : '';
}

const seconds = (offset: number) => `${Math.round(Math.abs(offset) * 10) / 10} s`;

/** "10:01:14, +612.0122402s" of /dataonly, "10:01:14 d:+00.0s o:+612.01s [ … ]" without. */
const SAMPLE =
  /^\s{0,4}\d{1,2}:\d{2}:\d{2}(?: [AP]M)?,? {1,4}(?:d:[+-]?[\d.]{1,20}s? {1,4})?(?:o:)?([+-]\d{1,9}\.\d{1,9})s/i;
/** "Tracking dc01 [10.0.0.1:123]." and the same name before the same brackets in other languages. */
const TRACKED = /([\w.-]{1,253})(?: \p{L}{2,12}){0,3} \[[\d.:a-fA-F]{3,45}:123\]/u;
const READ =
  /w32tm|^\s{0,4}\d{1,2}:\d{2}:\d{2}(?: [AP]M)?,? |\[[\d.:a-fA-F]{3,45}:123\]|^(?:Leap Indicator|Stratum|Precision|Root D|ReferenceId|Last Successful|Source|Quelle|Poll Interval|Phase Offset|Collecting|The current time)/i;
const KERBEROS = 300;
const LONGEST = 100_000;
