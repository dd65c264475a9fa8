/** The system of the person who reads, where that is known: commands differ. */
export type Platform = 'windows' | 'linux' | 'macos';

/**
 * A text with the host that was looked at in place of HOST, its port kept in commands of rdpdoctor, and other tools as the
 * system of the reader has them; without a host (files alone) HOST stays.
 */
export function addressed(text: string, target: string | undefined, platform?: Platform): string {
  const inPlace = target === undefined ? text : placed(text, target);
  return platform === undefined || platform === 'windows' ? inPlace : translated(inPlace, platform);
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

/** `ping -f` floods on Linux and macOS; there the flags that forbid fragments have other names. */
function translated(text: string, platform: 'linux' | 'macos'): string {
  const dont = platform === 'linux' ? '-M do' : '-D';
  return text
    .replace(
      /\bping (\S{1,255}) -f -l (\d{1,5})/g,
      (_, host: string, size: string) => `ping ${dont} -s ${size} ${host}`,
    )
    .replace(/\btracert (?=\S)/g, 'traceroute ')
    .replace(/\bpathping (?=\S)/g, 'mtr ')
    .replace(
      /\bTest-NetConnection (\S{1,255}) -Port (\d{1,5})/g,
      (_, host: string, port: string) => `nc -vz ${host} ${port}`,
    );
}
