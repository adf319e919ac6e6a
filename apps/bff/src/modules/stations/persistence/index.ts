import { Attendance, Station, StationCodeKey } from './entities';
import { StationsTables1795249041354 } from './migrations/1795249041354-stations-tables';
import { AttendancesWaiting1795648100000 } from './migrations/1795648100000-attendances-waiting';
import { SealedReasons1795649646806 } from './migrations/1795649646806-sealed-reasons';

export const stationsEntities = [Station, StationCodeKey, Attendance];
export const stationsMigrations = [
  StationsTables1795249041354,
  AttendancesWaiting1795648100000,
  SealedReasons1795649646806,
];
