/**
 * What the panel loads after its first paint, as one module: a module of its own for each would be a file of its own
 * in the built extension, and they are needed one right after the other.
 */
export { CodesView } from '../codes/CodesView.tsx';
export { Detail } from '../detail/Detail.tsx';
export { CompareDialog } from '../live/CompareDialog.tsx';
export { LiveGroups } from '../live/LiveGroups.tsx';
export { LiveTimeline } from '../live/LiveTimeline.tsx';
export { OpenList } from '../live/OpenList.tsx';
export { loadEnglish, sessionFileName, sessionFileOf, sessionText } from '../session/export.ts';
export { ImportProblems } from '../session/ImportProblems.tsx';
export { readSessionFile } from '../session/import.ts';
export { SettingsView } from '../settings/SettingsView.tsx';
export { CompareHere } from './CompareHere.tsx';
export { KeysDialog } from './KeysDialog.tsx';
