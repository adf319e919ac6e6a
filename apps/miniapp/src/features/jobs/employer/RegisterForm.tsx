import { divisions } from '@yizhan/cases/vocabulary';
import { type EmployerView, routes } from '@yizhan/contract';
import type { EmployerKind } from '@yizhan/jobs/vocabulary';
import { employerKindLabels, employerKinds } from '@yizhan/jobs/vocabulary';
import { Box, Button, Choice, Input, Picker } from '../../../components';
import { loadProfile, switchRole, useCommand, useDraft } from '../../../shell';

interface Props {
  /** What is registered already. */
  readonly employer: EmployerView | null;
  readonly onDone: () => void;
}

interface Form {
  readonly kind: EmployerKind;
  readonly name: string;
  readonly creditCode: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly division: string;
  readonly address: string;
}

const districts = divisions.map(({ code, name }) => ({ value: code, label: name }));

/** Registers a firm or a household, or changes what was registered. */
export function RegisterForm({ employer, onDone }: Props) {
  const key = `employer:${employer?.employerId ?? 'new'}`;
  const { value: form, change, clear } = useDraft<Form>(key, startOf(employer));
  const done = async (): Promise<void> => {
    // The role of an employer came with it: the session learns of it, and its desk opens.
    await loadProfile();
    if (!employer) switchRole('employer');
    onDone();
    clear();
  };
  const register = useCommand(routes.jobs.registerEmployer, {
    draft: key,
    once: true,
    success: '登记好了，等驿站核验',
    onDone: done,
  });
  const update = useCommand(routes.jobs.updateEmployer, { success: '已保存', onDone: done });
  const command = employer ? update : register;
  const body = { ...form, creditCode: form.kind === 'firm' ? form.creditCode : null };
  const wrong = (path: string) => command.fieldError(path);
  return (
    <Box className="yz-stack">
      <Choice
        label="谁招人"
        value={form.kind}
        onChange={(kind) => change({ kind })}
        options={employerKinds.map((kind) => ({ value: kind, label: employerKindLabels[kind] }))}
      />
      <Input
        label={form.kind === 'firm' ? '单位名称' : '称呼'}
        hint={nameHint(form.kind, employer)}
        value={form.name}
        maxLength={60}
        error={wrong('name')}
        onChange={(name) => change({ name })}
      />
      {form.kind === 'firm' && (
        <Input
          label="统一社会信用代码"
          hint="营业执照上的 18 位，带空格、小写也可以"
          value={form.creditCode}
          maxLength={40}
          error={wrong('creditCode')}
          onChange={(creditCode) => change({ creditCode })}
        />
      )}
      <Input
        label="联系人"
        value={form.contactName}
        maxLength={20}
        error={wrong('contactName')}
        onChange={(contactName) => change({ contactName })}
      />
      <Input
        label="联系电话"
        kind="phone"
        hint={employer ? `现在是 ${employer.contactPhone}，要改就重新填` : undefined}
        value={form.contactPhone}
        error={wrong('contactPhone')}
        onChange={(contactPhone) => change({ contactPhone })}
      />
      <Picker
        label="所在区县"
        value={form.division}
        options={districts}
        error={wrong('division')}
        onChange={(division) => change({ division })}
      />
      <Input
        label="地址"
        value={form.address}
        maxLength={120}
        error={wrong('address')}
        onChange={(address) => change({ address })}
      />
      <Button wide pending={command.pending} onTap={() => command.run({ body })}>
        {employer ? '保存' : '提交登记'}
      </Button>
    </Box>
  );
}

function startOf(employer: EmployerView | null): Form {
  return {
    kind: employer?.kind ?? 'firm',
    name: employer?.pendingName ?? employer?.name ?? '',
    creditCode: employer?.creditCode ?? '',
    contactName: employer?.contactName ?? '',
    contactPhone: '',
    division: employer?.division ?? '421002',
    address: employer?.address ?? '',
  };
}

function nameHint(kind: EmployerKind, employer: EmployerView | null): string {
  if (employer?.state === 'verified') return '改了名称要由驿站核对，核对前仍显示原来的名称';
  return kind === 'firm' ? '和营业执照上一样' : '如 王先生家';
}
