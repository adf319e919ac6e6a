import type {
  AttendanceMethod,
  AttendanceState,
  CodePlaceKind,
  Direction,
  Facility,
  StationHours,
  StationKind,
  StationService,
} from '@yizhan/stations/vocabulary';
import {
  CountColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RealColumn,
  RefColumn,
  SealedColumn,
  TextColumn,
  VersionColumn,
  WordColumn,
} from '@yizhan/storage';
import { Entity, Index } from 'typeorm';

/** An odd-job station, or a point that belongs to one. */
@Entity('stations')
@Index('stations_near', ['cell'])
@Index('stations_order', ['kind', 'code'])
export class Station {
  @IdColumn()
  id!: string;

  /** Of the import, e.g. JL-02; what makes an import repeatable. */
  @Index('stations_code', { unique: true })
  @TextColumn({ length: 20 })
  code!: string;

  @WordColumn()
  kind!: StationKind;

  @Index('stations_parent')
  @RefColumn({ nullable: true })
  parentId!: string | null;

  @TextColumn({ length: 80 })
  name!: string;

  @Index('stations_division')
  @TextColumn({ length: 6 })
  division!: string;

  @TextColumn({ length: 40 })
  divisionName!: string;

  @TextColumn({ length: 9 })
  street!: string;

  @TextColumn({ length: 40 })
  streetName!: string;

  @TextColumn({ length: 200 })
  address!: string;

  @RealColumn()
  lat!: number;

  @RealColumn()
  lng!: number;

  @CountColumn()
  cell!: number;

  @JsonColumn()
  hours!: StationHours;

  @JsonColumn()
  facilities!: readonly Facility[];

  @JsonColumn()
  services!: readonly StationService[];

  @JsonColumn()
  languages!: readonly string[];

  @TextColumn({ length: 20 })
  phone!: string;

  @CountColumn()
  capacity!: number;

  @TextColumn({ length: 400 })
  notice!: string;

  /** Metres within which a check-in asks for a position; null: it asks for none. */
  @CountColumn({ nullable: true })
  fence!: number | null;

  @FlagColumn()
  sample!: boolean;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}

/** A key that makes the codes of one place for a while. */
@Entity('station_code_keys')
@Index('station_code_keys_place', ['placeId', 'validUntil'])
export class StationCodeKey {
  @IdColumn()
  id!: string;

  @RefColumn()
  placeId!: string;

  @WordColumn()
  placeKind!: CodePlaceKind;

  /** For the words on screens: the station's or the posting's name. */
  @TextColumn({ length: 120 })
  placeName!: string;

  @TextColumn()
  secretSealed!: string;

  @InstantColumn()
  validFrom!: number;

  @InstantColumn()
  validUntil!: number;

  @InstantColumn({ nullable: true })
  revokedAt!: number | null;

  @InstantColumn()
  createdAt!: number;
}

/** A check-in or check-out of one application. */
@Entity('attendances')
@Index('attendances_once', ['applicationId', 'direction', 'slot'], { unique: true })
@Index('attendances_used', ['workerId', 'placeId', 'direction', 'step'])
@Index('attendances_waiting', ['state', 'createdAt'])
export class Attendance {
  @IdColumn()
  id!: string;

  @RefColumn()
  applicationId!: string;

  @WordColumn()
  direction!: Direction;

  /** Empty for the one that counts; its own id once it was rejected, so that another may come. */
  @TextColumn({ length: 26 })
  slot!: string;

  @RefColumn()
  workerId!: string;

  @RefColumn()
  shiftId!: string;

  @RefColumn()
  postingId!: string;

  /** The station that looks after the shift. */
  @RefColumn({ nullable: true })
  stationId!: string | null;

  /** Where the code was shown: the station, or the posting's site. */
  @RefColumn()
  placeId!: string;

  @TextColumn({ length: 120 })
  placeName!: string;

  @TextColumn({ length: 80 })
  title!: string;

  @InstantColumn()
  startsAt!: number;

  @InstantColumn()
  endsAt!: number;

  /** When the person was there. */
  @InstantColumn()
  at!: number;

  @WordColumn()
  method!: AttendanceMethod;

  @WordColumn()
  state!: AttendanceState;

  /** The key and step of the code; null when staff did it without one. */
  @RefColumn({ nullable: true })
  keyId!: string | null;

  @CountColumn({ nullable: true })
  step!: number | null;

  /** The staff member who acted for the worker. */
  @RefColumn({ nullable: true })
  byUserId!: string | null;

  /** Why staff acted, or what they found when they settled it. */
  @SealedColumn({ nullable: true })
  reason!: string | null;

  @RefColumn({ nullable: true })
  settledBy!: string | null;

  @InstantColumn({ nullable: true })
  settledAt!: number | null;

  @InstantColumn()
  createdAt!: number;

  @VersionColumn()
  version!: number;
}
