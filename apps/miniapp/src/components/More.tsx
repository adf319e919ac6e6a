import { Box } from '../platform/ui';
import type { Listed } from '../shell/useList';
import { Button } from './Button';

export interface MoreProps {
  readonly list: Listed<unknown>;
}

/** The end of a list that comes by pages: the way to the next one, or that this is all. */
export function More({ list }: MoreProps) {
  if (list.hasMore)
    return (
      <Button wide kind="secondary" icon="down" onTap={list.more}>
        再看一些
      </Button>
    );
  return list.items.length > 5 ? <Box className="yz-soft yz-center">就这些了</Box> : null;
}
