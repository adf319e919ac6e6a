import { Attendance, Station, StationCodeKey } from './entities';
import { StationsTables1795249041354 } from './migrations/1795249041354-stations-tables';

export const stationsEntities = [Station, StationCodeKey, Attendance];
export const stationsMigrations = [StationsTables1795249041354];
