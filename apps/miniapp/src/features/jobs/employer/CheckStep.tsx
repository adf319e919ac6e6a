import type { Failure } from '@yizhan/client';
import { type JobAssessment, type PostingEditor, type PostingForm, routes } from '@yizhan/contract';
import { useRef, useState } from 'react';
import { Box, Button, Card, Failed, Skeleton } from '../../../components';
import { client, toast, useCommand } from '../../../shell';
import { Findings } from '../Findings';
import { Preview } from './Preview';

interface Props {
  readonly editor: PostingEditor;
  readonly form: PostingForm;
  readonly checked: JobAssessment | null;
  readonly failure: Failure | null;
  readonly onRetry: () => void;
  readonly onFix: () => void;
  readonly onSent: () => void;
}

/** The last step: how it will look, what the checks say, and sending it in. */
export function CheckStep({ editor, form, checked, failure, onRetry, onFix, onSent }: Props) {
  const create = useCommand(routes.jobs.createPosting, { draft: 'posting:new' });
  const submit = useCommand(routes.jobs.submitPosting, {
    onDone: ({ state }) => {
      toast(state === 'published' ? '发布成功，正在招人' : '已交驿站审核，结果会通知您', 'good');
      onSent();
    },
  });
  // Once kept, another try changes that draft instead of making a second one.
  const [kept, setKept] = useState(editor.postingId);
  // Keeping and sending in are one intent: once it was sent, the emptied form isn't sent after it.
  const sending = useRef(false);
  if (failure?.status === 422) return <Misfilled onFix={onFix} />;
  if (failure) return <Failed failure={failure} onRetry={async () => onRetry()} />;
  if (!checked) return <Skeleton cards={2} />;
  const keepAndSubmit = async (): Promise<boolean> => {
    const postingId = await save(kept, form, create.run);
    setKept(postingId ?? kept);
    return postingId !== null && (await submit.run({ params: { postingId } }))?.ok === true;
  };
  const send = async (): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    const isSent = await keepAndSubmit().catch(() => false);
    sending.current = isSent;
  };
  const isReady = checked.missing.length === 0 && checked.outcome !== 'refused';
  return (
    <Box className="yz-stack">
      <Preview form={form} />
      <Outcome checked={checked} />
      <Findings findings={checked.findings} />
      {isReady ? (
        <Button wide pending={create.pending || submit.pending} onTap={send}>
          {checked.outcome === 'published' ? '马上发布' : '交驿站审核'}
        </Button>
      ) : (
        <Button wide kind="secondary" onTap={onFix}>
          回去修改
        </Button>
      )}
    </Box>
  );
}

function Misfilled({ onFix }: Pick<Props, 'onFix'>) {
  return (
    <Card tone="wait" title="有内容填得不对，前面几步里标出来了">
      <Button kind="secondary" onTap={onFix}>
        回去修改
      </Button>
    </Card>
  );
}

function Outcome({ checked }: { readonly checked: JobAssessment }) {
  const marked = checked.findings.some(({ marks }) => marks.length > 0);
  if (checked.missing.length > 0)
    return (
      <Card tone="wait" title="还差这些">
        {checked.missing.map((one) => (
          <Box key={one.path}>{one.message}</Box>
        ))}
      </Card>
    );
  if (checked.outcome === 'refused')
    return <Card tone="bad" title="这样不能发布，请按下面的提示修改" />;
  if (checked.outcome === 'in_review')
    return (
      <Card
        tone="wait"
        title={`会先由驿站审核，下面是原因${marked ? '；改掉带标记的词会更快' : ''}`}
      />
    );
  return <Card tone="good" title="检查通过，可以马上发布" />;
}

/** The draft at the server, made or changed; its id, or null when that failed. */
async function save(
  kept: string | null,
  form: PostingForm,
  create: (call: {
    body: PostingForm;
  }) => Promise<
    | { readonly ok: true; readonly value: { readonly postingId: string } }
    | { readonly ok: false }
    | null
  >,
): Promise<string | null> {
  if (kept === null) {
    const made = await create({ body: form });
    return made?.ok ? made.value.postingId : null;
  }
  const params = { postingId: kept };
  const saved = await client.call(routes.jobs.updatePosting, { params, body: form });
  if (!saved.ok) toast(saved.error.detail, 'bad');
  return saved.ok ? kept : null;
}
