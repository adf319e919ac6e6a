type Row = Readonly<Record<string, string>>;

let credit = 0;

/** A fresh unified social credit code (GB 32100-2015) of nobody. */
function creditCode(): string {
  credit += 1;
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const first = `91421002${String(900_000_000 + credit)}`;
  const sum = [...first].reduce((all, c, at) => all + letters.indexOf(c) * (3 ** at % 31), 0);
  return first + letters[(31 - (sum % 31)) % 31];
}

export function station(more: Row): Row {
  return {
    code: 'S1',
    kind: 'station',
    parentCode: '',
    name: `驿站${more.code ?? ''}`,
    divisionCode: '421024',
    divisionName: '江陵县',
    streetCode: '421024106',
    streetName: '郝穴镇',
    address: '江陵县郝穴镇荆江大道 1 号',
    lat: '30.04',
    lng: '112.42',
    hours: '06:00-18:00',
    holidayHours: '休息',
    facilities: '饮水间|卫生间',
    services: '求职登记|信息发布',
    phone: '0716-0000001',
    capacity: '20',
    languages: '普通话',
    notice: '',
    ...more,
  };
}

export function employer(more: Row): Row {
  return {
    code: 'E1',
    name: `雇主${more.code ?? ''}`,
    kind: '单位',
    creditCode: creditCode(),
    contact: '丁经理',
    phone: '13900009001',
    divisionCode: '421024',
    address: '江陵县郝穴镇荆江大道 2 号',
    verified: '是',
    ...more,
  };
}

export function posting(more: Row): Row {
  return {
    code: 'P1',
    employerCode: 'E1',
    occupation: '4-02-05-01',
    title: '货场搬运工',
    description: '货物上下车搬运，有推车。',
    wageFen: '20000',
    unit: 'day',
    settlement: '日结',
    headcount: '5',
    date: '+1',
    from: '08:00',
    to: '17:00',
    breakMinutes: '60',
    stationCode: 'S1',
    divisionCode: '421024',
    address: '江陵县郝穴镇沿江路 7 号',
    lat: '30.04',
    lng: '112.42',
    requirements: '',
    benefits: '',
    insurance: '',
    contact: '丁经理',
    phone: '13900009001',
    selection: '先报先得',
    ...more,
  };
}

/** Rows as a table with a heading; all have the columns of the first. */
export function csvOf(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',');
  return [columns.join(','), ...rows.map((row) => line(columns.map((c) => row[c] ?? '')))].join(
    '\n',
  );
}
