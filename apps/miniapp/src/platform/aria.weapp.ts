import { mergeInternalComponents } from '@tarojs/shared';
import ariaAttributes from './ariaAttributes.json';

// Attributes for WeChat's reader that Taro's templates leave out. Templates (built by config/aria.ts)
// and runtime number attributes by the same table; from the first page on the numbers are fixed.
mergeInternalComponents(ariaAttributes);
