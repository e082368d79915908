/**
 * What the panel loads after its first paint, as one module: a module of its own for each would be a file of its own
 * in the built extension, and they are needed one right after the other.
 */

export { loadEnglish, sessionFileName, sessionFileOf, sessionText } from '../../log/copies/session-export.ts';
export { OpenList } from '../closes/OpenList.tsx';
export { CodesView } from '../codes/CodesView.tsx';
export { CompareDialog } from '../compare/CompareDialog.tsx';
export { CompareHere } from '../compare/CompareInPanel.tsx';
export { Detail } from '../detail/Detail.tsx';
export { LiveGroups } from '../groups/LiveGroups.tsx';
export { ImportProblems } from '../session/ImportProblems.tsx';
export { readSessionFile } from '../session/import.ts';
export { SettingsView } from '../settings/SettingsView.tsx';
export { LiveTimeline } from '../timeline/LiveTimeline.tsx';
export { KeysDialog } from './KeysDialog.tsx';
