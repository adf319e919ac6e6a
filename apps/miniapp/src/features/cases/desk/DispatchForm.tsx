import { routes, type UnitRow } from '@yizhan/contract';
import {
  Box,
  Button,
  Card,
  Choices,
  Failed,
  Picker,
  Skeleton,
  TextArea,
} from '../../../components';
import { useScreen, useTyped } from '../../../shell';
import type { DeskFormProps } from './intakeForms';

const nothing = {};

/** To whom, with what the table suggests and why. */
export function DispatchForm(props: DeskFormProps) {
  const units = useScreen(routes.cases.units, nothing);
  if (units.status === 'loading') return <Skeleton cards={1} />;
  if (units.status === 'error') return <Failed failure={units.failure} onRetry={units.refresh} />;
  return <UnitForm {...props} units={units.data.items.filter(({ active }) => active)} />;
}

function UnitForm({
  one,
  steps,
  onDone,
  units,
}: DeskFormProps & { readonly units: readonly UnitRow[] }) {
  const { suggestion } = one;
  const [lead, setLead] = useTyped<string | null>('lead', suggestion?.unitId ?? null);
  const [joint, setJoint] = useTyped<readonly string[]>('joint', []);
  const [text, setText] = useTyped('text', '');
  const near = units.filter(
    ({ division, unitId }) => unitId !== lead && isNear(division, one.division),
  );
  const send = async (): Promise<void> => {
    if (lead === null) return;
    const command = { leadUnitId: lead, jointUnitIds: [...joint], text };
    if (await steps.take({ action: 'dispatch', ...command })) onDone();
  };
  return (
    <Box className="yz-stack">
      {suggestion && (
        <Card tone="good" title={`建议派给${suggestion.unitName}`}>
          <Box>{suggestion.why}</Box>
        </Card>
      )}
      <Picker
        label="主办单位"
        value={lead}
        placeholder="请选择"
        options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
        onChange={setLead}
      />
      <Choices
        label="协办单位"
        optional
        values={joint}
        options={near.map(({ unitId, shortName }) => ({ value: unitId, label: shortName }))}
        onChange={setJoint}
      />
      <TextArea label="给承办单位的话" optional value={text} maxLength={1000} onChange={setText} />
      <Button wide pending={steps.pending} disabled={lead === null} onTap={send}>
        派单
      </Button>
    </Box>
  );
}

/** Units of the same division; those of the city where none is known. */
function isNear(division: string | null, where: string | null): boolean {
  return division === where;
}
