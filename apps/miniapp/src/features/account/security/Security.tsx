import { Box } from '../../../components';
import { Devices } from './Devices';
import { SecondFactor } from './SecondFactor';
import type { SecurityOf } from './view';

interface Props {
  readonly security: SecurityOf;
  readonly onChanged: () => Promise<void>;
}

/** What keeps one's account safe. */
export function Security({ security, onChanged }: Props) {
  const { secondFactor, devices } = security;
  return (
    <Box className="yz-stack">
      {secondFactor && <SecondFactor factor={secondFactor} onChanged={onChanged} />}
      <Devices devices={devices} onChanged={onChanged} />
    </Box>
  );
}
