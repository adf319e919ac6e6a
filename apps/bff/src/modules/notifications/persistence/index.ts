import { NotificationRecord } from './entities';
import { NotificationsTables1795248533240 } from './migrations/1795248533240-notifications-tables';

export const notificationsEntities = [NotificationRecord];
export const notificationsMigrations = [NotificationsTables1795248533240];
