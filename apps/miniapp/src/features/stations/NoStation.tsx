import { Empty } from '../../components';

/** For someone who opened a desk of a station without working at one. */
export function NoStation() {
  return <Empty icon="station" title="您还不是驿站人员" hint="请联系管理员，把您加到驿站" />;
}
