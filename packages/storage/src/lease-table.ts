import { Entity } from 'typeorm';
import { CountColumn, TextColumn } from './columns';

/** Who, of many processes, does a piece of work: see `Leadership`. */
@Entity('storage_leases')
export class StorageLease {
  @TextColumn({ length: 64, primary: true }) name!: string;
  /** Machine, process and id; empty when nobody does. */
  @TextColumn({ length: 100 }) holder!: string;
  /** Counted up by the holder as long as it lives. */
  @CountColumn({ default: 0 }) beat!: number;
}
