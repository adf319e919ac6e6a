import type { ResponseOf, routes, SupervisionFigure } from '@yizhan/contract';
import { formatYuan } from '@yizhan/kernel';
import { figureGroupLabels, figureGroups } from '@yizhan/supervision/vocabulary';
import {
  Box,
  Card,
  ColumnChart,
  Empty,
  Figure,
  Figures,
  FilterBar,
  List,
  ListRow,
  Part,
  Tag,
} from '../../components';

type Page = ResponseOf<typeof routes.supervision.figures>;
type Units = Extract<Page['units'], { ok: true }>['value'];
type Days = Extract<Page['days'], { ok: true }>['value'];

export const spanDays = { day: 1, week: 7, month: 30 } as const;
export type Span = keyof typeof spanDays;

interface Props {
  readonly page: Page;
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
}

/** One page of figures; each number tells what it counts when it is tapped. */
export function FiguresPage({ page, span, onSpan }: Props) {
  return (
    <Box className="yz-stack">
      <FilterBar<Span>
        label="按时间"
        value={span}
        onChange={onSpan}
        options={[
          { value: 'day', label: '今天' },
          { value: 'week', label: '近 7 天' },
          { value: 'month', label: '近 30 天' },
        ]}
      />
      <Part part={page.figures} title="数据">
        {(figures) => <Groups figures={figures} />}
      </Part>
      <Part part={page.days} title="每天">
        {(days) => <Trends days={days} />}
      </Part>
      <Part part={page.units} title="各单位">
        {(units) => <UnitsCard units={units} />}
      </Part>
    </Box>
  );
}

function Groups({ figures }: { readonly figures: readonly SupervisionFigure[] }) {
  return (
    <>
      {figureGroups.map((group) => (
        <Card key={group} title={figureGroupLabels[group]}>
          <Figures>
            {figures
              .filter((figure) => figure.group === group)
              .map((figure) => (
                <OneFigure key={figure.id} figure={figure} />
              ))}
          </Figures>
        </Card>
      ))}
    </>
  );
}

const alarming = new Set(['cases_overdue', 'wages_overdue', 'wages_overdue_sum']);

function OneFigure({ figure }: { readonly figure: SupervisionFigure }) {
  const { id, label, unit, value } = figure;
  const shown = value === null ? '—' : unit === 'fen' ? formatYuan(value) : String(value);
  const bad = alarming.has(id) && (value ?? 0) > 0;
  return (
    <Figure
      label={label}
      value={shown}
      unit={value === null ? undefined : { count: undefined, fen: '元', percent: '%' }[unit]}
      counts={<Explained figure={figure} />}
      tone={bad ? 'bad' : 'plain'}
    />
  );
}

function Explained({ figure }: { readonly figure: SupervisionFigure }) {
  const { counts, source, numerator, denominator } = figure;
  return (
    <Box className="yz-stack">
      <Box as="p">{counts}</Box>
      {denominator !== null && (
        <Box as="p" className="yz-strong">{`${numerator ?? 0} ÷ ${denominator}`}</Box>
      )}
      {source && (
        <Box as="p" className="yz-soft">
          {source}
        </Box>
      )}
    </Box>
  );
}

function Trends({ days }: { readonly days: Days }) {
  const shown = days.slice(-10);
  if (shown.length < 2) return null;
  const bars = (value: (day: Days[number]) => number) =>
    shown.map((day) => ({
      key: day.date,
      label: day.date.slice(5).replace('-', '/'),
      value: value(day),
      text: String(value(day)),
    }));
  return (
    <>
      <Card title="每天录用（人次）">
        <ColumnChart label="每天录用" bars={bars((day) => day.hires)} />
      </Card>
      <Card title="每天新收诉求（件）">
        <ColumnChart label="每天新收诉求" bars={bars((day) => day.received)} />
      </Card>
    </>
  );
}

function UnitsCard({ units }: { readonly units: Units }) {
  if (units.length === 0) return <Empty title="没有在办的诉求" />;
  return (
    <Card title="各单位（超期多的在前）">
      <List label="各单位">
        {units.map((unit) => (
          <ListRow
            key={unit.unitId}
            title={unit.name}
            hint={`在办 ${unit.open} · 办结 ${unit.closed}`}
            value={<UnitTags unit={unit} />}
          />
        ))}
      </List>
    </Card>
  );
}

function UnitTags({ unit }: { readonly unit: Units[number] }) {
  return (
    <Box className="yz-row">
      {unit.overdue > 0 && <Tag tone="bad">{`超期 ${unit.overdue}`}</Tag>}
      {unit.yellow > 0 && <Tag tone="wait">{`快到期 ${unit.yellow}`}</Tag>}
      {unit.jointOverdue > 0 && <Tag tone="bad">{`协办超期 ${unit.jointOverdue}`}</Tag>}
      {unit.jointOpen > unit.jointOverdue && (
        <Tag>{`协办 ${unit.jointOpen - unit.jointOverdue}`}</Tag>
      )}
      {unit.overdue + unit.yellow + unit.jointOverdue === 0 && <Tag tone="good">正常</Tag>}
    </Box>
  );
}
