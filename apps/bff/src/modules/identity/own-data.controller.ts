import { Controller } from '@nestjs/common';
import { type RequestOf, identityRoutes as routes } from '@yizhan/contract';
import { Handles, type SignedCall } from '../../platform/http';
import { AccountService } from './account.service';

/** What is held of the person who asks, and the end of the account. */
@Controller()
export class OwnDataController {
  constructor(private readonly account: AccountService) {}

  @Handles(routes.ownData)
  ownData(_: RequestOf<typeof routes.ownData>, { caller, now }: SignedCall) {
    return this.account.export(caller.userId, now);
  }

  @Handles(routes.leaving)
  leaving(_: RequestOf<typeof routes.leaving>, { caller, now }: SignedCall) {
    return this.account.leaving(caller, now);
  }

  @Handles(routes.deleteAccount)
  deleteAccount(_: RequestOf<typeof routes.deleteAccount>, { caller, now }: SignedCall) {
    return this.account.delete(caller, now);
  }
}
