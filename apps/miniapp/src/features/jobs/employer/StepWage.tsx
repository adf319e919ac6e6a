import {
  pickModeLabels,
  pickModes,
  settlementLabels,
  settlements,
  wageUnitLabels,
  wageUnits,
} from '@yizhan/jobs/vocabulary';
import { useState } from 'react';
import { Box, Choice, Input, Stepper } from '../../../components';
import type { StepProps } from './step';

/** What it pays, for how many, and who chooses. */
export function StepWage({ form, change, wrong }: StepProps) {
  const [yuan, setYuan] = useState(form.wageFen === 0 ? '' : String(form.wageFen / 100));
  const setWage = (text: string): void => {
    setYuan(text);
    const fen = Math.round(Number(text) * 100);
    change({ wageFen: Number.isFinite(fen) && fen > 0 ? fen : 0 });
  };
  return (
    <Box className="yz-stack">
      <Choice
        label="怎么算钱"
        value={form.wageUnit}
        onChange={(wageUnit) => change({ wageUnit })}
        options={wageUnits.map((unit) => ({ value: unit, label: wageUnitLabels[unit] }))}
      />
      <Input
        label="工钱"
        kind="decimal"
        value={yuan}
        suffix={wageUnitLabels[form.wageUnit]}
        hint="不能低于最低工资，也不能向人收押金和中介费"
        error={wrong('wageFen')}
        onChange={setWage}
      />
      <Choice
        label="什么时候结"
        value={form.settlement}
        onChange={(settlement) => change({ settlement })}
        options={settlements.map((one) => ({ value: one, label: settlementLabels[one] }))}
      />
      <Stepper
        label="每班招几人"
        value={form.headcount}
        min={1}
        max={500}
        unit="人"
        error={wrong('headcount')}
        onChange={(headcount) => change({ headcount })}
      />
      <Choice
        label="怎么定人"
        hint="先报先得：名额没满就直接录用"
        value={form.pickMode}
        onChange={(pickMode) => change({ pickMode })}
        options={pickModes.map((one) => ({ value: one, label: pickModeLabels[one] }))}
      />
    </Box>
  );
}
