import { noticeLimits, noticeOf } from '../src';

const notice = {
  userId: 'u1',
  title: '候补成功',
  body: '明天 7:00 到月亮湾驿站签到',
  link: '/subpackages/job/detail/index?id=01J',
};

describe('a notice in a message', () => {
  it('is taken as it is', () => expect(noticeOf(notice)).toEqual(notice));

  it('is none when it is for nobody', () => {
    expect(noticeOf({ postingId: 'p1' })).toBeNull();
    expect(noticeOf(null)).toBeNull();
    expect(noticeOf('text')).toBeNull();
  });

  it.each(['https://elsewhere.example/', '//elsewhere', '/pages/../x', 'javascript:alert(1)'])(
    'leads to no place outside the app: %s',
    (link) => expect(noticeOf({ ...notice, link })?.link).toBeNull(),
  );

  it('is cut by whole characters', () => {
    const long = noticeOf({ ...notice, title: '𠮷'.repeat(100) });
    expect(Array.from(long?.title ?? '')).toHaveLength(noticeLimits.title);
    expect(long?.title.endsWith('…')).toBe(true);
  });
});
