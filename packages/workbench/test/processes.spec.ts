import { runNode } from '../src/run/processes';

const script = (code: string) => ['-e', code];

describe('a process', () => {
  it('gives status and the output of both streams', async () => {
    const told: string[] = [];
    const { code, output } = await runNode(
      script("process.stdout.write('a'); process.stderr.write('b'); process.exitCode = 3;"),
      { onOutput: (text) => told.push(text) },
    );
    expect(code).toBe(3);
    expect([...output].sort().join('')).toBe('ab');
    expect(told.join('')).toHaveLength(2);
  });

  it('is stopped when asked to, with all that it started', async () => {
    const endless = 'setInterval(() => {}, 1000);';
    const parent = `require('node:child_process').spawn(process.execPath, ['-e', '${endless}'], { stdio: 'inherit' }); ${endless}`;
    // It ends only when the inner process, which holds the same output, has ended too.
    const { code } = await runNode(script(parent), { stopWhen: () => true });
    expect(code).toBe(124);
  });

  it('says that someone else ended it', async () => {
    const { code, output } = await runNode(script("process.kill(process.pid, 'SIGKILL');"));
    expect(code).toBe(137);
    expect(output).toContain('ended from outside by SIGKILL');
  });

  it('that is not there has failed', async () => {
    const { code, output } = await runNode(['no-such-file.mjs']);
    expect(code).toBe(1);
    expect(output).toContain('no-such-file.mjs');
  });
});
