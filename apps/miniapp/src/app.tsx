import { useLaunch, usePageNotFound } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import './platform/aria';
import { go, loadProfile, paths, replaceWith } from './shell';
import './styles/app.scss';
import './platform/styles';
// Here once, or every page of H5 would bring all of them along.
import './components';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void loadProfile().then((profile) => {
      if (profile?.noticeDue) go(paths.privacy);
    });
  });
  usePageNotFound(() => replaceWith(paths.missing));
  return children;
}
