import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { plainErrors } from '../../src/node/carriers/clixml.ts';
import { excerpt } from '../../src/node/carriers/run-script.ts';
import { noEngine, pwsh } from '../windows/engine.ts';

const written = `#< CLIXML
<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj S="progress" RefId="0"><I64 N="SourceId">1</I64></Obj><S S="Error">Get-Item : Cannot find path &apos;C:\\a &lt;b&gt;&apos;_x000D__x000A_</S><S S="Error">    + CategoryInfo_x000D__x000A_</S></Objs>`;

it.each([
  ['text that is none', 'not recognized\nat line 1', 'not recognized\nat line 1'],
  ['errors', written, "Get-Item : Cannot find path 'C:\\a <b>'\r\n    + CategoryInfo\r\n"],
  [
    'errors after something else',
    `first ${written}`,
    "first Get-Item : Cannot find path 'C:\\a <b>'\r\n    + CategoryInfo\r\n",
  ],
  ['what was cut off', written.slice(0, 220), ''],
  ['an escaped entity once', '#< CLIXML\n<S S="Error">&amp;lt;</S>', '&lt;'],
])('reads %s', (_, text, wanted) => {
  expect(plainErrors(text)).toBe(wanted);
});

it('is what a person is told', () => {
  expect(excerpt(written)).toBe("Get-Item : Cannot find path 'C:\\a <b>' + CategoryInfo");
});

describe.skipIf(pwsh === undefined)(`a real PowerShell (${noEngine})`, () => {
  it('says its errors as text where text is asked for, and as CLIXML that is read where it is not', () => {
    const encoded = Buffer.from("Write-Error 'not there'", 'utf16le').toString('base64');
    const say = (...format: readonly string[]) => {
      const args = ['-NoProfile', '-NonInteractive', ...format, '-EncodedCommand', encoded];
      return spawnSync(pwsh!, args, { encoding: 'utf8', input: '' }).stderr;
    };
    expect(say('-OutputFormat', 'Text')).not.toContain('CLIXML');
    const serialised = say();
    expect(serialised).toContain('#< CLIXML');
    expect(excerpt(serialised)).toBe('Write-Error: not there');
  });
});
