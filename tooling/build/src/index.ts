export { definePackage } from './define-package.ts';
export { defineProgram } from './define-program.ts';
