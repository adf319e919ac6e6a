import { type Failure, isOffline, needsSignIn } from '@yizhan/client';
import type { Instant } from '@yizhan/kernel';
import type { ReactNode } from 'react';
import { Box } from '../platform/ui';
import { sayMoment } from '../shell/dates';
import { goSignIn } from '../shell/navigation';
import { Button } from './Button';
import { Card } from './Card';
import { Icon, type IconName } from './Icon';
import './States.scss';

/** The shape of what is coming, in place of a spinner. */
export function Skeleton({ cards = 3 }: { readonly cards?: number }) {
  return (
    <Box role="status" label="正在打开" busy className="yz-stack">
      {Array.from({ length: cards }, (_, index) => `card-${index}`).map((key) => (
        <Box key={key} className="yz-skeleton">
          <Box className="yz-skeleton__line yz-skeleton__line--title" />
          <Box className="yz-skeleton__line" />
          <Box className="yz-skeleton__line yz-skeleton__line--short" />
        </Box>
      ))}
    </Box>
  );
}

export interface EmptyProps {
  readonly title: string;
  /** What to do now. */
  readonly hint?: string;
  readonly icon?: IconName;
  readonly action?: ReactNode;
}

/** Nothing here, and what to do about it. */
export function Empty({ title, hint, icon = 'info', action }: EmptyProps) {
  return (
    <Box className="yz-empty">
      <Box className="yz-empty__seal">
        <Icon name={icon} />
      </Box>
      <Box as="h2" className="yz-empty__title">
        {title}
      </Box>
      {hint && (
        <Box as="p" className="yz-empty__hint">
          {hint}
        </Box>
      )}
      {action}
    </Box>
  );
}

export interface FailedProps {
  readonly failure: Failure;
  readonly onRetry: () => Promise<void>;
}

/** Why a screen has nothing to show, and the way on. */
export function Failed({ failure, onRetry }: FailedProps) {
  if (needsSignIn(failure))
    return (
      <Empty
        icon="me"
        title="登录后就能看到"
        hint="用手机号登录，一分钟就好"
        action={<Button onTap={goSignIn}>去登录</Button>}
      />
    );
  const number = failure.requestId ? `（问题编号 ${failure.requestId}）` : '';
  return (
    <Empty
      icon={isOffline(failure) ? 'offline' : 'alert'}
      title={failure.status === 404 ? '没有找到' : '没能打开'}
      hint={failure.detail + (failure.status >= 500 ? number : '')}
      action={<Button onTap={onRetry}>再试一次</Button>}
    />
  );
}

/** Says that what is shown was seen earlier. */
export function OfflineBanner({ keptAt }: { readonly keptAt: Instant }) {
  return (
    <Box role="status" live="polite" className="yz-offline">
      <Icon name="offline" />
      <Box>{`网络不通，显示的是 ${sayMoment(keptAt, Date.now())} 的内容`}</Box>
    </Box>
  );
}

export interface PartProps<T> {
  /** A part of a view as the API gives it. */
  readonly part:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly reason: string };
  /** What it is, e.g. 附近驿站. */
  readonly title: string;
  readonly children: (value: T) => ReactNode;
}

/** A part of a screen that may fail alone; the rest stands. */
export function Part<T>({ part, title, children }: PartProps<T>) {
  if (part.ok) return <>{children(part.value)}</>;
  return (
    <Card title={title}>
      <Box className="yz-row yz-soft">
        <Icon name="alert" />
        <Box>{part.reason}</Box>
      </Box>
    </Card>
  );
}
