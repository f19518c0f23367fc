export { createMcpFactory, type McpOptions } from './factory.ts';
