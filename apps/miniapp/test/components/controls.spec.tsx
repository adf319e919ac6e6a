import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import {
  Box,
  Button,
  Choice,
  Choices,
  CodeDigits,
  Countdown,
  confirm,
  Figure,
  Input,
  Money,
  QrImage,
  Screen,
  Stepper,
  TextArea,
  Timeline,
} from '../../src/components';
import { show } from '../support/show';

function Code({ onFull }: { readonly onFull: (digits: string) => void }) {
  const [code, setCode] = useState('');
  return <CodeDigits label="验证码" length={6} value={code} onChange={setCode} onFull={onFull} />;
}

describe('a button', () => {
  it('does a thing once while it is being done', async () => {
    let finish: () => void = () => undefined;
    const done: number[] = [];
    const work = (): Promise<void> => {
      done.push(1);
      return new Promise((resolve) => {
        finish = resolve;
      });
    };
    const page = show(<Button onTap={work}>提交</Button>);
    await page.tap('提交');
    await page.tap('提交');
    expect(done).toHaveLength(1);
    expect(page.find('提交').getAttribute('aria-busy')).toBe('true');
    await act(async () => finish());
    await page.tap('提交');
    expect(done).toHaveLength(2);
  });
});

describe('a field', () => {
  it('says what is wrong to eyes and ears', () => {
    show(
      <Input label="手机号" value="139" onChange={() => undefined} error="请填写 11 位手机号" />,
    );
    const input = screen.getByLabelText('手机号');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const description = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    expect(description?.textContent).toBe('请填写 11 位手机号');
  });

  it('counts what may still be written only near the end', () => {
    const left = (value: string): boolean => {
      const page = show(
        <TextArea label="情况" value={value} onChange={() => undefined} maxLength={100} />,
      );
      const has = page.has(/还可以写/);
      page.unmount();
      return has;
    };
    expect([left('短'), left('长'.repeat(60))]).toEqual([false, true]);
  });

  it('takes digits only and tells when the last one is there', () => {
    const full: string[] = [];
    const page = show(<Code onFull={(digits) => full.push(digits)} />);
    page.change('验证码', '12a3');
    page.change('验证码', '1234567');
    expect(full).toEqual(['123456']);
  });
});

it('offers one of a few, or any number of them', async () => {
  const options = [
    { value: 'day', label: '按天' },
    { value: 'hour', label: '按小时' },
  ] as const;
  const chosen: unknown[] = [];
  const page = show(
    <>
      <Choice label="怎么结" options={options} value="day" onChange={(one) => chosen.push(one)} />
      <Choices
        label="管什么"
        options={[
          { value: 'meal', label: '管饭' },
          { value: 'ride', label: '管接送' },
        ]}
        values={['meal']}
        onChange={(all) => chosen.push(all)}
      />
    </>,
  );
  expect(page.find('按天').getAttribute('aria-checked')).toBe('true');
  await page.tap('按小时');
  await page.tap('管接送');
  await page.tap('管饭');
  expect(chosen).toEqual(['hour', ['meal', 'ride'], []]);
});

it('steps within its bounds', async () => {
  const values: number[] = [];
  const page = show(
    <Stepper
      label="小时"
      value={7.5}
      min={0}
      max={8}
      step={1}
      onChange={(value) => values.push(value)}
    />,
  );
  await page.tap('小时增加');
  await page.tap('小时减少');
  expect(values).toEqual([8, 6.5]);
});

function Minutes({ onValue }: { readonly onValue: (value: number) => void }) {
  const [value, setValue] = useState(478);
  const take = (next: number): void => {
    onValue(next);
    setValue(next);
  };
  return (
    <Stepper
      label="工时"
      unit="分钟"
      value={value}
      min={5}
      max={1440}
      step={15}
      rounds
      onChange={take}
    />
  );
}

it('steps to round numbers, and takes a typed one', async () => {
  const values: number[] = [];
  const page = show(<Minutes onValue={(value) => values.push(value)} />);
  await page.tap('工时增加');
  await page.tap('工时减少');
  page.change('工时（分钟）', '');
  expect(page.has('请填 5 到 1440 的整数')).toBe(true);
  page.change('工时（分钟）', '482');
  expect(page.has('请填 5 到 1440 的整数')).toBe(false);
  await page.tap('工时减少');
  page.change('工时（分钟）', '9999');
  expect(values).toEqual([480, 465, 482, 480, 1440]);
});

it('tells of a number what it counts', async () => {
  const page = show(<Figure label="按时办结" value="96.2" unit="%" counts="今年办结的 410 件" />);
  expect(page.has('今年办结的 410 件')).toBe(false);
  await page.tap(/按时办结/);
  expect(page.dialog().getByText('今年办结的 410 件')).toBeTruthy();
});

it('asks before what cannot be undone, and Escape means no', async () => {
  const answers: boolean[] = [];
  const ask = async (): Promise<void> => {
    answers.push(await confirm({ title: '取消报名？', yes: '取消报名', danger: true }));
  };
  const page = show(
    <Screen title="报名">
      <Button onTap={ask}>不去了</Button>
    </Screen>,
  );
  await page.tap('不去了');
  await page.tap('取消报名');
  await page.tap('不去了');
  await act(async () => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  });
  expect(answers).toEqual([true, false]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('shows money, time and codes as people read them', () => {
  const page = show(
    <Box>
      <Money fen={123_456} unit="元/天" />
      <Timeline label="经过" steps={[{ key: '1', title: '答复您' }]} />
      <QrImage text="yizhan" label="签到码" />
    </Box>,
  );
  expect(page.text()).toContain('1,234.56元/天');
  const image = screen.getByRole('img', { name: '签到码' }).style.backgroundImage;
  expect(image).toContain('data:image/svg+xml');
});

it('counts down and tells once that it is over', async () => {
  jest.useFakeTimers({ now: 0 });
  const over: number[] = [];
  const page = show(<Countdown until={3_000} after="后换新码" onOver={() => over.push(1)} />);
  expect(page.has('3 秒后换新码')).toBe(true);
  await act(() => jest.advanceTimersByTimeAsync(5_000));
  expect(page.has('0 秒后换新码')).toBe(true);
  expect(over).toEqual([1]);
  jest.useRealTimers();
});
