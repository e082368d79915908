import {
  type ParsedSession,
  parseSessionFile,
  refusalOfSize,
} from '../../model/session-file/parse-session-file.ts';

/** Reads a chosen or dropped file; one that is too big is refused without being loaded. */
export async function readSessionFile(file: Pick<File, 'size' | 'text'>): Promise<ParsedSession> {
  return refusalOfSize(file.size) ?? parseSessionFile(await file.text());
}
