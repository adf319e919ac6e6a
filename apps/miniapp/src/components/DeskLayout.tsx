import type { ReactNode } from 'react';
import { Box } from '../platform/ui';
import { useWide } from '../shell/useWide';
import { Button } from './Button';
import { Empty } from './States';
import './DeskLayout.scss';

export interface DeskLayoutProps {
  /** What the list is of, e.g. 待办. */
  readonly label: string;
  readonly list: ReactNode;
  /** What is chosen; null when nothing is. */
  readonly detail: ReactNode | null;
  /** Back to the list on a phone. */
  readonly onClose: () => void;
  /** In place of the detail on a wide screen, e.g. 从左边选一件. */
  readonly invitation: string;
}

/** List and detail side by side on a desk, one after the other on a phone. Put it in a wide Screen. */
export function DeskLayout({ label, list, detail, onClose, invitation }: DeskLayoutProps) {
  const wide = useWide();
  if (!wide)
    return (
      <Box className="yz-stack">
        {detail === null ? (
          list
        ) : (
          <>
            <Button kind="plain" icon="back" onTap={onClose}>
              返回列表
            </Button>
            {detail}
          </>
        )}
      </Box>
    );
  return (
    <Box className="yz-desk">
      <Box as="section" label={label} scrolls className="yz-desk__list">
        {list}
      </Box>
      <Box as="section" label="详情" scrolls className="yz-desk__detail">
        {detail ?? <Empty icon="desk" title={invitation} />}
      </Box>
    </Box>
  );
}
