import { act } from '@testing-library/react';
import { SECOND } from '@yizhan/kernel';
import { CodeBoard } from '../../../src/features/stations/CodeBoard';
import { useCodeScreen } from '../../../src/features/stations/useCodeScreen';
import CodePage from '../../../src/pages/station/code/index';
import { fakeApi, type Outcome, ok } from '../../support/api';
import { show } from '../../support/show';
import { phone } from '../../support/taro';
import { aCode, STATION, soon } from './builders';

const nothing = () => undefined;

describe('the code on a screen', () => {
  it('shows picture, digits, seconds and counts', () => {
    const end = Date.now() + 12 * SECOND;
    const board = show(
      <CodeBoard code={aCode()} endsAt={end} clockFault={undefined} onPurpose={nothing} />,
    );
    expect(document.querySelector('[aria-label="签到二维码"]')).not.toBeNull();
    expect(document.querySelector('[aria-label="3 1 4 1 5 9"]')).not.toBeNull();
    expect(document.querySelector('[aria-label="还有 12 秒换新码"]')).not.toBeNull();
    expect(board.text()).toContain('应到 8 人，已签到 5 人');
  });

  it('never shows a code that has ended', () => {
    const board = show(
      <CodeBoard
        code={aCode()}
        endsAt={Date.now() - 1}
        clockFault={undefined}
        onPurpose={nothing}
      />,
    );
    expect(document.querySelector('[aria-label="签到二维码"]')).toBeNull();
    expect(board.text()).not.toContain('3');
    expect(board.has('正在换新码，请稍等')).toBe(true);
  });

  it('says that the clock of the device is wrong', () => {
    const board = show(
      <CodeBoard
        code={aCode()}
        endsAt={0}
        clockFault="手机的时间快了约 90 秒"
        onPurpose={nothing}
      />,
    );
    expect(board.has(/快了约 90 秒/)).toBe(true);
  });

  it('changes between checking in and out', async () => {
    const chosen: string[] = [];
    const board = show(
      <CodeBoard
        code={aCode()}
        endsAt={0}
        clockFault={undefined}
        onPurpose={(purpose) => chosen.push(purpose)}
      />,
    );
    await board.tap('签退');
    expect(chosen).toEqual(['check_out']);
  });
});

function Shown() {
  const { screen, endsAt, clockFault } = useCodeScreen(
    { kind: 'station', id: STATION },
    'check_in',
  );
  if (screen.status !== 'ready') return null;
  return (
    <CodeBoard code={screen.data} endsAt={endsAt} clockFault={clockFault} onPurpose={nothing} />
  );
}

describe('asking for the code', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

  it('asks again as soon as it changes, also with a clock that is wrong', async () => {
    const ahead = 90 * SECOND;
    let answer = (): Outcome =>
      ok(aCode({ serverTime: soon(-ahead), changesAt: soon(-ahead + 5 * SECOND) }));
    const api = fakeApi({ 'stations.code': () => answer() });
    const board = show(<Shown />);
    await pass(10);
    expect(document.querySelector('[aria-label="3 1 4 1 5 9"]')).not.toBeNull();
    expect(board.has(/快了约 90 秒/)).toBe(true);
    answer = () =>
      ok(
        aCode({
          digits: '271828',
          serverTime: soon(-ahead),
          changesAt: soon(-ahead + 30 * SECOND),
        }),
      );
    await pass(5 * SECOND + 200);
    expect(api.calls('stations.code')).toHaveLength(2);
    expect(document.querySelector('[aria-label="2 7 1 8 2 8"]')).not.toBeNull();
  });

  it('hides the code when no new one can be had', async () => {
    let answer = (): Outcome => ok(aCode({ changesAt: soon(4 * SECOND) }));
    fakeApi({ 'stations.code': () => answer() });
    const board = show(<Shown />);
    await pass(10);
    answer = () => 'offline';
    await pass(8 * SECOND);
    expect(board.has('正在换新码，请稍等')).toBe(true);
  });
});

describe('replacing the codes', () => {
  it('asks first, then ends them and shows the new one', async () => {
    const api = fakeApi({
      'stations.code': () => ok(aCode()),
      'stations.replaceCode': () => ok({ done: true }),
    });
    phone.at('/pages/station/code/index', { id: STATION });
    const page = show(<CodePage />);
    await page.see('设备丢了？作废旧码');
    await page.tap('设备丢了？作废旧码');
    expect(api.calls('stations.replaceCode')).toHaveLength(0);
    await page.tap('作废旧码');
    await page.see('旧码已作废，现在显示的是新码');
    expect(api.calls('stations.replaceCode')).toMatchObject([{ params: { stationId: STATION } }]);
    expect(api.calls('stations.code').length).toBeGreaterThan(1);
  });
});
