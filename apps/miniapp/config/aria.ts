import type { IPluginContext } from '@tarojs/service';
import ariaAttributes from '../src/platform/ariaAttributes.json';

interface MiniPlatform {
  readonly template?: {
    mergeComponents(ctx: IPluginContext, patch: Record<string, Record<string, string>>): void;
  };
}

/** A build step: WeChat's templates get the attributes that its reader reads. */
export default (ctx: IPluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform: MiniPlatform) => platform.template?.mergeComponents(ctx, ariaAttributes),
  });
};
