import { useMemo } from 'react';
import { encode } from 'uqr';
import { Box } from '../platform/ui';
import './QrImage.scss';

export interface QrImageProps {
  readonly text: string;
  /** What scanning it does, for readers. */
  readonly label: string;
  /** Side in CSS pixels. */
  readonly size?: number;
}

/** A QR code, drawn on the phone itself: it works without a network and leaves no trace elsewhere. */
export function QrImage({ text, label, size = 240 }: QrImageProps) {
  const image = useMemo(() => drawing(text), [text]);
  const side = `${size}px`;
  return (
    <Box
      role="img"
      label={label}
      className="yz-qr"
      style={{ width: side, height: side, backgroundImage: `url("${image}")` }}
    />
  );
}

/** The modules as one SVG path; error correction M suits a screen seen from a metre away. */
function drawing(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data
    .map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
