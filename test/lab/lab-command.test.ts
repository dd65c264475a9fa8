import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { labCommand } from '../../src/node/cli/commands/lab.ts';
import { peers } from '../../src/node/lab/peers.ts';

/** Runs `rdpdoctor lab` with these arguments; `stop` is what Ctrl-C does. */
function lab(...args: readonly string[]) {
  const stop = new AbortController();
  let text = '';
  let code: number | undefined;
  const write = (more: string) => void (text += more);
  const style = { width: 80, colour: false, ascii: true, all: false };
  const command = labCommand({
    output: () => ({ write, note: write, move: write, live: false, style }),
    signal: stop.signal,
    atOnce: (work) => work(),
    exit: (exit) => void (code = exit),
  });
  const done = command.exitOverride().parseAsync([...args], { from: 'user' });
  return { done, stop: () => stop.abort(), text: () => text, code: () => code };
}

describe('rdpdoctor lab', () => {
  it.each([[[]], [['--list']]])('%j lists every practice server', async (args) => {
    const run = lab(...args);
    await run.done;
    for (const { id } of peers) expect(run.text()).toContain(`${id} `);
    expect(run.code()).toBe(0);
  });

  it('starts the ones that are named, says what to run, and ends with Ctrl-C', async () => {
    const run = lab('healthy', 'wrong-password', '--address', '127.0.25.250', '--port', '14389');
    await expect.poll(run.text).toContain('Ctrl-C');
    expect(run.text()).toContain('rdpdoctor check 127.0.25.250:14389\n');
    expect(run.text()).toContain('check 127.0.25.250:14390 --user lab --yes');
    const socket = connect(14_389, '127.0.25.250');
    await once(socket, 'connect');
    run.stop();
    await run.done;
    await once(socket.resume(), 'close');
    expect(run.code()).toBe(0);
  });

  it.each([
    [['nothing-like-it'], 'no practice server "nothing-like-it"; rdpdoctor lab --list names them'],
    [['mtu'], 'there is mtu-stall'],
    [['healthy', '--port', '70000'], '--port: port "70000": is not a number from 1 to 65535'],
    [['--all', '--port', '65500'], 'leaves no room for'],
    [['healthy', '--port', '14391', '--address', '192.0.2.1'], 'cannot listen on 192.0.2.1:14391'],
  ])('%j is answered with what is wrong', async (args, message) => {
    await expect(lab(...args).done).rejects.toThrow(message);
  });
});
