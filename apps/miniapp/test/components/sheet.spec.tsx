import { act, fireEvent } from '@testing-library/react';
import { useState } from 'react';
import { Button, Screen, Sheet, TextArea } from '../../src/components';
import { forgetTyped, useTyped } from '../../src/shell';
import { sessionStore } from '../../src/shell/client';
import { aSession } from '../support/people';
import { show } from '../support/show';

function Reply({ onSent }: { readonly onSent: () => void }) {
  const [text, setText] = useTyped('text', '');
  return (
    <>
      <TextArea label="答复" value={text} onChange={setText} />
      <Button onTap={onSent}>提交</Button>
    </>
  );
}

function Page({ subject = 'case:1:reply' }: { readonly subject?: string }) {
  const [open, setOpen] = useState(false);
  const sent = (): void => {
    forgetTyped(subject);
    setOpen(false);
  };
  return (
    <Screen title="诉求">
      <Button onTap={() => setOpen(true)}>答复</Button>
      <Sheet title="答复" typed={subject} open={open} onClose={() => setOpen(false)}>
        <Reply onSent={sent} />
      </Sheet>
    </Screen>
  );
}

const pressEscape = () => act(async () => void fireEvent.keyDown(document, { key: 'Escape' }));
const typed = (): string =>
  (document.querySelector('textarea') as HTMLTextAreaElement | null)?.value ?? '—';

describe('what is typed into a sheet', () => {
  beforeEach(() => {
    sessionStore.set(aSession());
    sessionStore.set(null);
  });

  it('is asked about once when it is closed, and is there again', async () => {
    const page = show(<Page />);
    await page.tap('答复');
    page.change('答复', '经查属实');
    await pressEscape();
    await page.see('写的内容先留着，下次打开接着写；刷新或关闭页面就没有了。');
    await page.tap('先关上');
    expect(typed()).toBe('—');
    await page.tap('答复');
    expect(typed()).toBe('经查属实');
    await pressEscape();
    expect([typed(), page.has(/先留着/)]).toEqual(['—', false]);
    await page.tap('答复');
    expect(typed()).toBe('经查属实');
  });

  it('stays open for who wants to go on; Escape is the question’s alone', async () => {
    const page = show(<Page />);
    await page.tap('答复');
    page.change('答复', '经查属实');
    await pressEscape();
    await page.see('写的内容先留着，下次打开接着写；刷新或关闭页面就没有了。');
    await pressEscape();
    expect([typed(), page.has(/先留着/)]).toEqual(['经查属实', false]);
  });

  it('survives the way back to another screen', async () => {
    const page = show(<Page />);
    await page.tap('答复');
    page.change('答复', '经查属实');
    page.unmount();
    const again = show(<Page />);
    await again.tap('答复');
    expect(typed()).toBe('经查属实');
  });

  it('is another one’s on another case, and lies in no storage', async () => {
    const page = show(<Page />);
    await page.tap('答复');
    page.change('答复', '经查属实');
    page.unmount();
    const other = show(<Page subject="case:2:reply" />);
    await other.tap('答复');
    expect(typed()).toBe('');
    expect(JSON.stringify({ ...localStorage })).not.toContain('经查属实');
  });

  it('is forgotten once it was sent, and with the session', async () => {
    const page = show(<Page />);
    await page.tap('答复');
    page.change('答复', '经查属实');
    await page.tap('提交');
    await page.tap('答复');
    expect(typed()).toBe('');
    page.change('答复', '又写了');
    page.unmount();
    act(() => {
      sessionStore.set(aSession());
      sessionStore.set(null);
    });
    const again = show(<Page />);
    await again.tap('答复');
    expect(typed()).toBe('');
  });

  it('holds a reload while something is typed, and only then', async () => {
    const reload = (): boolean => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const page = show(<Page />);
    await page.tap('答复');
    expect(reload()).toBe(false);
    page.change('答复', '经查属实');
    expect(reload()).toBe(true);
    await page.tap('提交');
    expect(reload()).toBe(false);
  });

  it('asks nothing where nothing is typed', async () => {
    const page = show(<Page />);
    await page.tap('答复');
    await pressEscape();
    expect(typed()).toBe('—');
  });
});
