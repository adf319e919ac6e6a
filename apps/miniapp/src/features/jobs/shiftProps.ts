import type { MyShift } from '@yizhan/contract';

/** What the cards and sheets of one of my shifts are given. */
export interface ShiftProps {
  readonly shift: MyShift;
  readonly onChanged: () => Promise<void>;
}

/** A sheet over it. */
export interface ShiftSheetProps extends ShiftProps {
  readonly onClose: () => void;
}
