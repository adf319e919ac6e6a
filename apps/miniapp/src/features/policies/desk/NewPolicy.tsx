import { type PolicyVersionView, routes } from '@yizhan/contract';
import { localDate } from '@yizhan/kernel';
import { Box, Button, Card, Input } from '../../../components';
import { useCommand, useDraft } from '../../../shell';
import { ContentFields } from './ContentFields';
import { type ContentForm, contentOf } from './contentForm';

const DRAFT = 'policy:new';

export interface NewPolicyProps {
  readonly onMade: (version: PolicyVersionView) => void;
}

/** A policy begins with its text; the rule is written in the draft that comes of it. */
export function NewPolicy({ onMade }: NewPolicyProps) {
  const draft = useDraft(DRAFT, { code: '', form: emptyForm() });
  const { code, form } = draft.value;
  const create = useCommand(routes.policies.create, {
    draft: DRAFT,
    once: true,
    success: '草稿已建好，接着写规则',
    onDone: (version) => {
      draft.clear();
      onMade(version);
    },
  });
  return (
    <Card title="新政策">
      <Box className="yz-stack">
        <Input
          label="代码"
          hint="用在网址里，发布后不变，例如 startup-subsidy"
          value={code}
          onChange={(typed) => draft.change({ code: typed })}
          error={create.fieldError('code')}
        />
        <ContentFields
          form={form}
          onChange={(fields) => draft.change({ form: { ...form, ...fields } })}
          fieldError={create.fieldError}
        />
        <Button
          wide
          pending={create.pending}
          onTap={() => create.run({ body: { code, content: contentOf(form), rule: null } })}
        >
          建立草稿
        </Button>
      </Box>
    </Card>
  );
}

function emptyForm(): ContentForm {
  return {
    title: '',
    headline: '',
    summary: '',
    issuer: '',
    documentNumber: '',
    level: 'city',
    audiences: ['person'],
    subjects: ['hiring'],
    validFrom: localDate(Date.now()),
    validUntil: '',
    source: '',
    check: 'unconfirmed',
    text: '',
    benefits: '',
    conditions: '',
    materials: '',
    steps: '',
    timeLimit: '',
    windows: '',
  };
}
