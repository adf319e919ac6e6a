import type { PostingEditor } from '@yizhan/contract';
import { postingTextLabels, postingTextMax } from '@yizhan/jobs/vocabulary';
import { Box, Button, Input, Part, Picker } from '../../../components';
import { locate } from '../../../platform/location';
import { toast } from '../../../shell';
import type { StepProps } from './step';

/** Where one has to be, and whom to call. */
export function StepPlace(props: StepProps & { readonly stations: PostingEditor['stations'] }) {
  const { form, change, wrong, stations } = props;
  const here = async (): Promise<void> => {
    const answer = await locate();
    if (!answer.ok) {
      toast(answer.reason, 'bad');
      return;
    }
    change({ latitude: answer.value.latitude, longitude: answer.value.longitude });
    toast('已按您现在的位置标好', 'good');
  };
  return (
    <Box className="yz-stack">
      <Part part={stations} title="驿站">
        {(list) => (
          <Picker
            label="归哪个驿站"
            hint="到这里签到；没定位时，岗位按驿站的位置显示"
            value={form.stationId}
            placeholder="选一个驿站或服务点"
            options={list.map((one) => ({ value: one.stationId, label: one.name }))}
            onChange={(stationId) => {
              const station = list.find((one) => one.stationId === stationId);
              if (station)
                change({
                  stationId,
                  division: station.division,
                  latitude: station.latitude,
                  longitude: station.longitude,
                });
            }}
          />
        )}
      </Part>
      <Input
        label={postingTextLabels.address}
        placeholder="街道、门牌、楼栋"
        value={form.address}
        maxLength={postingTextMax.address}
        error={wrong('address')}
        onChange={(address) => change({ address })}
      />
      <Button kind="secondary" icon="place" onTap={here}>
        我就在工地，用现在的位置
      </Button>
      <Input
        label={postingTextLabels.contactName}
        value={form.contactName}
        maxLength={postingTextMax.contactName}
        error={wrong('contactName')}
        onChange={(contactName) => change({ contactName })}
      />
      <Input
        label="联系电话"
        kind="phone"
        hint="录用的人开工前一天起才看得到"
        value={form.contactPhone}
        error={wrong('contactPhone')}
        onChange={(contactPhone) => change({ contactPhone })}
      />
    </Box>
  );
}
