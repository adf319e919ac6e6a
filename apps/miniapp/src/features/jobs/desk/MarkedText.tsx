import type { JobFinding } from '@yizhan/contract';
import { Box } from '../../../components';
import './MarkedText.scss';

interface Props {
  /** The name of the text's field, as the marks have it. */
  readonly field: string;
  readonly text: string;
  readonly findings: readonly JobFinding[];
}

interface Piece {
  readonly from: number;
  readonly text: string;
  readonly marked: boolean;
}

/** A text with the doubtful words marked, for eyes and for readers. */
export function MarkedText({ field, text, findings }: Props) {
  return (
    <Box className="yz-marked">
      {piecesOf(field, text, findings).map((piece) =>
        piece.marked ? (
          <Box key={piece.from} label={`注意：${piece.text}`} className="yz-marked__word">
            {piece.text}
          </Box>
        ) : (
          <Box key={piece.from} className="yz-marked__plain">
            {piece.text}
          </Box>
        ),
      )}
    </Box>
  );
}

/** Marks may overlap: what is marked once is marked. */
export function piecesOf(field: string, text: string, findings: readonly JobFinding[]): Piece[] {
  const marks = findings.flatMap((finding) => finding.marks).filter((mark) => mark.field === field);
  const isMarked = (at: number) => marks.some((mark) => at >= mark.start && at < mark.end);
  const edges = marks.flatMap((mark) => [mark.start, mark.end]);
  const cuts = [...new Set([0, ...edges, text.length])].sort((a, b) => a - b);
  return cuts
    .slice(0, -1)
    .map((from, index) => ({
      from,
      text: text.slice(from, cuts[index + 1]),
      marked: isMarked(from),
    }))
    .filter((piece) => piece.text !== '');
}
