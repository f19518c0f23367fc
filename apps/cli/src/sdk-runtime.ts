/**
 * Stands in for what the protocol library loads for Node: the same, with the validator it uses elsewhere. The one for
 * Node is 300 kB that every start would parse, for answers to questions this server does not ask.
 */
export { default as process } from 'node:process';
export { CfWorkerJsonSchemaValidator as DefaultJsonSchemaValidator } from '@modelcontextprotocol/server/validators/cf-worker';
