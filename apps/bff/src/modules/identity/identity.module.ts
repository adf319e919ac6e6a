import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config';
import { AccountService } from './account.service';
import { AuditView } from './audit.view';
import { ConsentsService } from './consents.service';
import { FirstAdministrator } from './first-administrator';
import { DevelopmentSms, SMS_GATEWAY, TencentSms } from './gateways/sms';
import { WECHAT_GATEWAY, WechatGateway } from './gateways/wechat';
import { IdentityController } from './identity.controller';
import { OwnDataController } from './own-data.controller';
import { PasswordGuard } from './password-guard.service';
import { PeopleImport } from './people.import';
import { PeopleService } from './people.service';
import { ScopeNames } from './scope-names';
import { SecondFactorService } from './second-factor.service';
import { SecurityController } from './security.controller';
import { SessionsService } from './sessions.service';
import { ShortMessages } from './short-messages';
import { SignInService } from './sign-in.service';
import { SignInPurge } from './sign-in-purge';
import { SmsCodes } from './sms-codes.service';

@Module({
  controllers: [IdentityController, SecurityController, OwnDataController],
  providers: [
    SignInService,
    ShortMessages,
    SmsCodes,
    PasswordGuard,
    SignInPurge,
    SecondFactorService,
    SessionsService,
    AccountService,
    ConsentsService,
    PeopleService,
    PeopleImport,
    FirstAdministrator,
    ScopeNames,
    AuditView,
    DevelopmentSms,
    {
      provide: SMS_GATEWAY,
      inject: [CONFIG, DevelopmentSms],
      useFactory: (config: Config, development: DevelopmentSms) =>
        config.sms ? new TencentSms(config.sms) : development,
    },
    {
      provide: WECHAT_GATEWAY,
      inject: [CONFIG],
      useFactory: (config: Config) =>
        new WechatGateway(
          config.wechat ?? { appId: '', secret: '', baseUrl: 'http://127.0.0.1:9' },
        ),
    },
  ],
  exports: [
    ShortMessages,
    PeopleService,
    PeopleImport,
    SessionsService,
    ScopeNames,
    DevelopmentSms,
  ],
})
export class IdentityModule {}
