import { Controller } from '@nestjs/common';
import { type RequestOf, homeRoutes as routes } from '@yizhan/contract';
import { type Call, Handles } from '../../platform/http';
import { HomeView } from './home.view';

@Controller()
export class HomeController {
  constructor(private readonly home: HomeView) {}

  @Handles(routes.show)
  show({ query }: RequestOf<typeof routes.show>, { caller, now }: Call) {
    const { latitude, longitude } = query;
    const known = latitude !== undefined && longitude !== undefined;
    return this.home.show(caller, known ? { latitude, longitude } : null, now);
  }
}
