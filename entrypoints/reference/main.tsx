import { render } from 'preact';
import { ReferenceApp } from '../../src/ui/reference/ReferenceApp.tsx';
import { createReference } from '../../src/ui/reference/reference.ts';
import { createPlatform } from '../panel/platform.ts';

const place = document.getElementById('app');
if (!place) throw new Error('reference.html has no #app');

render(<ReferenceApp reference={await createReference(createPlatform())} />, place);
