import { type ReactNode, useCallback, useId } from 'react';
import { useDialog } from '../platform/dialog';
import { Box, Tap } from '../platform/ui';
import { type AskedQuestion, questionStore } from '../shell/confirm';
import { useStore } from '../shell/store';
import { mayClose, TypedInto } from '../shell/typed';
import { Button } from './Button';
import { Icon } from './Icon';
import './Sheet.scss';

export interface SheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, within reach of a thumb. */
  readonly footer?: ReactNode;
  /**
   * Names what is filled in here, by subject and step: its fields (`useTyped`) are kept when the sheet
   * is closed, and the person is told so once. `forgetTyped` when it was sent.
   */
  readonly typed?: string;
}

/** A sheet from below on a phone, a dialog in the middle of a desk. */
export function Sheet({ title, open, onClose, children, footer, typed }: SheetProps) {
  const id = `yz-sheet${useId().replace(/:/g, '')}`;
  const leave = useCallback(async () => {
    if (typed === undefined || (await mayClose(typed))) onClose();
  }, [typed, onClose]);
  const close = useCallback(() => void leave(), [leave]);
  useDialog(id, open, close);
  if (!open) return null;
  return (
    <Box className="yz-sheet">
      <Tap onTap={close} label="关闭" className="yz-sheet__shade" />
      <Box id={id} role="dialog" label={title} className="yz-sheet__body">
        <Box className="yz-sheet__head">
          <Box as="h2" className="yz-sheet__title">
            {title}
          </Box>
          <Tap onTap={close} label="关闭" className="yz-sheet__close">
            <Icon name="close" />
          </Tap>
        </Box>
        <TypedInto.Provider value={typed ?? null}>
          <Box className="yz-sheet__content">{children}</Box>
        </TypedInto.Provider>
        {footer && <Box className="yz-sheet__footer">{footer}</Box>}
      </Box>
    </Box>
  );
}

/** Shows the question that `confirm` asks; part of every Screen. */
export function ConfirmHost() {
  const question = useStore(questionStore);
  return question ? <ConfirmDialog question={question} /> : null;
}

function ConfirmDialog({ question }: { readonly question: AskedQuestion }) {
  const { title, text, yes, no = '先不了', danger, answer } = question;
  const close = useCallback(() => answer(false), [answer]);
  const buttons = (
    <>
      <Button wide kind={danger ? 'danger' : 'primary'} onTap={() => answer(true)}>
        {yes}
      </Button>
      <Button wide kind="secondary" onTap={close}>
        {no}
      </Button>
    </>
  );
  return (
    <Sheet title={title} open onClose={close} footer={buttons}>
      {text && <Box as="p">{text}</Box>}
    </Sheet>
  );
}
