import { render } from 'preact';
import { ReferenceApp } from '../../src/ui/reference/ReferenceApp.tsx';
import { createReference } from '../../src/ui/reference/reference.ts';
import { createPlatform } from '../panel/platform.ts';

const place = document.getElementById('app');
if (!place) throw new Error('reference.html has no #app');

// Firefox has no sandboxed extension pages, and no content script runs in pages of an extension.
const liveDemos = import.meta.env.FIREFOX ? null : '/live-demos.html';
const reference = await createReference({ ...createPlatform(), liveDemos });
render(<ReferenceApp reference={reference} />, place);
