import type { Remedy } from '../remedy/remedy.ts';
import { typedHere, type Platform } from './client-commands.ts';

/**
 * A text with the host that was looked at in place of HOST, its port kept in commands of rdpdoctor, and what a person types
 * where they sit as their system has it; without a host (files alone) HOST stays. `on` is the machine that it is about.
 */
export function addressed(
  text: string,
  target: string | undefined,
  platform: Platform | undefined,
  on: Remedy['on'] = 'client',
): string {
  const inPlace = target === undefined ? text : placed(text, target);
  return on === 'client' || on === 'network' ? typedHere(inPlace, platform) : inPlace;
}

/** The host as it is typed after `rdpdoctor check`: without the port where it is the usual one. */
export function typedTarget(target: string): string {
  return target.replace(/:3389$/, '');
}

function placed(text: string, target: string): string {
  const name = target.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  const port = /:(\d+)$/.exec(target)?.[1];
  const onItself = port === undefined || port === '3389' ? '127.0.0.1' : `127.0.0.1:${port}`;
  return text
    .replace(/^rdpdoctor check HOST, or /, '')
    .replace(/(rdpdoctor check )127\.0\.0\.1(?![\d.:])/g, (_, command: string) => `${command}${onItself}`)
    .replace(/(rdpdoctor \w+ )HOST\b/g, (_, command: string) => `${command}${typedTarget(target)}`)
    .replace(/`rdpdoctor fix`/g, () => `\`rdpdoctor fix ${typedTarget(target)} --collect\``)
    .replace(
      /\b([Rr]un the collector)\b(?! \()/,
      (_, run: string) => `${run} (\`rdpdoctor collect ${typedTarget(target)} --check\`)`,
    )
    .replace(/\bHOST\b/g, () => name);
}
