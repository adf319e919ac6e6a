import { View } from '@tarojs/components';

export default function Page() {
  return <View>诉求</View>;
}
