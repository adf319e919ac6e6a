import { Controller } from '@nestjs/common';
import { type RequestOf, notificationsRoutes as routes } from '@yizhan/contract';
import { err, ok, raise } from '@yizhan/kernel';
import { notificationsErrors } from '@yizhan/notifications/vocabulary';
import { Handles, type SignedCall } from '../../platform/http';
import { NotificationsService } from './notifications.service';

@Controller()
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Handles(routes.list)
  list({ query }: RequestOf<typeof routes.list>, { caller }: SignedCall) {
    return this.notifications.list(caller.userId, query.cursor);
  }

  @Handles(routes.read)
  async read({ params }: RequestOf<typeof routes.read>, { caller }: SignedCall) {
    const found = await this.notifications.read(caller.userId, params.notificationId);
    return found ? ok({ done: true as const }) : err(raise(notificationsErrors.not_yours));
  }

  @Handles(routes.readAll)
  async readAll(_: RequestOf<typeof routes.readAll>, { caller }: SignedCall) {
    await this.notifications.readAll(caller.userId);
    return { done: true as const };
  }
}
