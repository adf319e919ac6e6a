import type { PostingForm } from '@yizhan/contract';
import { occupationOf } from '@yizhan/jobs';
import { postingTexts, settlementLabels, wageUnitLabels } from '@yizhan/jobs/vocabulary';
import { localDate } from '@yizhan/kernel';
import { Box, Card, Money, Tag } from '../../../components';
import { sayDay } from '../../../shell/dates';

/** The posting as people will see it. */
export function Preview({ form }: { readonly form: PostingForm }) {
  const today = localDate(Date.now());
  const occupation = occupationOf(form.occupationCode);
  return (
    <Card title={form.title || '未命名的岗位'}>
      <Money fen={form.wageFen} unit={wageUnitLabels[form.wageUnit]} />
      <Box className="yz-wrap">
        <Tag tone="active">{settlementLabels[form.settlement]}</Tag>
        <Tag>{`每班 ${form.headcount} 人`}</Tag>
        {occupation && <Tag>{occupation.name}</Tag>}
      </Box>
      {form.shifts.map((shift) => (
        <Box key={`${shift.date}${shift.from}`}>
          {`${sayDay(shift.date, today)} ${shift.from}–${shift.to}`}
        </Box>
      ))}
      {postingTexts.map(
        ({ key, label }) =>
          key !== 'title' &&
          form[key] !== '' && (
            <Box key={key} className="yz-soft">
              {`${label}：${form[key]}`}
            </Box>
          ),
      )}
    </Card>
  );
}
