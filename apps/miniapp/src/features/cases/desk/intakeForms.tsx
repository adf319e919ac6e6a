import {
  impactLabels,
  impacts,
  letterLabels,
  letters,
  particularities,
  particularityLabels,
  urgencies,
  urgencyLabels,
} from '@yizhan/cases/vocabulary';
import { type CaseDetail, routes } from '@yizhan/contract';
import { useMemo } from 'react';
import { Box, Button, Choice, Input, List, ListRow, Picker, TextArea } from '../../../components';
import { useScreen, useTyped } from '../../../shell';
import type { FormProps } from '../forms';

export interface DeskFormProps extends FormProps {
  readonly one: CaseDetail;
}

/** Words of a closed set as options. */
function optionsOf<V extends string>(values: readonly V[], labels: Readonly<Record<V, string>>) {
  return values.map((value) => ({ value, label: labels[value] }));
}

/** 分类研判: the area, particularity, urgency and impact, before anything else. */
export function AcceptForm({
  action,
  one,
  steps,
  onDone,
}: DeskFormProps & { readonly action: 'accept' | 'classify' }) {
  const [classing, setClassing] = useTyped('classing', one.classing ?? usual);
  const [category, setCategory] = useTyped('category', one.category.code);
  const wizard = useScreen(routes.cases.wizard, noQuery);
  const groups = wizard.status === 'ready' ? wizard.data.categories : [];
  const options = groups.flatMap((group) =>
    group.categories.map(({ code, name }) => ({ value: code, label: `${group.name} · ${name}` })),
  );
  const send = async (): Promise<void> => {
    const changed = category === one.category.code ? {} : { category };
    if (await steps.take({ action, classing, ...changed })) onDone();
  };
  return (
    <Box className="yz-stack">
      <Picker label="类别" value={category} options={options} onChange={setCategory} />
      <Choice
        label="性质"
        value={classing.particularity}
        options={optionsOf(particularities, particularityLabels)}
        onChange={(particularity) => setClassing({ ...classing, particularity })}
      />
      <Choice
        label="紧急程度"
        value={classing.urgency}
        options={optionsOf(urgencies, urgencyLabels)}
        onChange={(urgency) => setClassing({ ...classing, urgency })}
      />
      <Choice
        label="影响"
        value={classing.impact}
        options={optionsOf(impacts, impactLabels)}
        onChange={(impact) => setClassing({ ...classing, impact })}
      />
      <Button wide pending={steps.pending} onTap={send}>
        {action === 'accept' ? '受理' : '保存研判'}
      </Button>
    </Box>
  );
}

const noQuery = { query: {} };

const usual: NonNullable<CaseDetail['classing']> = {
  particularity: 'individual',
  urgency: 'normal',
  impact: 'low',
};

export function DeclineForm({ steps, onDone }: DeskFormProps) {
  const [reason, setReason] = useTyped('reason', '');
  const [article, setArticle] = useTyped('article', '');
  const [route, setRoute] = useTyped('route', '');
  const send = async (): Promise<void> => {
    const way = route.trim() ? { route: route.trim() } : {};
    if (await steps.take({ action: 'decline', reason, article, ...way })) onDone();
  };
  const isWhole = reason.trim().length > 1 && article.trim().length > 1;
  return (
    <Box className="yz-stack">
      <TextArea label="不予受理的原因" value={reason} maxLength={1000} onChange={setReason} />
      <Input
        label="依据的条款"
        hint="像这样：信访工作条例第二十二条"
        value={article}
        maxLength={100}
        onChange={setArticle}
      />
      <Input
        label="法定途径"
        hint="诉求人还可以去哪里：仲裁、诉讼、行政复议"
        optional
        value={route}
        maxLength={200}
        onChange={setRoute}
      />
      <Button wide kind="danger" pending={steps.pending} disabled={!isWhole} onTap={send}>
        不予受理
      </Button>
    </Box>
  );
}

/** The other case is found by its number. */
export function MergeForm({ one, steps, onDone }: DeskFormProps) {
  const [number, setNumber] = useTyped('number', '');
  const isLong = number.trim().length >= 8;
  const call = useMemo(
    () => (isLong ? { query: { show: 'all' as const, number: number.trim() } } : null),
    [isLong, number],
  );
  const found = useScreen(routes.cases.inbox, call);
  const rows = found.status === 'ready' && isLong ? found.data.items : [];
  const merge = async (into: string): Promise<void> => {
    if (await steps.take({ action: 'merge', into })) onDone();
  };
  return (
    <Box className="yz-stack">
      <Input
        label="并入哪一件"
        hint="输入编号，至少 8 位"
        value={number}
        maxLength={20}
        onChange={setNumber}
      />
      <List label="找到的诉求">
        {rows
          .filter(({ caseId }) => caseId !== one.caseId)
          .map((row) => (
            <ListRow
              key={row.caseId}
              title={row.excerpt}
              hint={`${row.number} · ${row.category} · ${row.stateWords}`}
              label={`并入 ${row.number}`}
              onTap={() => void merge(row.caseId)}
            />
          ))}
      </List>
    </Box>
  );
}

export function TransferForm({ steps, onDone }: DeskFormProps) {
  const [letter, setLetter] = useTyped<(typeof letters)[number]>('letter', 'opinion');
  const [to, setTo] = useTyped('to', '');
  const [reason, setReason] = useTyped('reason', '');
  const send = async (): Promise<void> => {
    if (await steps.take({ action: 'transfer', letter, to, reason })) onDone();
  };
  const isWhole = to.trim().length > 1 && reason.trim().length > 1;
  return (
    <Box className="yz-stack">
      <Choice
        label="用哪一种书"
        value={letter}
        options={optionsOf(letters, letterLabels)}
        onChange={setLetter}
      />
      <Input label="转给哪个单位" value={to} maxLength={60} onChange={setTo} />
      <TextArea label="转出的原因" value={reason} maxLength={1000} onChange={setReason} />
      <Button wide pending={steps.pending} disabled={!isWhole} onTap={send}>
        转出
      </Button>
    </Box>
  );
}
