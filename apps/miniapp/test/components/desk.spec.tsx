import { DeskLayout } from '../../src/components';
import { show } from '../support/show';

jest.mock('../../src/shell/useWide', () => ({ useWide: () => true }));

it('lets a keyboard scroll list and detail, each by itself', () => {
  show(
    <DeskLayout
      label="待办"
      list={<p>第一件</p>}
      detail={<p>经过</p>}
      onClose={() => undefined}
      invitation="从左边选一件"
    />,
  );
  const sections = [...document.querySelectorAll('section')];
  expect(sections.map((one) => [one.getAttribute('aria-label'), one.tabIndex])).toEqual([
    ['待办', 0],
    ['详情', 0],
  ]);
});
