import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Clock, HOUR, type Instant, newId } from '@yizhan/kernel';
import {
  base64url,
  type CodeKey,
  currentKey,
  fromBase64url,
  makeKey,
  nextKeyDue,
} from '@yizhan/rotating-code';
import { CHECK_IN_SETTINGS } from '@yizhan/stations';
import { Database } from '@yizhan/storage';
import { In, MoreThan } from 'typeorm';
import { CLOCK } from '../../platform/clock';
import { PersonalData } from '../../platform/personal-data';
import { Schedule } from '../../platform/schedule';
import { Station, StationCodeKey } from './persistence/entities';
import type { CodePlace } from './shift-book';

export interface NamedPlace extends CodePlace {
  readonly name: string;
}

/** A key with what its place is. */
export interface PlaceKey extends CodeKey {
  readonly placeKind: CodePlace['kind'];
  readonly placeName: string;
}

/** The keys that make the codes of places; secrets are sealed at rest. */
@Injectable()
export class CodeKeysService implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    @Inject(CLOCK) private readonly clock: Clock,
    schedule: Schedule,
  ) {
    schedule.every('stations.keys', HOUR, () => this.renew());
  }

  /** After a long pause no key may be left: codes must be there from the first request on. */
  async onApplicationBootstrap(): Promise<void> {
    await this.renew();
  }

  /** Makes the keys that stations need from now on, each a day ahead. */
  async renew(): Promise<void> {
    const stations = await this.database.manager.find(Station, {
      select: { id: true, name: true },
    });
    await this.ensure(stations.map(({ id, name }) => ({ kind: 'station', id, name })));
  }

  async ensure(places: readonly NamedPlace[]): Promise<void> {
    if (places.length === 0) return;
    const now = this.clock.now();
    const keys = await this.keysOf(places.map((place) => place.id));
    const rows = places.flatMap((place) => {
      const due = nextKeyDue(keys, place.id, now);
      return due ? [this.newRow(place, due, now)] : [];
    });
    for (let at = 0; at < rows.length; at += 100)
      await this.database.manager.insert(StationCodeKey, rows.slice(at, at + 100));
  }

  /** The key that shows the place's codes now. */
  async current(placeId: string, now: Instant): Promise<PlaceKey | undefined> {
    const keys = await this.keysOf([placeId]);
    const key = currentKey(keys, placeId, now);
    return keys.find((candidate) => candidate.id === key?.id);
  }

  async byId(id: string): Promise<PlaceKey | undefined> {
    const row = await this.database.manager.findOneBy(StationCodeKey, { id });
    return row ? this.keyOf(row) : undefined;
  }

  /** Keys whose codes may still be taken, held claims included. */
  async keysOf(placeIds: readonly string[]): Promise<PlaceKey[]> {
    const since = this.clock.now() - CHECK_IN_SETTINGS.heldForMs;
    const rows = await this.database.manager.findBy(StationCodeKey, {
      placeId: In([...new Set(placeIds)]),
      validUntil: MoreThan(since),
    });
    return rows.map((row) => this.keyOf(row));
  }

  /** A lost device: its place's codes end at once and a new key takes over. */
  async revoke(place: NamedPlace, now: Instant): Promise<void> {
    await this.database.execute(
      'update station_code_keys set revoked_at = ? where place_id = ? and revoked_at is null',
      [now, place.id],
    );
    await this.ensure([place]);
  }

  private newRow(
    place: NamedPlace,
    due: { validFrom: Instant; validUntil: Instant },
    now: Instant,
  ): StationCodeKey {
    const id = newId(now);
    const random = (length: number) => Uint8Array.from(randomBytes(length));
    const key = makeKey(random, { id, place: place.id, ...due });
    return {
      id,
      placeId: place.id,
      placeKind: place.kind,
      placeName: place.name,
      secretSealed: this.personalData.seal(base64url(key.secret)),
      ...due,
      revokedAt: null,
      createdAt: now,
    };
  }

  private keyOf(row: StationCodeKey): PlaceKey {
    const secret = fromBase64url(this.personalData.open(row.secretSealed));
    if (!secret) throw new Error(`key ${row.id} holds no secret`);
    return {
      id: row.id,
      place: row.placeId,
      placeKind: row.placeKind,
      placeName: row.placeName,
      secret,
      validFrom: row.validFrom,
      validUntil: row.validUntil,
      revokedAt: row.revokedAt ?? undefined,
    };
  }
}
