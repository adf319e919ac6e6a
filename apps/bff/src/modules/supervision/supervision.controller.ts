import { Controller } from '@nestjs/common';
import { type RequestOf, supervisionRoutes as routes } from '@yizhan/contract';
import { addDays, localDate } from '@yizhan/kernel';
import { Handles, type SignedCall } from '../../platform/http';
import { FiguresView } from './figures.view';

/** Days shown when none are asked for. */
const usualSpan = 7;

@Controller()
export class SupervisionController {
  constructor(private readonly figures: FiguresView) {}

  @Handles(routes.figures)
  show({ query }: RequestOf<typeof routes.figures>, { now }: SignedCall) {
    const to = query.to ?? localDate(now);
    return this.figures.show(query.from ?? addDays(to, 1 - usualSpan), to, now);
  }
}
