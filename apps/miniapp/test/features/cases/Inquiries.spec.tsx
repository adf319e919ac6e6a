import type { Inquiry } from '@yizhan/contract';
import { Inquiries } from '../../../src/features/cases/Inquiries';
import { LinkedWageCard } from '../../../src/features/cases/WageCard';
import { show } from '../../support/show';
import { aWage } from './samples';

const asked: Inquiry = {
  inquiryId: '01HZX00000000000000000QRY0',
  employerName: '江畔装卸',
  unit: { name: '市劳动监察局', phone: '07168000001' },
  category: '没拿到工资',
  asked: '请说明 11月20日一班的工资发放情况',
  answerBy: '2027年2月26日',
  askedAt: '2026-11-23T09:00:00.000+08:00',
  answer: null,
  answeredAt: null,
  open: true,
};

it('tells those reported whose limit it is, and what they are asked for', () => {
  const list = { items: [asked], hasMore: false, more: async () => undefined };
  const page = show(<Inquiries list={list} onChanged={async () => undefined} />);
  expect(page.text()).toContain('承办单位最晚 2027年2月26日 答复诉求人；请您尽快说明情况');
});

it('asks nothing of those who have answered', () => {
  const answered = { ...asked, answer: '已经付清', answeredAt: asked.askedAt };
  const list = { items: [answered], hasMore: false, more: async () => undefined };
  const page = show(<Inquiries list={list} onChanged={async () => undefined} />);
  expect(page.text()).not.toContain('请您尽快说明情况');
});

it('tells the hours of an unpaid wage to the minute', () => {
  const page = show(<LinkedWageCard wage={{ ...aWage(), minutes: 483 }} />);
  expect(page.text()).toContain('确认工时 8小时3分钟');
});
