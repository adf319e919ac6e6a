import {
  type Facility,
  facilities,
  facilityLabels,
  type OpeningHours,
  type StationHours,
  type StationKind,
  type StationService,
  stationServiceLabels,
  stationServices,
} from './vocabulary';

/** One row of an import file, column by column as text. */
export type StationRow = Readonly<Record<string, string>>;

export interface ImportedStation {
  readonly code: string;
  readonly kind: StationKind;
  readonly parentCode: string | null;
  readonly name: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly streetCode: string;
  readonly streetName: string;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
  readonly hours: StationHours;
  readonly facilities: readonly Facility[];
  readonly services: readonly StationService[];
  readonly phone: string;
  readonly capacity: number;
  readonly languages: readonly string[];
  readonly notice: string;
}

/** What is wrong with a row; `row` counts from 1, the header not counted. */
export interface RowFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

type Fault = (column: string, message: string) => void;

/** Reads and checks all rows. Parents may stand in the file or be known already. */
export function readStations(
  rows: readonly StationRow[],
  knownStationCodes: readonly string[] = [],
): { stations: ImportedStation[]; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const stations = rows.map((row, index) =>
    readRow(row, (column, message) => faults.push({ row: index + 1, column, message })),
  );
  const parents = new Set([
    ...knownStationCodes,
    ...stations.filter((row) => row.kind === 'station').map((row) => row.code),
  ]);
  const seen = new Set<string>();
  stations.forEach((station, index) => {
    const fault: Fault = (column, message) => faults.push({ row: index + 1, column, message });
    if (seen.has(station.code)) fault('code', '编号在文件里出现了两次');
    seen.add(station.code);
    if (station.parentCode !== null && !parents.has(station.parentCode))
      fault('parentCode', `没有编号为 ${station.parentCode} 的驿站`);
  });
  return { stations, faults };
}

function readRow(row: StationRow, fault: Fault): ImportedStation {
  const text = (column: string, max: number, isNeeded = true) => {
    const value = (row[column] ?? '').trim();
    if (isNeeded && value === '') fault(column, '不能为空');
    if (value.length > max) fault(column, `最多 ${max} 个字`);
    return value;
  };
  const code = text('code', 20);
  if (!/^[A-Z0-9-]*$/.test(code)) fault('code', '只能用大写字母、数字和短横');
  const kind: StationKind = row.kind === 'point' ? 'point' : 'station';
  if (row.kind !== kind) fault('kind', '只能是 station 或 point');
  const parentCode = text('parentCode', 20, kind === 'point');
  if (kind === 'station' && parentCode !== '') fault('parentCode', '驿站没有上级，请留空');
  return {
    code,
    kind,
    parentCode: parentCode === '' ? null : parentCode,
    name: text('name', 40),
    divisionCode: digits(row, 'divisionCode', /^\d{6}$/, '应为 6 位数字', fault),
    divisionName: text('divisionName', 20),
    streetCode: digits(row, 'streetCode', /^\d{9}$/, '应为 9 位数字', fault),
    streetName: text('streetName', 20),
    address: text('address', 100),
    lat: number(row, 'lat', -90, 90, fault),
    lng: number(row, 'lng', -180, 180, fault),
    hours: readHours(row, fault),
    facilities: codes(row, 'facilities', facilities, facilityLabels, fault),
    services: codes(row, 'services', stationServices, stationServiceLabels, fault),
    phone: digits(row, 'phone', /^[\d-]{5,20}$/, '应为电话号码', fault),
    capacity: number(row, 'capacity', 0, 10_000, fault),
    languages: listOf(row, 'languages'),
    notice: text('notice', 200, false),
  };
}

function digits(row: StationRow, column: string, form: RegExp, message: string, fault: Fault) {
  const value = (row[column] ?? '').trim();
  if (!form.test(value)) fault(column, message);
  return value;
}

function number(row: StationRow, column: string, min: number, max: number, fault: Fault): number {
  const text = (row[column] ?? '').trim();
  const value = Number(text);
  const isFitting = text !== '' && value >= min && value <= max;
  if (!isFitting) fault(column, `应为 ${min} 到 ${max} 之间的数`);
  return isFitting ? value : 0;
}

function listOf(row: StationRow, column: string): string[] {
  return (row[column] ?? '')
    .split('|')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** A list by code or by Chinese label, e.g. `饮水间|wifi`. */
function codes<C extends string>(
  row: StationRow,
  column: string,
  known: readonly C[],
  labels: Readonly<Record<C, string>>,
  fault: Fault,
): C[] {
  return listOf(row, column).flatMap((item) => {
    const code = known.find((candidate) => candidate === item || labels[candidate] === item);
    if (code === undefined) fault(column, `不认识“${item}”`);
    return code === undefined ? [] : [code];
  });
}

const CLOSED = '休息';

/** Blank holiday hours are the usual ones. */
function readHours(row: StationRow, fault: Fault): StationHours {
  const usual = readOpening(row, 'hours', fault);
  const holiday = (row.holidayHours ?? '') === '' ? usual : readOpening(row, 'holidayHours', fault);
  return { usual, holiday };
}

function readOpening(row: StationRow, column: string, fault: Fault): OpeningHours | null {
  const value = (row[column] ?? '').trim();
  if (value === CLOSED) return null;
  const [, from = '', to = ''] =
    /^([01]\d:[0-5]\d|2[0-3]:[0-5]\d)-([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/.exec(value) ?? [];
  if (from !== '' && from < to) return { from, to };
  fault(column, `应为 08:00-18:00 这样的时间，或“${CLOSED}”`);
  return null;
}
