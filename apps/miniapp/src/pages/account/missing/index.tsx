import { Button, Empty, Screen } from '../../../components';
import { go, paths } from '../../../shell';

/** Where an address leads that no page has: links live on for years in chats and on posters. */
export default function MissingPage() {
  return (
    <Screen title="没有这个页面">
      <Empty
        icon="search"
        title="没有这个页面"
        hint="链接可能过期了，或者没有复制完整。从首页可以找到要办的事"
        action={<Button onTap={() => go(paths.home)}>去首页</Button>}
      />
    </Screen>
  );
}
