import { Box, Tap } from '../platform/ui';
import { useStore } from '../shell/store';
import { dismissToast, toastStore } from '../shell/toast';
import { Icon } from './Icon';
import './ToastHost.scss';

const icons = { plain: 'info', good: 'check', bad: 'alert' } as const;

/** Where `toast` speaks; part of every Screen. */
export function ToastHost() {
  const message = useStore(toastStore);
  return (
    <Box role="status" live="polite" className="yz-toasts">
      {message && (
        <Box key={message.turn} className={`yz-toast yz-toast--${message.tone}`}>
          <Icon name={icons[message.tone]} />
          <Box className="yz-toast__text">{message.text}</Box>
          {message.action && (
            <Tap
              onTap={() => {
                dismissToast();
                message.action?.run();
              }}
              className="yz-toast__action"
            >
              {message.action.label}
            </Tap>
          )}
        </Box>
      )}
    </Box>
  );
}
