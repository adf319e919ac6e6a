import { type DomainError, err, type Instant, ok, type Result, raise } from '@yizhan/kernel';
import { distanceBetween } from './geo';
import { CHECK_IN_SETTINGS, type CheckInSettings } from './settings';
import { type Point, type Position, type StationErrorOf, stationErrors } from './vocabulary';

/**
 * The second signal, where a place asks for one: a fresh position within the fence. What the phone
 * isn't sure of counts for the person: refused only when it is surely outside.
 *
 * @param fence metres around the place; null when the place asks for no position
 */
export function checkPosition(
  place: Point,
  fence: number | null,
  position: Position | undefined,
  now: Instant,
  settings: CheckInSettings = CHECK_IN_SETTINGS,
): Result<void, DomainError<StationErrorOf<'position_needed' | 'too_far'>>> {
  if (fence === null) return ok();
  if (!position || now - position.takenAt > settings.positionFreshMs)
    return err(stationErrors.position_needed);
  // A phone that is sure of nothing would be anywhere: its doubt counts up to the fence's size.
  const doubt = Math.min(position.accuracy, fence);
  const distance = distanceBetween(place, position);
  if (distance - doubt <= fence) return ok();
  return err(raise(stationErrors.too_far, { metres: Math.round(distance) }));
}
