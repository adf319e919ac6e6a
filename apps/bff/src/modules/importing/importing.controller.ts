import { Controller } from '@nestjs/common';
import { importErrors, type RequestOf, importingRoutes as routes } from '@yizhan/contract';
import { err, raise } from '@yizhan/kernel';
import { Handles, type SignedCall } from '../../platform/http';
import { ImportingService } from './importing.service';

/** Postings from a table that an employer sent to the station. */
@Controller()
export class ImportingController {
  constructor(private readonly importing: ImportingService) {}

  @Handles(routes.previewPostings)
  previewPostings({ body }: RequestOf<typeof routes.previewPostings>, call: SignedCall) {
    return this.importing.runPostings(body, { preview: true, caller: call.caller });
  }

  @Handles(routes.importPostings)
  async importPostings({ body }: RequestOf<typeof routes.importPostings>, call: SignedCall) {
    const report = await this.importing.runPostings(body, { caller: call.caller });
    if (!report.ok || report.value.faults.length === 0) return report;
    return err(raise(importErrors.faulty_rows, { faults: report.value.faults }));
  }
}
