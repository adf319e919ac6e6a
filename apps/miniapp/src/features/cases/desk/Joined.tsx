import type { CaseDetail } from '@yizhan/contract';
import { Box, Card } from '../../../components';
import '../cases.scss';

/** What those wrote who joined this case; who they are only as each of them chose. */
export function Joined({ one }: { readonly one: CaseDetail }) {
  return (
    <>
      {one.joined.map(({ number, text, place, happenedOn, reporter }) => (
        <Card key={number} title={`并入的诉求 ${number}`}>
          <Box className="yz-case-words">{text}</Box>
          {place && <Box className="yz-soft">{`地点：${place}`}</Box>}
          {happenedOn && <Box className="yz-soft">{`时间：${happenedOn}`}</Box>}
          <Box className="yz-soft">
            {reporter?.name ? `${reporter.name} ${reporter.phone ?? ''}` : '诉求人信息不公开'}
          </Box>
        </Card>
      ))}
    </>
  );
}
