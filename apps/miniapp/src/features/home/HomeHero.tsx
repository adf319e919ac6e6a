import { localDate, localTime } from '@yizhan/kernel';
import { Hero } from '../../components';
import { useSession } from '../../shell';
import { sayDate } from '../../shell/dates';

/** A greeting by the hour, over the day. */
export function HomeHero() {
  const { profile } = useSession();
  const now = Date.now();
  const hello = greeting(localTime(now));
  return (
    <Hero
      above={`驿站 · ${sayDate(localDate(now))}`}
      title={profile ? `${hello}，${profile.displayName}` : hello}
      line="找活、查政策、提诉求，一处办好"
    />
  );
}

function greeting(time: string): string {
  if (time < '05:00') return '夜深了';
  if (time < '11:00') return '早上好';
  if (time < '13:00') return '中午好';
  return time < '18:00' ? '下午好' : '晚上好';
}
