import { type ReactNode, useEffect } from 'react';
import { usePull } from '../platform/pull';
import { drawsTitleBar, setTitle } from '../platform/title';
import { Box, Tap } from '../platform/ui';
import { goBack, type TabPath } from '../shell/navigation';
import { useLargeType } from '../shell/preferences';
import { useInFront } from '../shell/useInFront';
import type { Screened } from '../shell/useScreen';
import { useWide } from '../shell/useWide';
import { classes } from './classes';
import { Icon } from './Icon';
import { ConfirmHost } from './Sheet';
import { SideNav } from './SideNav';
import { Failed, OfflineBanner, Skeleton } from './States';
import { TabBar } from './TabBar';
import { ToastHost } from './ToastHost';
import './Screen.scss';

interface Frame {
  readonly title: string;
  /** One of the four tabs: has the tab bar instead of a way back. */
  readonly tab?: TabPath;
  /** Uses the whole width of a desk; a column that reads well otherwise. */
  readonly wide?: boolean;
  /** Above everything, edge to edge, e.g. the lacquer head of home. In place of the title bar. */
  readonly hero?: ReactNode;
  /** At the right of the title bar. */
  readonly actions?: ReactNode;
}

export type ScreenProps<T> = Frame &
  (
    | {
        /** What `useScreen` gives: skeleton, error and kept content come by themselves. */
        readonly state: Screened<T>;
        readonly children: (data: T) => ReactNode;
        /** The main action, within reach of a thumb. */
        readonly footer?: (data: T) => ReactNode;
      }
    | { readonly state?: undefined; readonly children: ReactNode; readonly footer?: ReactNode }
  );

const nothing = async (): Promise<void> => undefined;

/** What every page stands in. */
export function Screen<T>(props: ScreenProps<T>) {
  const { title, tab, wide } = props;
  const large = useLargeType();
  const desk = useWide();
  const inFront = useInFront();
  const { pulling } = usePull(props.state?.refresh ?? nothing);
  useEffect(() => {
    if (inFront) setTitle(title);
  }, [title, inFront]);
  const footer = footerOf(props);

  return (
    <Box className={classes('yz', large && 'yz--large', desk && 'yz--desk')}>
      {desk && <SideNav />}
      <Box
        className={classes(
          'yz-screen',
          tab && !desk && 'yz-screen--tab',
          wide && 'yz-screen--wide',
        )}
      >
        {props.hero ??
          (drawsTitleBar && (
            <TitleBar title={title} tab={tab} actions={props.actions} state={props.state} />
          ))}
        {pulling && <Box hidden className="yz-screen__pulling" />}
        {props.state?.status === 'ready' && props.state.keptAt !== null && (
          <OfflineBanner keptAt={props.state.keptAt} />
        )}
        <Box as="main" className="yz-screen__body" busy={props.state?.refreshing}>
          <Content {...props} />
        </Box>
        {footer && (
          <Box as="footer" className="yz-screen__footer">
            <Box className="yz-screen__action">{footer}</Box>
          </Box>
        )}
      </Box>
      {tab && !desk && <TabBar current={tab} />}
      {inFront && <ConfirmHost />}
      {inFront && <ToastHost />}
    </Box>
  );
}

interface TitleBarProps extends Pick<Frame, 'title' | 'tab' | 'actions'> {
  readonly state?: Pick<Screened<unknown>, 'refresh' | 'refreshing'>;
}

function TitleBar({ title, tab, actions, state }: TitleBarProps) {
  return (
    <Box as="header" className="yz-screen__bar">
      {!tab && (
        <Tap onTap={goBack} label="返回" className="yz-screen__button">
          <Icon name="back" />
        </Tap>
      )}
      <Box as="h1" className="yz-screen__title">
        {title}
      </Box>
      {actions}
      {state && (
        <Tap onTap={() => void state.refresh()} label="刷新" className="yz-screen__button">
          <Icon name="refresh" className={state.refreshing ? 'yz-screen__turning' : undefined} />
        </Tap>
      )}
    </Box>
  );
}

function Content<T>(props: ScreenProps<T>) {
  if (!props.state) return <>{props.children}</>;
  const { state } = props;
  if (state.status === 'loading') return <Skeleton />;
  if (state.status === 'error') return <Failed failure={state.failure} onRetry={state.refresh} />;
  return <>{props.children(state.data)}</>;
}

function footerOf<T>(props: ScreenProps<T>): ReactNode {
  if (!props.state) return props.footer;
  return props.state.status === 'ready' ? props.footer?.(props.state.data) : undefined;
}
