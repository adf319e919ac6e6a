import { newId } from '@yizhan/kernel';
import { builder, sequence } from '@yizhan/testing';
import { Entity, Index } from 'typeorm';
import {
  CountColumn,
  createTable,
  defineMigration,
  FenColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  index,
  JsonColumn,
  LocalDateColumn,
  RealColumn,
  RefColumn,
  type Schema,
  storageEntities,
  storageMigrations,
  TextColumn,
  unique,
  VersionColumn,
  WordColumn,
} from '../src';

/** A table with every kind of column. */
@Entity('things')
@Index(['name'], { unique: true })
@Index(['day', 'dueAt'])
export class Thing {
  @IdColumn() id!: string;
  @TextColumn({ length: 40 }) name!: string;
  @TextColumn({ nullable: true }) story!: string | null;
  @RefColumn({ nullable: true }) ownerId!: string | null;
  @WordColumn({ default: 'new' }) state!: string;
  @LocalDateColumn() day!: string;
  @InstantColumn({ nullable: true }) dueAt!: number | null;
  @FenColumn({ default: 0 }) price!: number;
  @FlagColumn({ default: false }) hidden!: boolean;
  @CountColumn({ default: 0 }) taken!: number;
  @RealColumn({ nullable: true }) longitude!: number | null;
  @JsonColumn({ nullable: true }) details!: unknown;
  @InstantColumn() createdAt!: number;
  @VersionColumn() version!: number;
}

export const Things1763700000001 = defineMigration('Things1763700000001', [
  createTable(
    'things',
    {
      id: 'varchar(26) primary',
      name: 'varchar(40)',
      story: 'text null',
      owner_id: 'varchar(26) null',
      state: "varchar(40) default 'new'",
      day: 'varchar(10)',
      due_at: 'bigint null',
      price: 'bigint default 0',
      hidden: 'boolean default 0',
      taken: 'int default 0',
      longitude: 'double null',
      details: 'text null',
      created_at: 'bigint',
      version: 'int default 0',
    },
    [unique('ix_things_name', 'name'), index('ix_things_day_due_at', 'day', 'due_at')],
  ),
]);

export const schema: Schema = {
  entities: [...storageEntities, Thing],
  migrations: [...storageMigrations, Things1763700000001],
};

const nextName = sequence((n) => `thing ${n}`);

export const thing = builder<Thing>(() => ({
  id: newId(),
  name: nextName(),
  story: null,
  ownerId: null,
  state: 'new',
  day: '2026-11-02',
  dueAt: null,
  price: 0,
  hidden: false,
  taken: 0,
  longitude: null,
  details: null,
  createdAt: 1_795_000_000_000,
  version: 0,
}));
