import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { loadProfile } from './shell';
import './styles/app.scss';
import './platform/styles';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void loadProfile();
  });
  return children;
}
